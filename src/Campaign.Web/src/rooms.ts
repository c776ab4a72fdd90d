import { lazy, type ComponentType, type ReactNode } from 'react'
import type { CalendarEntry } from './calendar/MonthCalendar'
import type { Month } from './calendar/month'
import type { Campaign } from './campaigns/queries'
import type { Key } from './i18n/LocaleProvider'
import type { Right } from './session/rights'

/** What a folder's noun brings to the app. Everything that shows all nouns, such as menus and the router, is made of these. */
export interface Room {
  /** Its pages by path, each loaded when it is first opened. */
  readonly pages?: Readonly<Record<string, () => Promise<{ default: ComponentType }>>>
  readonly menu?: readonly MenuEntry[]
  /** With which the names of its facts begin, such as `pool` of `pool.opened`; the audit can be narrowed down to each. */
  readonly facts?: readonly string[]
  /** Where the audit leads from a thing, by the first word of the thing's stream. */
  readonly leads?: Readonly<Record<string, Lead>>
  /** Where the cause of an alarm is seen, by the alarm's code: what follows the campaign's own path. */
  readonly alarms?: Readonly<Record<string, string>>
  /** What its queries show, by the first word of their keys. They are read again when one of these nouns changes; a query that no room speaks of, whenever anything does. */
  readonly reads?: Readonly<Record<string, Reads>>
  /** What it puts on a campaign's calendar, loaded when one is first opened. */
  readonly calendar?: () => Promise<{ useEntries: UseEntries }>
}

/** What a query shows. */
export interface Reads {
  /** By the first words of their streams, such as `pool` of `pool/tea-coupons`; all of them, where none is named. */
  readonly nouns?: readonly string[]
  /** The key's second word is the campaign, or a filter that names it: what changes in others does not matter. */
  readonly campaign?: true
}

export interface MenuEntry {
  /** The menu of a campaign, that of administration, the bar at the top, or the menu of whoever is signed in. */
  readonly menu: 'campaign' | 'admin' | 'top' | 'person'
  /** Of its page; in a campaign's menu what follows the campaign's own path. */
  readonly path: string
  readonly text: Key
  readonly icon?: ReactNode
  /** Entries of a menu stand in this order. */
  readonly place: number
  /** Who sees it; everybody, where none is named. In a campaign's menu the right is needed in that campaign. */
  readonly right?: Right
  /** Whether the right in any one campaign is enough; else it is needed in all of them. */
  readonly anywhere?: boolean
  /** What waits there for a decision: its kind in a campaign's standing, and how many are said. */
  readonly waiting?: { readonly kind: string; readonly text: Key }
}

/**
 * @param ids What follows the stream's first word: of `collaboration/spring/li` it is `spring` and `li`.
 * @param campaign To which the thing belongs, if to any.
 */
type Lead = (ids: readonly string[], campaign: string | null) => string | undefined

/** @param to Makes what opens a page of the campaign, by what follows the campaign's own path. */
export type UseEntries = (campaign: Campaign, shown: Month, to: (path: string) => () => void) => OnCalendar

export interface OnCalendar {
  readonly entries: readonly CalendarEntry[]
  /** They are still being read. */
  readonly busy?: boolean
  readonly error?: unknown
}

/** All rooms, found by their files: each folder's `room.tsx`. */
export const rooms: readonly Room[] = Object.values(import.meta.glob<Room>('./*/room.tsx', { eager: true, import: 'room' }))

/** The pages of all rooms, for the router. */
export const pages = rooms.flatMap((room) => Object.entries(room.pages ?? {})).map(([path, load]) => (path === '/' ? { index: true as const, Component: lazy(load) } : { path, Component: lazy(load) }))

/** What a menu holds, in its order. */
export const entriesOf = (menu: MenuEntry['menu']): readonly MenuEntry[] =>
  rooms.flatMap((room) => room.menu ?? []).filter((entry) => entry.menu === menu).toSorted((one, other) => one.place - other.place)

/** Where the cause of an alarm is seen; nothing, if no room knows it. */
export const placeOf = (alarm: string): string | undefined => rooms.find(({ alarms = {} }) => Object.hasOwn(alarms, alarm))?.alarms?.[alarm]

/** Where the audit leads from the thing with this stream, such as `story/our-apology`. */
export function leadOf(stream: string, campaign: string | null): string | undefined {
  const [noun = '', ...ids] = stream.split('/')
  return rooms.find(({ leads = {} }) => Object.hasOwn(leads, noun))?.leads?.[noun]?.(ids, campaign)
}
