import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, body, every, ifMatch, type Schemas } from '../api/client'
import { sent } from '../drafts/store'
import { formOf } from '../drafts/useDraft'

export type Deliverable = Schemas['DeliverableResource']

interface DeliverableFilter {
  readonly campaign: string
  /** Of one collaboration only. */
  readonly partner?: string
  readonly status?: string
  readonly q?: string
  readonly overdue?: boolean
  /** The first and the last day by which they are due. */
  readonly from?: string
  readonly until?: string
  readonly sort?: string
}

const MOST = 200

function read({ campaign, partner, status, q, overdue, from, until, sort = 'due' }: DeliverableFilter, limit: number, cursor?: string) {
  const query = { limit, sort, ...(status && { status }), ...(q && { q }), ...(overdue && { overdue }), ...(from && { from }), ...(until && { until }), ...(cursor && { cursor }) }
  return body(
    partner
      ? api.GET('/api/v1/campaigns/{campaign}/collaborations/{partner}/deliverables', { params: { path: { campaign, partner }, query } })
      : api.GET('/api/v1/campaigns/{campaign}/deliverables', { params: { path: { campaign }, query } }),
  )
}

/** A page of them. */
export const useDeliverables = (filter: DeliverableFilter, cursor?: string) =>
  useQuery({ queryKey: ['deliverables', filter, cursor], placeholderData: keepPreviousData, queryFn: () => read(filter, 50, cursor) })

/** More and more of them, the earliest first. */
export const useMoreDeliverables = (filter: DeliverableFilter) =>
  useInfiniteQuery({
    queryKey: ['deliverables', filter, 'more'],
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => read(filter, MOST, pageParam),
    getNextPageParam: (page) => page.next ?? undefined,
  })

/** All of them: for as many as a few weeks hold. */
export const useAllDeliverables = (filter: DeliverableFilter & { readonly from: string; readonly until: string }) =>
  useQuery({ queryKey: ['deliverables', filter, 'all'], queryFn: () => every(({ cursor }) => read(filter, MOST, cursor)) })

const root = '/api/v1/campaigns/{campaign}/collaborations/{partner}/deliverables/{deliverable}' as const

const fetchOne = (campaign: string, partner: string, deliverable: string) => body(api.GET(root, { params: { path: { campaign, partner, deliverable } } }))

/** One deliverable with its draft and what the rules say about it. */
export const useDeliverable = (campaign: string, partner: string, deliverable: string) =>
  useQuery({ queryKey: ['deliverable', campaign, partner, deliverable], queryFn: () => fetchOne(campaign, partner, deliverable) })

/** The same for several at once. */
export const useWithFindings = (listed: readonly Deliverable[]) =>
  useQuery({
    queryKey: ['deliverable', 'several', listed.map(({ id, version }) => [id, version])],
    queryFn: () => Promise.all(listed.map(({ campaign, partner, id }) => fetchOne(campaign, partner, id))),
  })

/** Every version of the draft, with what reviews said. */
export const useDrafts = ({ campaign, partner, id, draftVersion }: Deliverable) =>
  useQuery({
    queryKey: ['deliverable', campaign, partner, id, 'drafts'],
    enabled: draftVersion > 0,
    queryFn: () => body(api.GET(`${root}/drafts`, { params: { path: { campaign, partner, deliverable: id } } })),
  })

export const amend = ({ campaign, partner, id, version }: Deliverable, given: Schemas['AmendDeliverable']) =>
  body(api.POST(`${root}/amend`, { params: { path: { campaign, partner, deliverable: id } }, headers: ifMatch(version), body: given }))

/** A step in a deliverable's life with what it needs. Which steps are open says the deliverable itself. */
export type Step =
  | { readonly verb: 'submit' | 'approve' }
  | { readonly verb: 'request-changes'; readonly note: string }
  | { readonly verb: 'cancel'; readonly reason: string }
  | { readonly verb: 'draft'; readonly text: string; readonly links: string[] }
  | { readonly verb: 'publish'; readonly url: string; readonly at: string }
  | { readonly verb: 'verify'; readonly labelSeen: boolean; readonly stillUp: boolean; readonly metrics: Deliverable['metrics'] }
  | { readonly verb: 'settle'; readonly amount: number; readonly reference: string }

/** Steps that need nothing more than the will; the others ask first. */
export const isPlain = (verb: string): verb is 'submit' | 'approve' => verb === 'submit' || verb === 'approve'

/** Why somebody else has to take a step, as the API says. */
export const withheld = (one: Deliverable, verb: Step['verb']) => one.withheld.find(({ step }) => step === verb)?.why

/** Of the form that a step asks in. */
export const draftOf = ({ campaign, partner, id }: Deliverable, verb: string) => formOf('collaboration', campaign, partner, id, verb)

/** A step is decided on the deliverable as it was seen. */
export function useStep() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ one, step }: { one: Deliverable; step: Step }) => send(one, step),
    onSuccess: (_, { one, step: { verb } }) => {
      if (!isPlain(verb)) sent(draftOf(one, verb))
    },
    onSettled: () => Promise.all([['deliverables'], ['deliverable'], ['standing'], ['collaborations']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  })
}

function send({ campaign, partner, id, version }: Deliverable, step: Step) {
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
      return body(api.POST(`${root}/draft`, { ...terms, body: given as { text: string; links: string[] } }))
    case 'publish':
      return body(api.POST(`${root}/publish`, { ...terms, body: given as { url: string; at: string } }))
    case 'verify':
      return body(api.POST(`${root}/verify`, { ...terms, body: given as Schemas['VerifyBody'] }))
    case 'settle':
      return body(api.POST(`${root}/settle`, { ...terms, body: given as { amount: number; reference: string } }))
  }
}
