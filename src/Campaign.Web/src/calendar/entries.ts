import type { Deliverable } from '../deliverables/queries'
import type { Story } from '../stories/queries'
import type { CalendarEntry } from './MonthCalendar'

/** A deliverable on the day by which it is due. */
export const entryOfDeliverable = (one: Deliverable, open: () => void): CalendarEntry => ({
  key: one.id,
  day: one.due,
  kind: 'deliverable',
  title: one.title,
  late: one.overdue,
  done: one.publishedAt != null,
  open,
})

/** When a story went out, or is to. */
const timeOf = ({ publishedAt, publishAt }: Story) => publishedAt ?? publishAt

/** A story on the day on which it went out or is to; nothing while it has no such day. */
export function entriesOfStory(story: Story, dayOf: (moment: string) => string, open: () => void): CalendarEntry[] {
  const at = timeOf(story)
  return at ? [{ key: story.id, day: dayOf(at), kind: 'story', title: story.title, late: story.status === 'failed', done: story.status === 'published', open }] : []
}
