import { useQuery } from '@tanstack/react-query'
import { api, body, every, ifMatch, type Schemas } from '../api/client'
import { amount, text, type Given } from '../forms/fields'

export type Collaboration = Schemas['CollaborationResource']

export const useCollaborations = (campaign: string) =>
  useQuery({
    queryKey: ['collaborations', campaign],
    queryFn: () => every((page) => body(api.GET('/api/v1/campaigns/{campaign}/collaborations', { params: { path: { campaign }, query: { limit: 200, ...page } } }))),
  })

export const propose = (campaign: string, given: Given) =>
  body(
    api.POST('/api/v1/campaigns/{campaign}/collaborations', {
      params: { path: { campaign } },
      body: { partnerId: text(given, 'partner'), fixedFee: amount(given, 'fixedFee'), retentionDays: amount(given, 'retentionDays') },
    }),
  )

const root = '/api/v1/campaigns/{campaign}/collaborations/{partner}' as const

export function step(one: Collaboration, verb: string, given: Given): Promise<unknown> {
  const terms = { params: { path: { campaign: one.campaign, partner: one.partner } }, headers: ifMatch(one.version) }
  switch (verb) {
    case 'amend':
      return body(api.POST(`${root}/amend`, { ...terms, body: { fixedFee: amount(given, 'fixedFee'), retentionDays: amount(given, 'retentionDays'), reason: text(given, 'reason') } }))
    case 'accept':
      return body(api.POST(`${root}/accept`, { ...terms, body: { note: text(given, 'note') } }))
    case 'cancel':
      return body(api.POST(`${root}/cancel`, { ...terms, body: { cancelledBy: text(given, 'by'), reason: text(given, 'reason') } }))
    case 'settle':
      return body(api.POST(`${root}/settle`, { ...terms, body: { amount: amount(given, 'amount'), reference: text(given, 'reference') } }))
    default:
      return body(api.POST(`${root}/deliverables`, { params: terms.params, body: given }))
  }
}
