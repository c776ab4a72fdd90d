import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { App, Button, Progress } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { answered } from '../api/client'
import { useLocale } from '../i18n/LocaleProvider'
import { useProblemText } from '../layout/Problems'
import { save } from '../lists/Csv'

const formats = ['pdf', 'xlsx'] as const

/** A download: the server makes the file until its length is known, then its bytes arrive. */
interface Making {
  readonly format: string
  readonly got: number
  /** Bytes; undefined while the file is being made. */
  readonly all?: number
}

/** The report's downloads, with progress. */
export function Downloads({ campaign, lang, asOf }: { campaign: string; lang: string; asOf?: string }) {
  const { t } = useLocale()
  const { message } = App.useApp()
  const textOf = useProblemText()
  const [making, setMaking] = useState<Making>()
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])
  const make = async (format: string) => {
    const { signal } = (stop.current = new AbortController())
    setMaking({ format, got: 0 })
    try {
      const terms = new URLSearchParams({ lang, ...(asOf && { asOf }) })
      const name = `${campaign}-recovery-report${asOf ? `-${asOf}` : ''}.${format}`
      const answer = await answered(fetch(`/api/v1/campaigns/${encodeURIComponent(campaign)}/report.${format}?${terms}`, { signal }))
      save(await fileOf(answer, (got, all) => setMaking({ format, got, all })), name)
      void message.success(t('report.saved', { name }))
    } catch (problem) {
      if (!signal.aborted) void message.error(textOf(problem))
    } finally {
      setMaking(undefined)
    }
  }
  return (
    <div className="tags">
      {formats.map((format) => (
        <Button key={format} icon={<DownloadOutlined />} disabled={making !== undefined} onClick={() => void make(format)}>
          {format.toUpperCase()}
        </Button>
      ))}
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        {t('report.print')}
      </Button>
      {making && <HowFar making={making} cancel={() => stop.current?.abort()} />}
    </div>
  )
}

/** While the file is being made nobody knows how long it takes, so seconds are counted; after that, bytes against its length. */
function HowFar({ making: { format, got, all }, cancel }: { making: Making; cancel: () => void }) {
  const { t, count } = useLocale()
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = window.setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => window.clearInterval(timer)
  }, [])
  const size = (bytes: number) => `${count(Math.ceil(bytes / 1024))} KB`
  const name = format.toUpperCase()
  return (
    <div className="tags" role="group" aria-label={name}>
      {all && <Progress type="circle" size={24} percent={Math.round((got / all) * 100)} aria-label={name} />}
      <span>{all ? t('report.fetched', { format: name, got: size(got), all: size(all) }) : t('report.making', { format: name, n: count(seconds) })}</span>
      <Button onClick={cancel}>{t('mod.cancel')}</Button>
    </div>
  )
}

async function fileOf(answer: Response, tell: (got: number, all?: number) => void): Promise<Blob> {
  const all = Number(answer.headers.get('Content-Length')) || undefined
  const parts: Uint8Array<ArrayBuffer>[] = []
  let got = 0
  tell(got, all)
  if (answer.body) {
    const reader = answer.body.getReader()
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value)
      tell((got += part.value.length), all)
    }
  }
  return new Blob(parts, { type: answer.headers.get('Content-Type') ?? '' })
}
