import dayjs, { type Dayjs } from 'dayjs'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'
import type { Wording } from '../api/client'
import type { Language } from './locale'

dayjs.extend(utc)
dayjs.extend(timezone)

/** A day as the API has it: `2026-11-27`. */
export const isoDay = (day: Dayjs) => day.format('YYYY-MM-DD')

export type Format = ReturnType<typeof formats>

/** Numbers, money and times as the language writes them, times in this zone. */
export function formats(language: Language, zone: string) {
  // Pickers ask for what day and time it is: here, not where this machine stands.
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
  // Made once: making one takes a hundred times as long as writing an amount with it.
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
    /** The day on which a moment falls where the campaigns are. */
    dayOf: (iso: string) => dayThere.format(new Date(iso)),
    /** The day that it is where the campaigns are. */
    today: () => dayThere.format(new Date()),
    /** The moment at which a day begins where times are shown. */
    begins: (iso: string) => dayjs.tz(iso, zone).toISOString(),
    /** The moment that a picked time means: it is read as times are shown, whatever the clock of this machine says. */
    instant: (picked: Dayjs) => dayjs.tz(picked.format('YYYY-MM-DDTHH:mm:ss'), zone).toISOString(),
    /** A moment as it is picked. */
    picked: (iso: string) => dayjs(dayjs.tz(dayjs(iso), zone).format('YYYY-MM-DDTHH:mm:ss')),
    moment: (iso: string) => moment.format(new Date(iso)),
    /** A moment of today by its hour alone. */
    lately: (iso: string) => (dayThere.format(new Date(iso)) === dayThere.format(new Date()) ? hour : moment).format(new Date(iso)),
    second: (iso: string) => second.format(new Date(iso)),
    count: (value: number) => count.format(value),
    index: (value: number) => index.format(value),
    percent: (share: number) => percent.format(share),
    money: (value: number, currency: string) => moneyIn(currency, value % 1 === 0 ? 0 : 2).format(value),
    /** A sentence that the server gave in both languages. */
    wording: (wording: Wording | null) => (language === 'zh-CN' ? wording?.zh : wording?.en) ?? '',
  }
}
