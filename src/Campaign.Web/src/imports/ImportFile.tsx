import { InboxOutlined } from '@ant-design/icons'
import { Upload } from 'antd'
import { useState } from 'react'
import { useLocale } from '../i18n/LocaleProvider'
import { ImportProgress } from './ImportProgress'
import { MappingWizard } from './MappingWizard'
import type { ImportTarget } from './targets'

/** Imports a file: choose it, map its columns with a preview, then import. */
export function ImportFile({ target }: { target: ImportTarget }) {
  const { word, t } = useLocale()
  const [file, setFile] = useState<File>()
  const [job, setJob] = useState<string>()
  const over = () => {
    setFile(undefined)
    setJob(undefined)
  }
  if (job) return <ImportProgress job={job} done={over} />
  if (file) return <MappingWizard target={target} file={file} started={setJob} cancel={over} />
  return (
    <Upload.Dragger
      accept=".csv,.tsv,.txt,.xlsx"
      showUploadList={false}
      beforeUpload={(chosen) => {
        setFile(chosen)
        return false
      }}
    >
      <p>
        <InboxOutlined className="big-icon" />
      </p>
      <p>{word('importdrop', target.kind)}</p>
      <p className="soft">{t('mentions.kinds')}</p>
    </Upload.Dragger>
  )
}
