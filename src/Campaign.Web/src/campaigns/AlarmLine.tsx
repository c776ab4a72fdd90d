import { BellFilled, InfoCircleOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import type { Alarm } from '../api/client'
import { useLocale } from '../i18n/LocaleProvider'

/** Where an alarm's cause can be seen. */
const places: Record<string, string> = {
  'reputation-relapsed': '/report',
  'deliverables-overdue': '/deliverables?late=yes',
  'rewards-waiting': '/pools',
  'pools-low': '/pools',
  'stories-failed': '/stories',
  'phase-late': '/plan',
}

export function AlarmLine({ alarm, campaign }: { alarm: Alarm; campaign: string }) {
  const { wording, t } = useLocale()
  const warns = alarm.severity === 'warning'
  const place = places[alarm.code]
  return (
    <li className={warns ? 'alarm warns' : 'alarm'}>
      {warns ? <BellFilled aria-label={t('alarm.warning')} /> : <InfoCircleOutlined aria-label={t('alarm.advice')} />}
      <span>
        {wording(alarm.message)} {place && <Link to={`/campaigns/${campaign}${place}`}>{t('alarm.look')}</Link>}
      </span>
    </li>
  )
}
