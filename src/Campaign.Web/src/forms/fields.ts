/** Something that a step asks for. */
export interface Field {
  readonly name: string
  readonly label: string
  /** A line unless it is something else. */
  readonly kind?: 'words' | 'money' | 'count' | 'day' | 'time' | 'choice' | 'tags'
  readonly needed?: boolean
  readonly initial?: unknown
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly help?: string
}

/** What was filled in: days as `2026-11-27`, times with their zone, what was left out as null. */
export type Given = Readonly<Record<string, unknown>>

export const text = (given: Given, name: string) => (given[name] as string | null | undefined) || null
export const amount = (given: Given, name: string) => (given[name] as number | null | undefined) ?? null
export const list = (given: Given, name: string) => (given[name] as string[] | null | undefined) ?? []
