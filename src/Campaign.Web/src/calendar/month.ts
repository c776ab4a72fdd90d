import dayjs from 'dayjs'
import { isoDay } from '../i18n/format'
import { useLocale } from '../i18n/LocaleProvider'
import { useFilters } from '../lists/filters'

export const WEEK = 7

/** The days shown for a month, Monday first, in whole weeks. */
export function daysOf(month: string): string[] {
  const begins = dayjs(`${month}-01`)
  const first = begins.subtract((begins.day() + WEEK - 1) % WEEK, 'day')
  const weeks = Math.ceil((begins.diff(first, 'day') + begins.daysInMonth()) / WEEK)
  return Array.from({ length: weeks * WEEK }, (_, index) => isoDay(first.add(index, 'day')))
}

/**
 * The month of a calendar, `2026-11`, kept in the URL, and the first and last day shown.
 * @param span The period of the calendar: it opens on today if today is within it, else at its start.
 */
export function useMonth(span?: { readonly starts: string; readonly ends: string }) {
  const { today } = useLocale()
  const filters = useFilters()
  const now = today()
  const usual = !span || (now >= span.starts && now <= span.ends) ? now : span.starts
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.exec(filters.of('month') ?? '')?.[0] ?? usual.slice(0, 7)
  const days = daysOf(month)
  const show = (chosen: string) => filters.set({ month: chosen })
  return { month, days, from: days[0] ?? '', until: days.at(-1) ?? '', show }
}

export type Month = ReturnType<typeof useMonth>
