import dayjs from 'dayjs'
import { isoDay } from '../i18n/format'
import { useLocale } from '../i18n/LocaleProvider'
import { useFilters } from '../lists/filters'

export const WEEK = 7

/** The days of a month's sheet, Monday first: the first and the last week are whole. */
export function daysOf(month: string): string[] {
  const begins = dayjs(`${month}-01`)
  const first = begins.subtract((begins.day() + WEEK - 1) % WEEK, 'day')
  const weeks = Math.ceil((begins.diff(first, 'day') + begins.daysInMonth()) / WEEK)
  return Array.from({ length: weeks * WEEK }, (_, index) => isoDay(first.add(index, 'day')))
}

/**
 * The month that a calendar shows, `2026-11`, as it stands in the address, and the first and last day of its sheet.
 * @param span The days that the calendar is about: it opens on today where that is among them, else where they begin.
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
