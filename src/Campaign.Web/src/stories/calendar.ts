import type { CalendarEntry } from '../calendar/MonthCalendar'
import { useLocale } from '../i18n/LocaleProvider'
import type { UseEntries } from '../rooms'
import { useAllStories, type Story } from './queries'

/** A story on the day it went out or will; nothing while it has no date. */
export function entriesOf({ id, title, status, publishedAt, publishAt }: Story, dayOf: (moment: string) => string, open: () => void): CalendarEntry[] {
  const at = publishedAt ?? publishAt
  return at ? [{ key: id, day: dayOf(at), kind: 'story', title, late: status === 'failed', done: status === 'published', open }] : []
}

export const useEntries: UseEntries = ({ id }, shown, to) => {
  const { dayOf } = useLocale()
  const { data, isPending, error } = useAllStories(id, shown)
  return { entries: (data?.items ?? []).flatMap((one) => entriesOf(one, dayOf, to(`/stories?open=${one.id}`))), busy: isPending, error }
}
