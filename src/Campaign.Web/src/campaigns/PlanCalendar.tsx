import { useNavigate } from 'react-router'
import { entriesOfStory, entryOfDeliverable } from '../calendar/entries'
import { MonthCalendar, type CalendarEntry } from '../calendar/MonthCalendar'
import { useDeliverables } from '../deliverables/queries'
import { useDrives } from '../drives/queries'
import { useLocale } from '../i18n/LocaleProvider'
import { useStories } from '../stories/queries'
import type { Campaign } from './queries'

/** Everything of a campaign that has a day: phases' ends, objectives, deliverables, stories, drives. */
export function PlanCalendar({ campaign, today }: { campaign: Campaign; today?: string }) {
  const { t, word, dayOf } = useLocale()
  const go = useNavigate()
  const base = `/campaigns/${campaign.id}`
  const deliverables = useDeliverables({ campaign: campaign.id, limit: 200 }).data?.items ?? []
  const stories = useStories(campaign.id).data?.items ?? []
  const drives = useDrives(campaign.id).data?.items ?? []
  const to = (path: string) => () => void go(base + path)
  const entries: CalendarEntry[] = [
    ...campaign.phases.map(({ phase, ends }) => ({ key: `phase-${phase}`, day: ends, kind: 'phase', title: word('phase', phase), open: to('/plan') })),
    ...campaign.objectives.map(({ measure, by }) => ({ key: `objective-${measure}`, day: by, kind: 'objective', title: word('measure', measure), open: to('') })),
    ...deliverables.map((one) => entryOfDeliverable(one, to(`/deliverables?open=${one.partner}/${one.id}`))),
    ...stories.flatMap((one) => entriesOfStory(one, dayOf, to(`/stories?open=${one.id}`))),
    ...drives.map((one) => ({ key: one.id, day: dayOf(one.closes), kind: 'drive', title: one.title, done: one.status === 'closed', open: to('/drives') })),
  ]
  const begin = today && today >= campaign.starts && today <= campaign.ends ? today : campaign.starts
  return <MonthCalendar key={begin} label={t('plan.calendar')} begin={begin} entries={entries} />
}
