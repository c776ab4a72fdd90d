import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, body, ifMatch, type Schemas } from '../api/client'

export type Deliverable = Schemas['DeliverableResource']

export const useDeliverables = (campaign: string) =>
  useQuery({
    queryKey: ['deliverables', campaign],
    queryFn: () => body(api.GET('/api/v1/campaigns/{campaign}/deliverables', { params: { path: { campaign }, query: { limit: 200, sort: 'due' } } })),
  })

const root = '/api/v1/campaigns/{campaign}/collaborations/{partner}/deliverables/{deliverable}' as const

/** One deliverable with its draft and what the rules say about it. */
export const useDeliverable = (campaign: string, partner: string, deliverable: string) =>
  useQuery({
    queryKey: ['deliverable', campaign, partner, deliverable],
    queryFn: () => body(api.GET(root, { params: { path: { campaign, partner, deliverable } } })),
  })

export const usePartnerNames = () =>
  useQuery({
    queryKey: ['partners', 'names'],
    staleTime: 60_000,
    queryFn: async () => new Map((await body(api.GET('/api/v1/partners', { params: { query: { limit: 200 } } }))).items.map((partner) => [partner.id, partner.name])),
  })

/** A step in a deliverable's life with what it needs. Which steps are open says the deliverable itself. */
export type Step =
  | { readonly verb: 'submit' | 'approve' }
  | { readonly verb: 'request-changes'; readonly note: string }
  | { readonly verb: 'cancel'; readonly reason: string }
  | { readonly verb: 'draft'; readonly text: string }
  | { readonly verb: 'publish'; readonly url: string; readonly at: string }
  | { readonly verb: 'verify'; readonly labelSeen: boolean; readonly stillUp: boolean; readonly metrics: Deliverable['metrics'] }
  | { readonly verb: 'settle'; readonly amount: number; readonly reference: string }

export function useStep(one: Deliverable) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (step: Step) => send(one, step),
    onSuccess: () => Promise.all([['deliverables'], ['deliverable'], ['standing']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  })
}

export function send({ campaign, partner, id, version }: Deliverable, step: Step) {
  const terms = { params: { path: { campaign, partner, deliverable: id } }, headers: ifMatch(version) }
  const { verb, ...given } = step
  switch (verb) {
    case 'submit':
    case 'approve':
      return body(api.POST(`${root}/${verb}`, { ...terms, body: {} }))
    case 'request-changes':
      return body(api.POST(`${root}/request-changes`, { ...terms, body: given as { note: string } }))
    case 'cancel':
      return body(api.POST(`${root}/cancel`, { ...terms, body: given as { reason: string } }))
    case 'draft':
      return body(api.POST(`${root}/draft`, { ...terms, body: given as { text: string } }))
    case 'publish':
      return body(api.POST(`${root}/publish`, { ...terms, body: given as { url: string; at: string } }))
    case 'verify':
      return body(api.POST(`${root}/verify`, { ...terms, body: given as Schemas['VerifyBody'] }))
    case 'settle':
      return body(api.POST(`${root}/settle`, { ...terms, body: given as { amount: number; reference: string } }))
  }
}
