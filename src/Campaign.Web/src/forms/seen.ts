import { useRef } from 'react'
import { Problem } from '../api/client'

/**
 * What a change is based on: the thing as it was when its form was opened, so that changes by others are not overwritten unseen. Once a change was refused for
 * that reason and both versions have been shown, submitting again is based on the newer one.
 * @param problem Why the last change was refused.
 */
export function useSeen<Thing>(now: Thing, problem: unknown) {
  const seen = useRef(now)
  return {
    seen: seen.current,
    /** Called when a form opens on the current state. */
    look: () => {
      seen.current = now
    },
    /** Returns what the change is based on. */
    decided: () => {
      if (problem instanceof Problem && problem.stale) seen.current = now
      return seen.current
    },
  }
}
