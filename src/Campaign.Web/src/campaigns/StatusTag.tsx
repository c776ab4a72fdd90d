import { Tag } from 'antd'
import { useLocale } from '../i18n/LocaleProvider'

const colours: Record<string, string> = { active: 'green', paused: 'orange', relapsed: 'red', closed: 'default', planned: 'blue', draft: 'default' }

export function StatusTag({ status }: { status: string }) {
  const { word } = useLocale()
  return (
    <Tag color={colours[status] ?? 'default'} variant="outlined" className="status">
      {word('status', status)}
    </Tag>
  )
}
