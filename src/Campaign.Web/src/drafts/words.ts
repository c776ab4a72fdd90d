import dayjs, { isDayjs } from 'dayjs'

export type Fields = Readonly<Record<string, unknown>>

/** What no draft may hold, under whatever name a field asks for it. */
const secret = /pass(word|phrase)|secret|token|otp|recovery|(aes|api|private|access)_?key/i

const NONE = { $: 'none' }

/** What stands in fields as JSON: times as they were picked, and what is not there as such. Fields that ask for secrets are left out. */
export function pack(value: unknown): unknown {
  if (value === undefined) return NONE
  if (isDayjs(value)) return { $: 'time', at: value.format('YYYY-MM-DDTHH:mm:ss') }
  if (Array.isArray(value)) return value.map(pack)
  return typeof value === 'object' && value !== null ? packFields(value) : value
}

export const packFields = (fields: object): Fields => Object.fromEntries(Object.entries(fields).filter(([name]) => !secret.test(name)).map(([name, value]) => [name, pack(value)]))

/** The same the other way. */
export function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack)
  if (typeof value !== 'object' || value === null) return value
  const kept = value as Fields
  if (kept['$'] === 'none') return undefined
  return kept['$'] === 'time' ? dayjs(kept['at'] as string) : unpackFields(kept)
}

export const unpackFields = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, unpack(value)]))

/** The longest text among what was typed, by which its person knows it again. */
export function longest(value: unknown): string {
  if (typeof value === 'string') return value
  const inside = typeof value === 'object' && value !== null && (value as Fields)['$'] === undefined ? Object.values(value).map(longest) : []
  return inside.reduce((one, other) => (other.length > one.length ? other : one), '')
}

const isBlank = (value: unknown) => value === undefined || value === null || value === '' || same(value, NONE) || (Array.isArray(value) && value.length === 0)

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** The fields in which somebody typed something: in those that are as the form began somebody else's change is not undone. */
export const typed = (began: Fields, now: Fields): Fields =>
  Object.fromEntries(Object.entries(now).filter(([name, value]) => !same(began[name], value) && !(isBlank(began[name]) && isBlank(value))))
