import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, body, MOMENT } from '../api/client'
import { formOf } from '../drafts/useDraft'
import { target } from '../imports/targets'

/** The moderation reasons; they change only with the program. */
export const useReasons = () =>
  useQuery({ queryKey: [MOMENT, 'reasons'], queryFn: () => body(api.GET('/api/v1/moderation-reasons')), staleTime: Infinity })

/** The submissions in review, oldest first. Read once, page by page, because the queue must not change while a moderator works on it. */
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

/** Submissions from around the same time that read alike. */
export const useSimilar = (submission: string | undefined) =>
  useQuery({
    queryKey: [MOMENT, 'similar', submission],
    enabled: submission !== undefined,
    staleTime: 60_000,
    queryFn: () => body(api.GET('/api/v1/submissions/{submission}/similar', { params: { path: { submission: submission ?? '' } } })),
  })

/** The destination of a drive's submissions file. */
export const intoSubmissions = (drive: string) => target('submissions', formOf('drive', drive), `drives/${encodeURIComponent(drive)}/submissions`)
