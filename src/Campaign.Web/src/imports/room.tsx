import type { Room } from '../rooms'
import type words from './en.json'

type Words = typeof words
declare module '../i18n/texts' {
  interface Texts extends Words {}
}

/** Not a noun of its own: shared components, with their texts. */
export const room: Room = {
  // Its own query asks by itself how far a job is: nothing else rests on that.
  reads: { job: { nouns: ['job'] } },
}
