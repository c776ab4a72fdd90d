import { use } from 'react'
import { useNavigate } from 'react-router'
import { useMonth } from '../calendar/month'
import { MonthCalendar } from '../calendar/MonthCalendar'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { rooms } from '../rooms'
import type { Campaign } from './queries'

/** Loaded once, so that their order is stable: each is a hook. */
const calendars = Promise.all(rooms.flatMap(({ calendar }) => (calendar ? [calendar()] : [])))

/** Everything in a campaign that has a date, contributed by the rooms. */
export function PlanCalendar({ campaign }: { campaign: Campaign }) {
  const { t } = useLocale()
  const go = useNavigate()
  const shown = useMonth(campaign)
  const to = (path: string) => () => void go(`/campaigns/${campaign.id}${path}`)
  const parts = use(calendars).map(({ useEntries }) => useEntries(campaign, shown, to))
  const problem = parts.find(({ error }) => error)?.error
  if (problem) return <ProblemAlert problem={problem} />
  return <MonthCalendar label={t('plan.calendar')} shown={shown} entries={parts.flatMap(({ entries }) => entries)} busy={parts.some(({ busy }) => busy)} />
}
