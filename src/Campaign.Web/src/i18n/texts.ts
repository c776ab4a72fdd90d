import type shared from './en.json'

type Shared = typeof shared

/** What the app can say, by name. Every room adds the names of its own texts, beside its description. */
export interface Texts extends Shared {}

export type Key = keyof Texts
export type Values = Readonly<Record<string, string | number>>

/** One language out of its files, one a room. That no name stands twice is tested. */
export const merged = (files: Readonly<Record<string, object>>): Texts => Object.assign({}, ...Object.values(files)) as Texts

/** A text with its values. `one|many` chooses by the value `n`. */
export function fill(text: string, values: Values = {}): string {
  const [one = '', many = one] = text.split('|')
  return (values['n'] === 1 ? one : many).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
