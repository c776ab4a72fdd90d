import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import dayjs from 'dayjs'
import { useLocale } from '../i18n/LocaleProvider'
import { WEEK, type Month } from './month'

/** Something on a day, with a link. */
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

interface Props {
  readonly label: string
  readonly shown: Month
  /** All entries in the days shown. */
  readonly entries: readonly CalendarEntry[]
  /** Whether they are still loading. */
  readonly busy: boolean
}

/** A month's calendar, Monday first; on a phone, only days with entries. Entries are labelled by kind where there are several kinds. */
export function MonthCalendar({ label, shown: { month, days, show }, entries, busy }: Props) {
  const { t, monthOf, weekday, today } = useLocale()
  const turn = (by: number) => show(dayjs(`${month}-01`).add(by, 'month').format('YYYY-MM'))
  const mixed = new Set(entries.map(({ kind }) => kind)).size > 1
  const within = entries.filter(({ day }) => day.startsWith(month))
  return (
    <section className="calendar" aria-label={label} aria-busy={busy}>
      <header className="tags">
        <Button icon={<LeftOutlined />} aria-label={t('calendar.before')} onClick={() => turn(-1)} />
        <h2 aria-live="polite">{monthOf(`${month}-01`)}</h2>
        <Button icon={<RightOutlined />} aria-label={t('calendar.after')} onClick={() => turn(1)} />
        <Button onClick={() => show(today().slice(0, 7))}>{t('calendar.today')}</Button>
      </header>
      <div className="weekdays" aria-hidden>
        {days.slice(0, WEEK).map((day) => (
          <span key={day}>{weekday(day)}</span>
        ))}
      </div>
      <ol className="month">
        {days.map((day) => (
          <Day key={day} day={day} today={day === today()} outside={!day.startsWith(month)} mixed={mixed} entries={entries.filter((entry) => entry.day === day)} />
        ))}
      </ol>
      {within.length === 0 && !busy && <p className="soft">{t('calendar.nothing')}</p>}
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
