import { useRef } from 'react'
import { Problem } from '../api/client'

/**
 * What a change is decided on: the thing as it was when its form was opened, so that what others change meanwhile is not overwritten unseen. Once the change was refused for
 * that, and both versions have been shown, whoever goes on decides on the newer one.
 * @param problem Why the change was refused the last time.
 */
export function useSeen<Thing>(now: Thing, problem: unknown) {
  const seen = useRef(now)
  return {
    seen: seen.current,
    /** A form is opened on what is there now. */
    look: () => {
      seen.current = now
    },
    /** What the change that is sent is decided on. */
    decided: () => {
      if (problem instanceof Problem && problem.stale) seen.current = now
      return seen.current
    },
  }
}
