import type { QueryClient } from '@tanstack/react-query'
import { lasting } from './client'

const quietest = 2000

/** Refreshes what is on screen when the server reports changes; at most every two seconds, and only while the page is visible. */
export function follow(queries: QueryClient): () => void {
  let stream: EventSource | undefined
  let timer: number | undefined
  const read = () => {
    timer ??= window.setTimeout(() => {
      timer = undefined
      void queries.invalidateQueries({ predicate: lasting })
    }, quietest)
  }
  const look = () => {
    if (document.hidden) {
      stream?.close()
      stream = undefined
    } else if (!stream) {
      stream = new EventSource('/api/v1/changes')
      stream.addEventListener('changes', read)
      stream.addEventListener('resync', read)
    }
  }
  look()
  document.addEventListener('visibilitychange', look)
  return () => {
    document.removeEventListener('visibilitychange', look)
    window.clearTimeout(timer)
    stream?.close()
  }
}
