import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { useAuditFilter } from '../src/admin/audit'
import { daysOf, useMonth } from '../src/calendar/month'
import { formats } from '../src/i18n/format'
import { cell } from '../src/lists/Csv'
import { useFilters } from '../src/lists/filters'
import { useKept } from '../src/lists/kept'
import { usePages } from '../src/lists/Pages'
import { hold, holdAt } from './hooks'

const zone = vi.hoisted(() => ({ name: 'Asia/Shanghai' }))

vi.mock('../src/i18n/LocaleProvider', () => ({ useLocale: () => formats('en', zone.name) }))

describe('filters', () => {
  it('are written to the address and read from it', () => {
    const page = holdAt('/partners?q=%E8%8C%B6+%26%20%E5%92%96%E5%95%A1&status=', useFilters)
    expect(page.now.of('q')).toBe('茶 & 咖啡')
    expect(page.now.of('sort')).toBeUndefined()
    act(() => page.now.set({ status: 'approved' }))
    expect(page.now.of('status')).toBe('approved')
    expect(new URLSearchParams(page.search).get('q')).toBe('茶 & 咖啡')
  })

  it('leave other filters alone, and leave nothing behind when cleared', () => {
    const page = holdAt('/partners?q=tea&status=approved', useFilters)
    act(() => page.now.set({ q: undefined }))
    expect(page.search).toBe('?status=approved')
    act(() => page.now.set({ status: '' }))
    expect(page.search).toBe('')
  })

  it('keep special characters intact', () => {
    const page = holdAt('/partners', useFilters)
    for (const q of ['a&b=c', '100%', '#1', '?', '+', '😀']) {
      act(() => page.now.set({ q }))
      expect(page.now.of('q')).toBe(q)
    }
  })

  it('can be changed several at once', () => {
    const page = holdAt('/stories?new=yes&template=apology&lang=en', useFilters)
    act(() => page.now.set({ new: undefined, template: undefined, open: 'our-apology' }))
    expect(page.search).toBe('?lang=en&open=our-apology')
  })

  it('add no history entry, unless asked to', async () => {
    const replaced = holdAt('/partners', () => useFilters())
    act(() => replaced.now.set({ q: 'tea' }))
    await act(() => replaced.router.navigate(-1))
    expect(replaced.address).toBe('/before')
    const pushed = holdAt('/partners', () => useFilters(false))
    act(() => pushed.now.set({ q: 'tea' }))
    await act(() => pushed.router.navigate(-1))
    expect(pushed.address).toBe('/partners')
  })
})

describe('the audit’s filter', () => {
  it('covers whole days in the display time zone, including the last one', () => {
    const page = holdAt('/admin/audit?first=2026-11-01&last=2026-11-30&noun=story', useAuditFilter)
    expect(page.now.filter).toEqual({ noun: 'story', from: '2026-10-31T16:00:00.000Z', to: '2026-11-30T16:00:00.000Z' })
    expect(page.now.filtered).toBe(true)
  })

  it('has days of 23 and 25 hours when clocks change', () => {
    zone.name = 'Europe/London'
    const day = (iso: string) => holdAt(`/admin/audit?first=${iso}&last=${iso}`, useAuditFilter).now.filter
    expect(day('2026-03-29')).toEqual({ from: '2026-03-29T00:00:00.000Z', to: '2026-03-29T23:00:00.000Z' })
    expect(day('2026-10-25')).toEqual({ from: '2026-10-24T23:00:00.000Z', to: '2026-10-26T00:00:00.000Z' })
    zone.name = 'Asia/Shanghai'
  })

  it('may be open at either end', () => {
    expect(holdAt('/admin/audit?first=2026-11-01', useAuditFilter).now.filter).toEqual({ from: '2026-10-31T16:00:00.000Z' })
    expect(holdAt('/admin/audit?last=2026-12-31', useAuditFilter).now.filter).toEqual({ to: '2026-12-31T16:00:00.000Z' })
    expect(holdAt('/admin/audit?other=1', useAuditFilter).now).toMatchObject({ filter: {}, filtered: false })
  })

  it('can be changed one end at a time', () => {
    const page = holdAt('/admin/audit?person=li&noun=story', useAuditFilter)
    act(() => page.now.change({ noun: undefined, campaign: 'spring' }))
    expect(page.search).toBe('?person=li&campaign=spring')
  })
})

