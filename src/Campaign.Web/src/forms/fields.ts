/** A form field of a step. */
export interface Field {
  readonly name: string
  readonly label: string
  /** A single-line text by default. */
  readonly kind?: 'words' | 'money' | 'count' | 'day' | 'time' | 'choice' | 'tags'
  readonly needed?: boolean
  readonly initial?: unknown
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly help?: string
}

/** The values: days as `2026-11-27`, times with their zone, null for what was left out. */
export type Given = Readonly<Record<string, unknown>>

export const text = (given: Given, name: string) => (given[name] as string | null | undefined) || null
export const amount = (given: Given, name: string) => (given[name] as number | null | undefined) ?? null
export const list = (given: Given, name: string) => (given[name] as string[] | null | undefined) ?? []
