import type { QueryClient } from '@tanstack/react-query'
import { lasting } from './client'
import { affected, ANYTHING, type Change } from './reads'

const quietest = 2000

/**
 * Reads what is on the screen again when the server says that what it rests on changed; at most every two seconds, and only while somebody looks.
 * @param campaign Whose pages are looked at: then what changes in others is not heard of. Each stream begins with `resync`, so that nothing is missed between two.
 */
export function follow(queries: QueryClient, campaign?: string): () => void {
  let stream: EventSource | undefined
  let timer: number | undefined
  let changes: Change[] = []
  const read = (heard: readonly Change[]) => {
    changes.push(...heard)
    timer ??= window.setTimeout(() => {
      const all = changes
      timer = undefined
      changes = []
      void queries.invalidateQueries({ predicate: (query) => lasting(query) && affected(query.queryKey, all) })
    }, quietest)
  }
  const look = () => {
    if (document.hidden) {
      stream?.close()
      stream = undefined
    } else if (!stream) {
      stream = new EventSource(campaign === undefined ? '/api/v1/changes' : `/api/v1/changes?${new URLSearchParams({ campaign }).toString()}`)
      stream.addEventListener('changes', ({ data }: MessageEvent<string>) => read(JSON.parse(data) as Change[]))
      stream.addEventListener('resync', () => read([ANYTHING]))
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

/** The campaign whose page is at a path; none where there is one of several, or of none yet. */
export function campaignAt(path: string): string | undefined {
  const [, campaign] = /^\/campaigns\/([^/]+)/.exec(path) ?? []
  if (campaign === undefined || path === '/campaigns/new') return undefined
  try {
    return decodeURIComponent(campaign)
  } catch {
    // Nobody has a page there.
    return undefined
  }
}
