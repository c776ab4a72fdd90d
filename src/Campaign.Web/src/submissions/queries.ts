import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, body, MOMENT } from '../api/client'
import { formOf } from '../drafts/useDraft'
import { target } from '../imports/targets'

/** The catalogue of reasons; it changes only with the program. */
export const useReasons = () =>
  useQuery({ queryKey: [MOMENT, 'reasons'], queryFn: () => body(api.GET('/api/v1/moderation-reasons')), staleTime: Infinity })

/** What waits for a moderator, the oldest first. Read once, page by page: it must not move under the moderator's hands. */
export const useQueue = (drive: string | undefined) =>
  useInfiniteQuery({
    queryKey: [MOMENT, 'queue', drive],
    enabled: drive !== undefined,
    staleTime: Infinity,
    gcTime: 0,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/api/v1/drives/{drive}/submissions', {
          params: { path: { drive: drive ?? '' }, query: { status: 'in-review', sort: 'submitted', limit: 100, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })

/** What came in around a submission and reads alike. */
export const useSimilar = (submission: string | undefined) =>
  useQuery({
    queryKey: [MOMENT, 'similar', submission],
    enabled: submission !== undefined,
    staleTime: 60_000,
    queryFn: () => body(api.GET('/api/v1/submissions/{submission}/similar', { params: { path: { submission: submission ?? '' } } })),
  })

/** Where a file of a drive's submissions goes. */
export const intoSubmissions = (drive: string) => target('submissions', formOf('drive', drive), `drives/${encodeURIComponent(drive)}/submissions`)
