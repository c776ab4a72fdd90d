import type { QueryKey } from '@tanstack/react-query'
import { rooms, type Room } from '../rooms'

/** Something that is no longer as it was. Without a noun it is all that belongs to its campaign; without a campaign, too, it is anything. */
export interface Change {
  readonly noun?: string | null
  readonly campaign?: string | null
}

export const ANYTHING: Change = {}

/** Whether what a query showed may be out of date after changes. What no room speaks of, be it a query or a noun, is taken to rest on everything. */
export function affected(key: QueryKey, changes: readonly Change[], by: readonly Room[] = rooms): boolean {
  const [first, second] = key
  const reads = by.flatMap(({ reads = {} }) => (typeof first === 'string' && Object.hasOwn(reads, first) ? [reads[first]!] : []))
  if (reads.length === 0) return true
  const ofOne = reads.every(({ campaign }) => campaign) && campaignIn(second)
  const known = new Set(by.flatMap(({ reads = {} }) => Object.values(reads).flatMap(({ nouns = [] }) => nouns)))
  return changes.some(
    ({ noun, campaign }) =>
      (!ofOne || !campaign || campaign === ofOne) && (!noun || !known.has(noun) || reads.some(({ nouns }) => nouns?.includes(noun) ?? true)),
  )
}

/** A query's second word is its campaign's id, or a filter that names it. */
function campaignIn(word: unknown): string | undefined {
  if (typeof word === 'string') return word
  if (typeof word === 'object' && word !== null && 'campaign' in word && typeof word.campaign === 'string') return word.campaign
  return undefined
}
