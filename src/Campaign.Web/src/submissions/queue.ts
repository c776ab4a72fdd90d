import type { Submission } from './decisions'

type Queue = readonly Pick<Submission, 'id'>[]

/** The position in what is left; the beginning when the current one is gone. */
export const placeOf = (left: Queue, current: string | undefined) => Math.max(0, left.findIndex(({ id }) => id === current))

/** The submission this many steps away, within the first and the last. */
export const beside = (left: Queue, at: number, by: number) => left[Math.min(left.length - 1, Math.max(0, at + by))]?.id

/** What comes up after the one at this position is decided: the next, or the previous when it was the last. */
export const after = (left: Queue, at: number) => (left[at + 1] ?? left[at - 1])?.id

/** How many are left, counting those that are not loaded yet and leaving out those decided here but not sent. */
export const countOf = (all: Queue, left: Queue, total: number) => Math.max(left.length, total - (all.length - left.length))
