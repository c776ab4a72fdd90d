import { BellFilled, InfoCircleOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import type { Alarm } from '../api/client'
import { useLocale } from '../i18n/LocaleProvider'
import { placeOf } from '../rooms'

export function AlarmLine({ alarm, campaign }: { alarm: Alarm; campaign: string }) {
  const { wording, t } = useLocale()
  const warns = alarm.severity === 'warning'
  const place = placeOf(alarm.code)
  return (
    <li className={warns ? 'alarm warns' : 'alarm'}>
      {warns ? <BellFilled aria-label={t('alarm.warning')} /> : <InfoCircleOutlined aria-label={t('alarm.advice')} />}
      <span>
        {wording(alarm.message)} {place && <Link to={`/campaigns/${campaign}${place}`}>{t('alarm.look')}</Link>}
      </span>
    </li>
  )
}
