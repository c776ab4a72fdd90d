import { InboxOutlined } from '@ant-design/icons'
import { Card, Skeleton, Tag, Upload } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { DataTable } from '../lists/DataTable'
import { ImportProgress } from './ImportProgress'
import { MappingWizard } from './MappingWizard'
import { useImports } from './queries'

/** What the measures rest on, and the way to bring more in: a file, its columns, then the import. */
export default function MentionsPage() {
  const { campaign = '' } = useParams()
  const { t } = useLocale()
  const [file, setFile] = useState<File>()
  const [job, setJob] = useState<string>()
  const over = () => {
    setFile(undefined)
    setJob(undefined)
  }
  return (
    <div className="page">
      <title>{`${t('nav.mentions')} · ${t('shell.name')}`}</title>
      <h1>{t('nav.mentions')}</h1>
      {job ? (
        <ImportProgress job={job} done={over} />
      ) : file ? (
        <MappingWizard campaign={campaign} file={file} started={setJob} cancel={over} />
      ) : (
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
          <p>{t('mentions.drop')}</p>
          <p className="soft">{t('mentions.kinds')}</p>
        </Upload.Dragger>
      )}
      <Imports campaign={campaign} />
    </div>
  )
}

function Imports({ campaign }: { campaign: string }) {
  const { t, count, moment, word } = useLocale()
  const { data, error } = useImports(campaign)
  if (error) return <ProblemAlert problem={error} />
  if (!data) return <Skeleton active />
  return (
    <Card title={<h2>{t('mentions.imports')}</h2>}>
      <DataTable
      label={t('mentions.imports')}
        rowKey="id"
        size="small"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        dataSource={data.items}
        locale={{ emptyText: t('mentions.none') }}
        columns={[
          { title: t('mentions.file'), key: 'file', render: (_, one) => one.fileName ?? one.id },
          { title: t('mentions.at'), dataIndex: 'at', render: moment },
          { title: t('mentions.accepted'), dataIndex: 'accepted', align: 'right', render: count },
          { title: t('mentions.duplicates'), dataIndex: 'duplicates', align: 'right', render: count },
          { title: t('mentions.rejected'), dataIndex: 'rejected', align: 'right', render: count },
          { title: t('mentions.state'), dataIndex: 'status', render: (status: string) => <Tag variant="outlined">{word('import', status)}</Tag> },
        ]}
      />
    </Card>
  )
}
