import { act, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { describe, expect, it, vi } from 'vitest'
import { Problem } from '../src/api/client'
import { entriesOf as storyEntries } from '../src/stories/calendar'
import { entryOf } from '../src/deliverables/calendar'
import { comparable, Differences, type Parts } from '../src/forms/ChangeProblem'
import { useSeen } from '../src/forms/seen'
import shared from '../src/i18n/en.json'
import english from '../src/i18n/english'
import { entriesOf, leadOf, pages, placeOf, rooms, type Room } from '../src/rooms'
import { hold } from './hooks'

vi.mock('../src/session/door', () => ({ look: vi.fn(), proof: vi.fn(), readmitted: vi.fn(), watchDoor: vi.fn(), useDoor: vi.fn() }))
vi.mock('../src/i18n/LocaleProvider', () => ({
  useLocale: () => ({ t: (key: string) => key, word: (group: string, word: string) => (english as unknown as Record<string, string>)[`${group}.${word}`] ?? word, moment: (at: string) => `at ${at}` }),
}))

const descriptions = import.meta.glob<Record<string, Parts | Room>>('../src/*/room.tsx', { eager: true })

describe('the rooms', () => {
  it('are found by their files, and every file of texts belongs to one of them or to all', () => {
    expect(rooms.length).toBeGreaterThanOrEqual(18)
    const texts = Object.keys(import.meta.glob('../src/*/en.json')).map((file) => file.split('/').at(-2))
    const described = Object.keys(descriptions).map((file) => file.split('/').at(-2))
    expect([...texts].toSorted()).toEqual([...described, 'i18n'].toSorted())
  })

  it('have no duplicate pages, and a start page', () => {
    const paths = pages.map((page) => ('path' in page ? page.path : '/'))
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths).toContain('/')
  })

  it('have a page for every menu entry', () => {
    const paths = pages.map((page) => ('path' in page ? `/${page.path}` : '/'))
    for (const { menu, path } of rooms.flatMap((room) => room.menu ?? [])) {
      const whole = menu === 'campaign' ? `/campaigns/:campaign${path}` : path
      expect(paths.filter((one) => one === whole || one.replace(/\/:\w+\?$/, '') === whole)).toHaveLength(1)
    }
  })

  it('have distinct places in each menu, in order', () => {
    for (const menu of ['campaign', 'admin', 'top', 'person'] as const) {
      const places = entriesOf(menu).map(({ place }) => place)
      expect(places).toEqual([...new Set(places)].toSorted((one, other) => one - other))
      expect(places.length).toBeGreaterThan(0)
    }
    expect(entriesOf('campaign').map(({ path }) => path)).toMatchObject({ 0: '', 1: '/plan' })
    expect(entriesOf('campaign').at(-1)?.path).toBe('/history')
  })

  it('show a campaign’s pages only to people who may read it', () => expect(entriesOf('campaign').every(({ right, anywhere }) => right === 'read' && !anywhere)).toBe(true))

  it('are not imported by code that serves all of them', () => {
    const sources = import.meta.glob<string>('../src/**/*.{ts,tsx}', { eager: true, query: '?raw', import: 'default' })
    const nouns = Object.entries(descriptions).filter(([, { room }]) => (room as Room).facts).map(([file]) => file.split('/').at(-2)!)
    const frame = Object.entries(sources).filter(([file]) => !nouns.includes(file.split('/')[2]!) && file !== '../src/api/schema.ts')
    expect(frame.length).toBeGreaterThan(50)
    // Every room may use a campaign's name and status.
    const others = nouns.filter((noun) => noun !== 'campaigns' && noun !== 'subjects' && noun !== 'admin')
    expect(others).toContain('pools')
    for (const [file, source] of frame) expect(source, file).not.toMatch(new RegExp(`'\\.{1,2}/(${others.join('|')})/`))
  })

  it('have none of their texts used by shared code', () => {
    const sources = import.meta.glob<string>('../src/{api,calendar,charts,forms,i18n,layout,lists}/*.{ts,tsx}', { eager: true, query: '?raw', import: 'default' })
    const said = Object.values(sources).flatMap((source) => [...source.matchAll(/\bt\('([^']+)'/g)].map(([, key]) => key!))
    expect(said.length).toBeGreaterThan(30)
    expect(said.filter((key) => !(key in shared) && key !== 'rules.title')).toEqual([])
  })

  it('share no noun, and have texts for each noun and its facts', () => {
    const nouns = rooms.flatMap(({ facts = [] }) => facts)
    expect(new Set(nouns).size).toBe(nouns.length)
    const keys = Object.keys(english)
    for (const noun of nouns) {
      expect(keys).toContain(`noun.${noun}`)
      expect(keys.some((key) => key.startsWith(`fact.${noun}.`))).toBe(true)
    }
    expect(keys.filter((key) => key.startsWith('fact.') && !nouns.includes(key.split('.')[1]!))).toEqual([])
  })

  it('describe compared fields only by texts that exist', () => {
    const parts = Object.values(descriptions).flatMap((described) => Object.entries(described).filter(([name]) => name !== 'room').map(([, one]) => one as Parts))
    expect(parts.length).toBeGreaterThan(8)
    for (const [part, kind] of parts.flatMap((one) => Object.entries(one))) {
      expect(Object.keys(english)).toContain(`part.${part}`)
      if (!['text', 'long', 'moment'].includes(kind)) expect(Object.keys(english).some((key) => key.startsWith(`${kind}.`))).toBe(true)
    }
  })
})

describe('an alarm', () => {
  it('leads to the page that shows its cause', () => {
    expect(placeOf('deliverables-overdue')).toBe('/deliverables?late=yes')
    expect(placeOf('phase-late')).toBe('/plan')
    expect(placeOf('unheard-of')).toBeUndefined()
    expect(placeOf('constructor')).toBeUndefined()
  })

  it('leads to a page that exists', () => {
    const paths = pages.map((page) => ('path' in page ? page.path : '/'))
    for (const place of rooms.flatMap(({ alarms = {} }) => Object.values(alarms))) expect(paths).toContain(`campaigns/:campaign${place.split('?')[0]}`)
  })
})

describe('the audit', () => {
  it('links to the changed thing', () => {
    expect(leadOf('campaign/spring', 'spring')).toBe('/campaigns/spring')
    expect(leadOf('collaboration/spring/li', 'spring')).toBe('/campaigns/spring/collaborations')
    expect(leadOf('story/our-apology', 'spring')).toBe('/campaigns/spring/stories?open=our-apology')
    expect(leadOf('partner/li', null)).toBe('/partners?open=li')
  })

  it('has no link without a campaign, or for things without a page', () => {
    expect(leadOf('story/our-apology', null)).toBeUndefined()
    expect(leadOf('access', null)).toBeUndefined()
    expect(leadOf('submission/7', 'spring')).toBeUndefined()
    expect(leadOf('', null)).toBeUndefined()
    expect(leadOf('toString/x', null)).toBeUndefined()
  })
})

describe('a calendar', () => {
  it('shows a story on its publication or scheduled day in the campaign’s time zone', () => {
    const story = { id: 's', title: 'Sorry', status: 'scheduled', publishAt: '2026-11-27T16:30:00Z', publishedAt: null }
    const dayOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)
    const open = () => undefined
    expect(storyEntries(story as never, dayOf, open)).toEqual([{ key: 's', day: '2026-11-28', kind: 'story', title: 'Sorry', late: false, done: false, open }])
    expect(storyEntries({ ...story, status: 'published', publishedAt: '2026-11-29T00:00:00Z' } as never, dayOf, open)).toMatchObject([{ day: '2026-11-29', done: true }])
    expect(storyEntries({ ...story, publishAt: null } as never, dayOf, open)).toEqual([])
  })

  it('shows a deliverable on its due day, as late or done', () => {
    const one = { id: 'd', title: 'Video', due: '2026-11-27', overdue: true, publishedAt: null }
    expect(entryOf(one as never, () => undefined)).toMatchObject({ day: '2026-11-27', late: true, done: false })
    expect(entryOf({ ...one, overdue: false, publishedAt: '2026-11-26T00:00:00Z' } as never, () => undefined)).toMatchObject({ late: false, done: true })
  })
})

describe('somebody else’s change', () => {
  const of: Parts = { status: 'poolstatus', title: 'text', text: 'long', opens: 'moment', rates: 'text', kind: 'kind' }
  const shown = (before: Record<string, unknown> | undefined, now: Record<string, unknown> | undefined) => {
    const place = document.createElement('div')
    const root = createRoot(place)
    act(() => root.render(<Differences of={of} before={before} now={now} />))
    return place
  }

  it('uses the texts of its own noun', () => expect(shown({ status: 'open' }, { status: 'closed' }).querySelector('dd')?.textContent).toBe('conflict.seen Openconflict.now Closed'))

  it('is shown field by field, in the order of the description', () => {
    const place = shown({ title: 'A', opens: '1', status: 'open', id: 'x' }, { title: 'B', opens: '2', status: 'open', id: 'y' })
    expect([...place.querySelectorAll('dt')].map((part) => part.textContent)).toEqual(['Title', 'Opens'])
    expect(place.textContent).toContain('at 2')
  })

  it('shows cleared fields and the items of lists', () => {
    const place = shown({ title: 'A', rates: [{ kind: 'video', amount: 5 }, { kind: 'post', amount: 1 }] }, { title: null, rates: [] })
    expect(place.textContent).toContain('conflict.now —')
    expect(place.textContent).toContain('Video 5 · Post 1')
  })

  it('marks insertions and deletions in long texts', () => expect(shown({ text: 'one two' }, { text: 'one three' }).querySelectorAll('ins, del').length).toBeGreaterThan(0))

  it('is empty if only ids and counters changed, or one version is unknown', () => {
    expect(shown({ id: 1, version: 1, title: 'A' }, { id: 2, version: 2, title: 'A' }).innerHTML).toBe('')
    expect(shown(undefined, { title: 'A' }).innerHTML).toBe('')
    expect(shown({ title: 'A' }, {}).innerHTML).toBe('')
  })

  it('is computed from the compared fields and the version', () => expect(comparable({ id: 'x', version: 3, title: 'A', count: 1 }, of)).toEqual({ version: 3, title: 'A' }))
})

describe('a change', () => {
  it('is based on the version its person saw, until both versions have been shown', () => {
    const page: { thing: number; problem?: Problem } = { thing: 1 }
    const held = hold(() => [useSeen(page.thing, page.problem), useState(0)[1]] as const)
    const learn = (thing: number, problem?: Problem) => {
      Object.assign(page, { thing, problem })
      act(() => held.now[1]((times) => times + 1))
    }
    learn(2)
    expect(held.now[0].decided()).toBe(1)
    learn(2, new Problem(422, 'reason', '', []))
    expect(held.now[0].decided()).toBe(1)
    learn(2, new Problem(412, 'stale-version', '', []))
    expect(held.now[0].seen).toBe(1)
    expect(held.now[0].decided()).toBe(2)
  })
})
