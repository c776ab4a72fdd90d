import type { Submission } from './decisions'

type Queue = readonly Pick<Submission, 'id'>[]

/** Where one is in what is left; at its beginning when what one looked at is gone. */
export const placeOf = (left: Queue, current: string | undefined) => Math.max(0, left.findIndex(({ id }) => id === current))

/** So many further on, and no further than the first and the last. */
export const beside = (left: Queue, at: number, by: number) => left[Math.min(left.length - 1, Math.max(0, at + by))]?.id

/** What comes up when the one at this place is decided: the next, or the one before when it was the last. */
export const after = (left: Queue, at: number) => (left[at + 1] ?? left[at - 1])?.id

/** How many are left: the server counted those that are not read yet, and those that are decided here and not sent. */
export const countOf = (all: Queue, left: Queue, total: number) => Math.max(left.length, total - (all.length - left.length))
