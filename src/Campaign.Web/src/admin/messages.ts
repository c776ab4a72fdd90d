import { useQuery } from '@tanstack/react-query'
import { api, body, type Schemas } from '../api/client'
import { formOf } from '../drafts/useDraft'

export type AsideMessage = Schemas['MessageResource']

/** The key is below `installation`, so changes of the installation refresh it. */
export const useAsideMessages = () => useQuery({ queryKey: ['installation', 'messages'], queryFn: () => body(api.GET('/api/v1/messages')) })

export const retryMessage = (key: string) => body(api.POST('/api/v1/messages/retry', { body: { key } }))

export const dropMessage = (key: string, reason: string | null) => body(api.POST('/api/v1/messages/drop', { body: { key, reason } }))

/** The draft name of the form that drops a message. Message keys contain characters that form names may not. */
export const draftOfDrop = (key: string) => formOf('message', `m-${key.toLowerCase().match(/[a-z0-9]+/g)?.join('-').slice(0, 70) ?? ''}`.replace(/-$/, ''), 'drop')
