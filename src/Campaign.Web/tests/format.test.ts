import dayjs from 'dayjs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { formats } from '../src/i18n/format'
import { fill } from '../src/i18n/texts'

const shanghai = formats('zh-CN', 'Asia/Shanghai')
const london = formats('en', 'Europe/London')

/** Replaces the special spaces that formats insert. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ')

describe('days', () => {
  it('are the same whatever this machine’s time zone', () => {
    expect(shanghai.day('2026-11-27')).toBe('2026年11月27日')
    expect(london.day('2026-11-27')).toBe('Nov 27, 2026')
    expect(london.weekday('2026-11-27')).toBe('Fri')
    expect(shanghai.weekday('2026-01-01')).toBe('周四')
    expect(shanghai.monthOf('2026-02-01')).toBe('2026年2月')
  })

  it('of a time are in the campaigns’ time zone, not this machine’s', () => {
    expect(shanghai.dayOf('2026-11-27T16:00:00Z')).toBe('2026-11-28')
    expect(shanghai.dayOf('2026-11-27T15:59:59.999Z')).toBe('2026-11-27')
    expect(london.dayOf('2026-07-01T23:30:00Z')).toBe('2026-07-02')
    expect(london.dayOf('2026-12-31T23:30:00Z')).toBe('2026-12-31')
  })

  it('begin at midnight in the display time zone, in summer and in winter', () => {
    expect(shanghai.begins('2026-11-27')).toBe('2026-11-26T16:00:00.000Z')
    expect(london.begins('2026-07-01')).toBe('2026-06-30T23:00:00.000Z')
    expect(london.begins('2026-12-01')).toBe('2026-12-01T00:00:00.000Z')
    // On the day the clocks go back.
    expect(london.begins('2026-10-25')).toBe('2026-10-24T23:00:00.000Z')
    expect(london.begins('2026-10-26')).toBe('2026-10-26T00:00:00.000Z')
  })

  it('that do not exist are an error, not another day', () => expect(() => shanghai.day('2026-13-45')).toThrow(RangeError))
})

describe('today', () => {
  afterEach(() => void vi.useRealTimers())

  it('is today in the campaigns’ time zone', () => {
    vi.useFakeTimers({ now: new Date('2026-11-27T17:00:00Z') })
    expect(shanghai.today()).toBe('2026-11-28')
    expect(london.today()).toBe('2026-11-27')
  })

  it('is shown by the time alone, unlike yesterday', () => {
    vi.useFakeTimers({ now: new Date('2026-11-27T17:00:00Z') })
    expect(shanghai.lately('2026-11-27T16:05:00Z')).toBe('00:05')
    expect(plain(shanghai.lately('2026-11-27T15:55:00Z'))).toBe('2026年11月27日 23:55')
    expect(london.lately('2026-11-27T00:00:00Z')).toBe('00:00')
  })
})

describe('picked times', () => {
  it('are read in the display time zone, not this machine’s', () => {
    expect(shanghai.instant(dayjs('2026-11-27T10:30:00'))).toBe('2026-11-27T02:30:00.000Z')
    expect(london.instant(dayjs('2026-07-01T10:30:00'))).toBe('2026-07-01T09:30:00.000Z')
  })

  it('are shown in the display time zone, even when this machine is a day behind', () => expect(shanghai.picked('2026-03-07T19:00:00Z').format('YYYY-MM-DD HH:mm')).toBe('2026-03-08 03:00'))

  it.each(['2026-11-27T02:30:00.000Z', '2026-01-01T00:00:00.000Z', '2026-03-29T01:30:00.000Z', '2026-06-15T23:59:59.000Z'])('round-trip: %s', (moment) => {
    expect(shanghai.instant(shanghai.picked(moment))).toBe(moment)
    expect(london.instant(london.picked(moment))).toBe(moment)
  })
})

describe('times', () => {
  it('are written in the display time zone', () => {
    expect(plain(shanghai.moment('2026-11-27T02:30:00Z'))).toBe('2026年11月27日 10:30')
    expect(plain(london.moment('2026-07-01T11:05:09+02:00'))).toBe('Jul 1, 2026, 10:05 AM')
    expect(plain(london.second('2026-07-01T11:05:09+02:00'))).toBe('Jul 1, 2026, 10:05:09 AM')
  })
})

describe('numbers', () => {
  it('are grouped as usual in the language', () => {
    expect(shanghai.count(1234567)).toBe('1,234,567')
    expect(london.count(0)).toBe('0')
    expect(london.count(-1234.5)).toBe('-1,234.5')
  })

  it('of an index have one decimal', () => {
    expect(london.index(100)).toBe('100.0')
    expect(london.index(99.95)).toBe('100.0')
    expect(london.index(-0.06)).toBe('-0.1')
    expect(london.index(-0.04)).toBe('0.0')
  })

  it('as shares have no decimals', () => {
    expect(london.percent(0.125)).toBe('13%')
    expect(london.percent(0)).toBe('0%')
    expect(london.percent(1.5)).toBe('150%')
    expect(london.percent(-0.001)).toBe('0%')
  })

  it('as money have no decimals if whole, else two', () => {
    expect(shanghai.money(8500, 'CNY')).toBe('¥8,500')
    expect(shanghai.money(8.5, 'CNY')).toBe('¥8.50')
    expect(london.money(-8.5, 'GBP')).toBe('-£8.50')
    expect(london.money(0, 'USD')).toBe('$0')
    expect(london.money(1000.456, 'EUR')).toBe('€1,000.46')
  })

  it('as money follow currencies without cents', () => expect(plain(london.money(1200, 'JPY'))).toBe('¥1,200'))
})

describe('texts from the server', () => {
  it('are shown in the reader’s language', () => {
    expect(shanghai.wording({ zh: '已核销', en: 'Redeemed' })).toBe('已核销')
    expect(london.wording({ zh: '已核销', en: 'Redeemed' })).toBe('Redeemed')
    expect(london.wording(null)).toBe('')
  })
})

describe('a text', () => {
  it('has its placeholders filled in, wherever they are', () => {
    expect(fill('{n} of {all}, {n} left', { n: 2, all: 5 })).toBe('2 of 5, 2 left')
    expect(fill('by {day}')).toBe('by ')
  })

  it('does not interpret values as placeholders or plural forms', () => {
    expect(fill('“{words}” · {n}', { words: '{n}|x', n: 3 })).toBe('“{n}|x” · 3')
    expect(fill('{words}', { words: '$& $1' })).toBe('$& $1')
  })

  it('uses the singular for one and the plural for all other numbers', () => {
    const days = '{n} day|{n} days'
    expect([0, 1, 2].map((n) => fill(days, { n }))).toEqual(['0 days', '1 day', '2 days'])
    expect(fill('{n} 天', { n: 1 })).toBe('1 天')
  })
})
