import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, body, lasting } from '../api/client'
import { sent } from '../drafts/store'

/** Under which a person's data is kept; a partner's contact under `partner` and the partner's id. */
export interface Account {
  readonly channel: string
  readonly handle: string
}

/** What is kept of the person. Asked in a body: an address would stand in logs. */
export const useKept = ({ channel, handle }: Account) =>
  useQuery({ queryKey: ['subject', channel, handle], queryFn: () => body(api.POST('/api/v1/subjects/look', { body: { channel, handle } })) })

/**
 * Whatever is on the screen may show the person: it is read again.
 * @param draft Of the form that asks for the reason.
 */
export function useErasing({ channel, handle }: Account, draft: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (reason: string) => body(api.POST('/api/v1/subjects/erase', { body: { channel, handle, reason } })),
    onSuccess: () => {
      sent(draft)
      return queries.invalidateQueries({ predicate: (query) => lasting(query) && query.queryKey[0] !== 'subject' })
    },
  })
}