describe('a month of a calendar', () => {
  it('is whole weeks from Monday on', () => {
    expect(daysOf('2026-11').slice(0, 2)).toEqual(['2026-10-26', '2026-10-27'])
    expect(daysOf('2026-11').at(-1)).toBe('2026-12-06')
    // Four weeks to the day, a leap year, and the month in which the clocks here change.
    expect(daysOf('2027-02')).toHaveLength(28)
    expect(daysOf('2028-02')).toContain('2028-02-29')
    expect(new Set(daysOf('2026-03')).size).toBe(42)
  })

  it('opens on the current one while the campaign runs, and on the campaign’s first otherwise', () => {
    vi.useFakeTimers({ now: new Date('2026-11-30T17:00:00Z') })
    expect(holdAt('/plan', () => useMonth({ starts: '2026-10-01', ends: '2026-12-01' })).now.month).toBe('2026-12')
    expect(holdAt('/plan', () => useMonth({ starts: '2025-02-01', ends: '2025-04-01' })).now.month).toBe('2025-02')
    expect(holdAt('/plan', () => useMonth()).now.month).toBe('2026-12')
  })

  it('is the one in the address, if that is valid', () => {
    vi.useFakeTimers({ now: new Date('2026-11-15T00:00:00Z') })
    expect(holdAt('/plan?month=2024-02', () => useMonth()).now).toMatchObject({ month: '2024-02', from: '2024-01-29', until: '2024-03-03' })
    for (const wrong of ['2024-13', '2024-2', 'now', '2024-02-01', '']) expect(holdAt(`/plan?month=${wrong}`, () => useMonth()).now.month).toBe('2026-11')
  })
})

describe('pages of a list', () => {
  it('go forward and back, and start over with another query', () => {
    let question = 'tea'
    const list = hold(() => usePages(question))
    expect(list.now).toMatchObject({ first: true, number: 1, cursor: undefined })
    act(() => list.now.forth('c2'))
    act(() => list.now.forth('c3'))
    expect(list.now).toMatchObject({ first: false, number: 3, cursor: 'c3' })
    act(() => list.now.back())
    expect(list.now).toMatchObject({ number: 2, cursor: 'c2' })
    question = 'coffee'
    act(() => list.now.forth('x'))
    expect(list.now).toMatchObject({ first: true, cursor: undefined })
  })
})

describe('a value stored in this browser', () => {
  it('is updated from its latest state, which another tab may have written', () => {
    const here = hold(() => useKept<Record<string, string>>('k', {}))
    const elsewhere = hold(() => useKept<Record<string, string>>('k', {}))
    act(() => elsewhere.now[1]((kept) => ({ ...kept, theirs: '?q=a' })))
    act(() => here.now[1]((kept) => ({ ...kept, mine: '?q=b' })))
    expect(here.now[0]).toEqual({ theirs: '?q=a', mine: '?q=b' })
    expect(JSON.parse(localStorage.getItem('k')!)).toEqual(here.now[0])
  })

  it('is the default until something is stored', () => expect(hold(() => useKept('k', ['usual'])).now[0]).toEqual(['usual']))
})

describe('a cell of an export', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['-12.5', '-12.5'],
    ['+3%', '+3%'],
    ['-1,234', '"-1,234"'],
  ])('is quoted so that it is read back unchanged: %j', (value, written) => expect(cell(value)).toBe(written))

  it.each(['=1+1', '@SUM(A1)', '+cmd', '-2+3', '\t=1', '\r=1'])('never becomes a formula: %j', (value) => expect(cell(value).replace(/^"/, '')).toMatch(/^'/))
})
