import type shared from './en.json'

type Shared = typeof shared

/** The app's texts, by name. Every room adds its own names, beside its description. */
export interface Texts extends Shared {}

export type Key = keyof Texts
export type Values = Readonly<Record<string, string | number>>

/** One language, merged from one file per room. A test checks that no name is used twice. */
export const merged = (files: Readonly<Record<string, object>>): Texts => Object.assign({}, ...Object.values(files)) as Texts

/** A text with its values filled in. `one|many` chooses by the value `n`. */
export function fill(text: string, values: Values = {}): string {
  const [one = '', many = one] = text.split('|')
  return (values['n'] === 1 ? one : many).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
