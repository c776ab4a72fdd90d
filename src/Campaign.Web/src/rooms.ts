import { lazy, type ComponentType, type ReactNode } from 'react'
import type { CalendarEntry } from './calendar/MonthCalendar'
import type { Month } from './calendar/month'
import type { Campaign } from './campaigns/queries'
import type { Key } from './i18n/LocaleProvider'
import type { Right } from './session/rights'

/** What a folder's noun contributes to the app. Everything that shows all nouns, such as menus and the router, is built from these. */
export interface Room {
  /** Its pages by path, each loaded when first opened. */
  readonly pages?: Readonly<Record<string, () => Promise<{ default: ComponentType }>>>
  readonly menu?: readonly MenuEntry[]
  /** The prefixes of its fact names, such as `pool` for `pool.opened`; the audit log can be filtered by each. */
  readonly facts?: readonly string[]
  /** Links from the audit log to a thing, by the first part of the thing's stream. */
  readonly leads?: Readonly<Record<string, Lead>>
  /** Where the cause of an alarm is shown, by the alarm's code: the path after the campaign's own path. */
  readonly alarms?: Readonly<Record<string, string>>
  /** What its queries show, by the first word of their keys. They are read again when one of these nouns changes; a query that no room speaks of, whenever anything does. */
  readonly reads?: Readonly<Record<string, Reads>>
  /** Its contribution to a campaign's calendar, loaded when one is first opened. */
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
  /** The menu: of a campaign, of administration, the top bar, or that of the signed-in person. */
  readonly menu: 'campaign' | 'admin' | 'top' | 'person'
  /** The page's path; in a campaign's menu, the part after the campaign's own path. */
  readonly path: string
  readonly text: Key
  readonly icon?: ReactNode
  /** Entries of a menu are ordered by this. */
  readonly place: number
  /** The right needed to see it; everybody when there is none. In a campaign's menu, the right in that campaign. */
  readonly right?: Right
  /** Whether the right in any one campaign is enough; otherwise it is needed in all of them. */
  readonly anywhere?: boolean
  /** What waits there for a decision: its kind in a campaign's standing, and the text for the number. */
  readonly waiting?: { readonly kind: string; readonly text: Key }
}

/**
 * @param ids What follows the stream's first part: `spring` and `li` for `collaboration/spring/li`.
 * @param campaign The campaign of the thing, if any.
 */
type Lead = (ids: readonly string[], campaign: string | null) => string | undefined

/** @param to Returns a function that opens a page of the campaign, given the part of its path after the campaign's own. */
export type UseEntries = (campaign: Campaign, shown: Month, to: (path: string) => () => void) => OnCalendar

export interface OnCalendar {
  readonly entries: readonly CalendarEntry[]
  /** Whether they are still loading. */
  readonly busy?: boolean
  readonly error?: unknown
}

/** All rooms, discovered by file name: each folder's `room.tsx`. */
export const rooms: readonly Room[] = Object.values(import.meta.glob<Room>('./*/room.tsx', { eager: true, import: 'room' }))

/** The pages of all rooms, for the router. */
export const pages = rooms.flatMap((room) => Object.entries(room.pages ?? {})).map(([path, load]) => (path === '/' ? { index: true as const, Component: lazy(load) } : { path, Component: lazy(load) }))

/** The entries of a menu, in order. */
export const entriesOf = (menu: MenuEntry['menu']): readonly MenuEntry[] =>
  rooms.flatMap((room) => room.menu ?? []).filter((entry) => entry.menu === menu).toSorted((one, other) => one.place - other.place)

/** Where the cause of an alarm is shown; undefined if no room knows it. */
export const placeOf = (alarm: string): string | undefined => rooms.find(({ alarms = {} }) => Object.hasOwn(alarms, alarm))?.alarms?.[alarm]

/** The audit log's link to the thing with this stream, such as `story/our-apology`. */
export function leadOf(stream: string, campaign: string | null): string | undefined {
  const [noun = '', ...ids] = stream.split('/')
  return rooms.find(({ leads = {} }) => Object.hasOwn(leads, noun))?.leads?.[noun]?.(ids, campaign)
}
