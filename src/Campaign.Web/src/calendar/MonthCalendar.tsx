import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { isoDay } from '../i18n/format'
import { useLocale } from '../i18n/LocaleProvider'

/** Something on a day, and where it leads. */
export interface CalendarEntry {
  readonly key: string
  /** `2026-11-27` */
  readonly day: string
  readonly kind: string
  readonly title: string
  readonly late?: boolean
  readonly done?: boolean
  readonly open: () => void
}

const WEEK = 7

/** A month of what has a day, Monday first; on a phone only the days that hold something. What a thing is stands before it where there are several kinds. */
export function MonthCalendar({ label, entries, begin }: { label: string; entries: readonly CalendarEntry[]; begin?: string }) {
  const { t, monthOf, weekday } = useLocale()
  const today = isoDay(dayjs())
  const [month, show] = useState(() => dayjs(begin ?? today).startOf('month'))
  const first = month.subtract((month.day() + WEEK - 1) % WEEK, 'day')
  const weeks = Math.ceil((month.diff(first, 'day') + month.daysInMonth()) / WEEK)
  const days = Array.from({ length: weeks * WEEK }, (_, index) => first.add(index, 'day'))
  const mixed = new Set(entries.map(({ kind }) => kind)).size > 1
  const within = entries.filter(({ day }) => day.startsWith(month.format('YYYY-MM')))
  return (
    <section className="calendar" aria-label={label}>
      <header className="tags">
        <Button icon={<LeftOutlined />} aria-label={t('calendar.before')} onClick={() => show(month.subtract(1, 'month'))} />
        <h2 aria-live="polite">{monthOf(isoDay(month))}</h2>
        <Button icon={<RightOutlined />} aria-label={t('calendar.after')} onClick={() => show(month.add(1, 'month'))} />
        <Button onClick={() => show(dayjs().startOf('month'))}>{t('calendar.today')}</Button>
      </header>
      <div className="weekdays" aria-hidden>
        {days.slice(0, WEEK).map((day) => (
          <span key={isoDay(day)}>{weekday(isoDay(day))}</span>
        ))}
      </div>
      <ol className="month">
        {days.map((day) => (
          <Day key={isoDay(day)} day={isoDay(day)} today={isoDay(day) === today} outside={day.month() !== month.month()} mixed={mixed} entries={entries.filter((entry) => entry.day === isoDay(day))} />
        ))}
      </ol>
      {within.length === 0 && <p className="soft">{t('calendar.nothing')}</p>}
    </section>
  )
}

function Day({ day, today, outside, mixed, entries }: { day: string; today: boolean; outside: boolean; mixed: boolean; entries: readonly CalendarEntry[] }) {
  const { word, shortDay } = useLocale()
  const names = ['day', today && 'present', outside && 'outside', entries.length === 0 && 'empty'].filter(Boolean).join(' ')
  return (
    <li className={names}>
      <time dateTime={day} aria-current={today ? 'date' : undefined}>
        <span className="day-short">{Number(day.slice(8))}</span>
        <span className="day-long">{shortDay(day)}</span>
      </time>
      {entries.map((entry) => (
        <button key={entry.key} type="button" className={entry.late ? 'entry-button late' : entry.done ? 'entry-button done' : 'entry-button'} onClick={entry.open}>
          {mixed && <span className="soft">{word('due', entry.kind)} </span>}
          {entry.title}
        </button>
      ))}
    </li>
  )
}
