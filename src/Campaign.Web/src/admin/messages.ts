import { useQuery } from '@tanstack/react-query'
import { api, body, type Schemas } from '../api/client'
import { formOf } from '../drafts/useDraft'

export type AsideMessage = Schemas['MessageResource']

/** Below the installation: what changes there reads them again. */
export const useAsideMessages = () => useQuery({ queryKey: ['installation', 'messages'], queryFn: () => body(api.GET('/api/v1/messages')) })

export const retryMessage = (key: string) => body(api.POST('/api/v1/messages/retry', { body: { key } }))

export const dropMessage = (key: string, reason: string | null) => body(api.POST('/api/v1/messages/drop', { body: { key, reason } }))

/** Of the form that asks why a message is dropped. Keys hold more than the names of forms may. */
export const draftOfDrop = (key: string) => formOf('message', `m-${key.toLowerCase().match(/[a-z0-9]+/g)?.join('-').slice(0, 70) ?? ''}`.replace(/-$/, ''), 'drop')
