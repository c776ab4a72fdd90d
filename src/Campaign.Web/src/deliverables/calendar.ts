import type { CalendarEntry } from '../calendar/MonthCalendar'
import type { UseEntries } from '../rooms'
import { useAllDeliverables, type Deliverable } from './queries'

/** A deliverable on its due date. */
export const entryOf = (one: Deliverable, open: () => void): CalendarEntry => ({
  key: one.id,
  day: one.due,
  kind: 'deliverable',
  title: one.title,
  late: one.overdue,
  done: one.publishedAt != null,
  open,
})

export const useEntries: UseEntries = ({ id }, { from, until }, to) => {
  const { data, isPending, error } = useAllDeliverables({ campaign: id, from, until })
  return { entries: (data?.items ?? []).map((one) => entryOf(one, to(`/deliverables?open=${one.partner}/${one.id}`))), busy: isPending, error }
}
