import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, api, body, lasting, MOMENT, type Schemas } from '../api/client'
import { guarded } from '../api/guarded'
import { sent } from '../drafts/store'
import { language } from '../i18n/locale'
import type { Mapping } from './mapping'
import type { ImportTarget } from './targets'

export type Look = Schemas['ImportLook']
export type Job = Schemas['JobResource']

/** A preview of the import. A file is uploaded as a form, which the typed client cannot do. */
export const useLook = (target: ImportTarget, file: File, mapping: Mapping | undefined) =>
  useQuery({
    queryKey: [MOMENT, 'look', target.look, file.name, file.size, file.lastModified, mapping],
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () => post<Look>(target.look, file, mapping),
  })

/** @param draft The draft name of the form that asks for the mapping. */
export function useImport(target: ImportTarget, draft: string | undefined) {
  return useMutation({
    mutationFn: ({ file, mapping }: { file: File; mapping: Mapping }) => post<Job>(target.send, file, mapping),
    onSuccess: () => draft && sent(draft),
  })
}

export const over = (job: Job) => job.status !== 'queued' && job.status !== 'running'

/** A job until it is over; then everything that depends on it is refreshed. */
export function useJob(id: string) {
  const queries = useQueryClient()
  return useQuery({
    queryKey: [MOMENT, 'job', id],
    refetchInterval: ({ state }) => (state.data && over(state.data) ? false : 500),
    queryFn: async () => {
      const job = await body(api.GET('/api/v1/jobs/{job}', { params: { path: { job: id } } }))
      if (over(job)) void queries.invalidateQueries({ predicate: lasting })
      return job
    },
  })
}

async function post<T>(address: string, file: File, mapping: Mapping | undefined): Promise<T> {
  const form = new FormData()
  form.append('file', file)
  if (mapping) form.append('mapping', JSON.stringify(mapping))
  const request = new Request(address, { method: 'POST', body: form, headers: { 'Accept-Language': language() } })
  return (await (await answered(guarded(request))).json()) as T
}
