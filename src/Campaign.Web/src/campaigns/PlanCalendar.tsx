import { useNavigate } from 'react-router'
import { entriesOfStory, entryOfDeliverable } from '../calendar/entries'
import { useMonth } from '../calendar/month'
import { MonthCalendar, type CalendarEntry } from '../calendar/MonthCalendar'
import { useAllDeliverables } from '../deliverables/queries'
import { useDrives } from '../drives/queries'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { useAllStories } from '../stories/queries'
import type { Campaign } from './queries'

/** Everything of a campaign that has a day: phases' ends, objectives, deliverables, stories, drives. */
export function PlanCalendar({ campaign }: { campaign: Campaign }) {
  const { t, word, dayOf } = useLocale()
  const go = useNavigate()
  const base = `/campaigns/${campaign.id}`
  const shown = useMonth(campaign)
  const deliverables = useAllDeliverables({ campaign: campaign.id, from: shown.from, until: shown.until })
  const stories = useAllStories(campaign.id, shown)
  const drives = useDrives(campaign.id).data?.items ?? []
  const to = (path: string) => () => void go(base + path)
  const entries: CalendarEntry[] = [
    ...campaign.phases.map(({ phase, ends }) => ({ key: `phase-${phase}`, day: ends, kind: 'phase', title: word('phase', phase), open: to('/plan') })),
    ...campaign.objectives.map(({ measure, by }) => ({ key: `objective-${measure}`, day: by, kind: 'objective', title: word('measure', measure), open: to('') })),
    ...(deliverables.data?.items ?? []).map((one) => entryOfDeliverable(one, to(`/deliverables?open=${one.partner}/${one.id}`))),
    ...(stories.data?.items ?? []).flatMap((one) => entriesOfStory(one, dayOf, to(`/stories?open=${one.id}`))),
    ...drives.map((one) => ({ key: one.id, day: dayOf(one.closes), kind: 'drive', title: one.title, done: one.status === 'closed', open: to('/drives') })),
  ]
  const problem = deliverables.error ?? stories.error
  if (problem) return <ProblemAlert problem={problem} />
  return <MonthCalendar label={t('plan.calendar')} shown={shown} entries={entries} busy={deliverables.isPending || stories.isPending} />
}
