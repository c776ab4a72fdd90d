import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, body, lasting } from '../api/client'
import { sent } from '../drafts/store'

/** The account under which a person's data is stored; for a partner's contact, `partner` and the partner's id. */
export interface Account {
  readonly channel: string
  readonly handle: string
}

/** How much is stored about the person. Asked in a body, because URLs are logged. */
export const useKept = ({ channel, handle }: Account) =>
  useQuery({ queryKey: ['subject', channel, handle], queryFn: () => body(api.POST('/api/v1/subjects/look', { body: { channel, handle } })) })

/**
 * Anything on screen may show the person, so all of it is refreshed.
 * @param draft The draft name of the form that asks for the reason.
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
