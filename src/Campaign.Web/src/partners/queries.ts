import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, body, ifMatch, type Schemas } from '../api/client'

export type Partner = Schemas['PartnerResource']

export interface PartnerFilter {
  readonly q?: string
  readonly status?: string
  readonly cursor?: string
}

export const usePartners = ({ q, status, cursor }: PartnerFilter) =>
  useQuery({
    queryKey: ['partners', q, status, cursor],
    placeholderData: keepPreviousData,
    queryFn: () =>
      body(api.GET('/api/v1/partners', { params: { query: { limit: 50, sort: '-followers', ...(q && { q }), ...(status && { status }), ...(cursor && { cursor }) } } })),
  })

export interface Vetting {
  readonly decision: 'approve' | 'decline'
  readonly note?: string
  readonly proofOfUse?: string
}

export function useVet(partner: Partner) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ decision, note, proofOfUse }: Vetting) =>
      body(
        api.POST('/api/v1/partners/{partner}/vet', {
          params: { path: { partner: partner.id } },
          headers: ifMatch(partner.version),
          body: { decision, findings: note ? [{ code: 'note', severity: 'advice', note }] : [], proofOfUse: proofOfUse || null },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['partners'] }),
  })
}
