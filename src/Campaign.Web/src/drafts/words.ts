import dayjs, { isDayjs } from 'dayjs'

export type Fields = Readonly<Record<string, unknown>>

/** What no draft may contain, whatever the field's name. */
const secret = /pass(word|phrase)|secret|token|otp|recovery|(aes|api|private|access)_?key/i

const NONE = { $: 'none' }

/** A form's values as JSON: times as picked, and missing values as such. Secret fields are left out. */
export function pack(value: unknown): unknown {
  if (value === undefined) return NONE
  if (isDayjs(value)) return { $: 'time', at: value.format('YYYY-MM-DDTHH:mm:ss') }
  if (Array.isArray(value)) return value.map(pack)
  return typeof value === 'object' && value !== null ? packFields(value) : value
}

export const packFields = (fields: object): Fields => Object.fromEntries(Object.entries(fields).filter(([name]) => !secret.test(name)).map(([name, value]) => [name, pack(value)]))

/** The reverse of {@link pack}. */
export function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack)
  if (typeof value !== 'object' || value === null) return value
  const kept = value as Fields
  if (kept['$'] === 'none') return undefined
  return kept['$'] === 'time' ? dayjs(kept['at'] as string) : unpackFields(kept)
}

export const unpackFields = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, unpack(value)]))

/** The longest text that was typed, by which its author recognises the draft. */
export function longest(value: unknown): string {
  if (typeof value === 'string') return value
  const inside = typeof value === 'object' && value !== null && (value as Fields)['$'] === undefined ? Object.values(value).map(longest) : []
  return inside.reduce((one, other) => (other.length > one.length ? other : one), '')
}

const isBlank = (value: unknown) => value === undefined || value === null || value === '' || same(value, NONE) || (Array.isArray(value) && value.length === 0)

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** The fields that were changed since the form was opened; in all others, somebody else's change is not undone. */
export const typed = (began: Fields, now: Fields): Fields =>
  Object.fromEntries(Object.entries(now).filter(([name, value]) => !same(began[name], value) && !(isBlank(began[name]) && isBlank(value))))
