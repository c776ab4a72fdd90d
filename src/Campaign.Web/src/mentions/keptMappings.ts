import type { Mapping } from './queries'

const keyOf = (columns: readonly string[]) => `campaign.mapping.${columns.join('\u001f')}`

/** The mapping with which a file of these columns was imported last in this browser. */
export function kept(columns: readonly string[]): Mapping | undefined {
  const found = localStorage.getItem(keyOf(columns))
  return found ? (JSON.parse(found) as Mapping) : undefined
}

export const keep = (columns: readonly string[], mapping: Mapping) => localStorage.setItem(keyOf(columns), JSON.stringify(mapping))
