import dayjs, { type Dayjs } from 'dayjs'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'
import type { Wording } from '../api/client'
import type { Language } from './locale'

dayjs.extend(utc)
dayjs.extend(timezone)

/** A day in the API's format: `2026-11-27`. */
export const isoDay = (day: Dayjs) => day.format('YYYY-MM-DD')

export type Format = ReturnType<typeof formats>

/** Numbers, money and times in the language's format, times in this zone. */
export function formats(language: Language, zone: string) {
  // Pickers use the current date and time of this zone, not of this machine.
  dayjs.tz.setDefault(zone)
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  const shortDay = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', weekday: 'short', timeZone: 'UTC' })
  const monthDay = new Intl.DateTimeFormat(language, { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' })
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  const hour = new Intl.DateTimeFormat(language, { timeStyle: 'short', hourCycle: 'h23', timeZone: zone })
  const second = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', timeZone: zone })
  const dayThere = new Intl.DateTimeFormat('sv', { timeZone: zone })
  const count = new Intl.NumberFormat(language)
  const index = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'negative' })
  // Cached: creating a formatter takes a hundred times as long as formatting an amount.
  const currencies = new Map<string, Intl.NumberFormat>()
  const moneyIn = (currency: string, digits: number) => {
    const key = `${currency}/${digits}`
    const known = currencies.get(key) ?? new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: digits })
    currencies.set(key, known)
    return known
  }
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'negative' })
  return {
    /** A day without a time: `2026-11-27`. */
    day: (iso: string) => day.format(new Date(`${iso}T00:00:00Z`)),
    shortDay: (iso: string) => shortDay.format(new Date(`${iso}T00:00:00Z`)),
    monthDay: (iso: string) => monthDay.format(new Date(`${iso}T00:00:00Z`)),
    monthOf: (iso: string) => month.format(new Date(`${iso}T00:00:00Z`)),
    weekday: (iso: string) => weekday.format(new Date(`${iso}T00:00:00Z`)),
    /** The day on which a time falls in the campaigns' zone. */
    dayOf: (iso: string) => dayThere.format(new Date(iso)),
    /** Today in the campaigns' zone. */
    today: () => dayThere.format(new Date()),
    /** The time at which a day begins in the zone in which times are shown. */
    begins: (iso: string) => dayjs.tz(iso, zone).toISOString(),
    /** The time that was picked, read in the zone in which times are shown, whatever this machine's zone. */
    instant: (picked: Dayjs) => dayjs.tz(picked.format('YYYY-MM-DDTHH:mm:ss'), zone).toISOString(),
    /** A time as a picker's value. */
    picked: (iso: string) => dayjs(dayjs.tz(dayjs(iso), zone).format('YYYY-MM-DDTHH:mm:ss')),
    moment: (iso: string) => moment.format(new Date(iso)),
    /** A time as the hour alone if it is today. */
    lately: (iso: string) => (dayThere.format(new Date(iso)) === dayThere.format(new Date()) ? hour : moment).format(new Date(iso)),
    second: (iso: string) => second.format(new Date(iso)),
    count: (value: number) => count.format(value),
    index: (value: number) => index.format(value),
    percent: (share: number) => percent.format(share),
    money: (value: number, currency: string) => moneyIn(currency, value % 1 === 0 ? 0 : 2).format(value),
    /** A sentence that the server sent in both languages. */
    wording: (wording: Wording | null) => (language === 'zh-CN' ? wording?.zh : wording?.en) ?? '',
  }
}
