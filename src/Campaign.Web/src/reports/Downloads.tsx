import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { answered } from '../api/client'
import { useLocale } from '../i18n/LocaleProvider'
import { useProblemText } from '../layout/Problems'
import { save } from '../lists/Csv'

const formats = ['pdf', 'xlsx'] as const

/** The report as files. Making one takes a moment: the button says so until the file is there. */
export function Downloads({ campaign, lang, asOf }: { campaign: string; lang: string; asOf?: string }) {
  const { t } = useLocale()
  const { message } = App.useApp()
  const textOf = useProblemText()
  const [making, setMaking] = useState<string>()
  const make = async (format: string) => {
    setMaking(format)
    try {
      const terms = new URLSearchParams({ lang, ...(asOf && { asOf }) })
      const name = `${campaign}-recovery-report${asOf ? `-${asOf}` : ''}.${format}`
      const file = await answered(fetch(`/api/v1/campaigns/${encodeURIComponent(campaign)}/report.${format}?${terms}`))
      save(await file.blob(), name)
      void message.success(t('report.saved', { name }))
    } catch (problem) {
      void message.error(textOf(problem))
    } finally {
      setMaking(undefined)
    }
  }
  return (
    <div className="tags">
      {formats.map((format) => (
        <Button key={format} icon={<DownloadOutlined />} loading={making === format} disabled={making !== undefined && making !== format} onClick={() => void make(format)}>
          {making === format ? t('report.making') : format.toUpperCase()}
        </Button>
      ))}
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        {t('report.print')}
      </Button>
    </div>
  )
}
