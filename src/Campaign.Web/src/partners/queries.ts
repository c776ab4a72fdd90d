import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, body, type Schemas } from '../api/client'

export type Partner = Schemas['PartnerResource']

export interface PartnerFilter {
  readonly q?: string
  readonly status?: string
  readonly sort?: string
  readonly cursor?: string
}

export const usePartners = ({ q, status, sort = '-followers', cursor }: PartnerFilter) =>
  useQuery({
    queryKey: ['partners', q, status, sort, cursor],
    placeholderData: keepPreviousData,
    queryFn: () => body(api.GET('/api/v1/partners', { params: { query: { limit: 50, sort, ...(q && { q }), ...(status && { status }), ...(cursor && { cursor }) } } })),
  })

export const usePartner = (partner: string | undefined) =>
  useQuery({
    queryKey: ['partner', partner],
    enabled: partner !== undefined,
    queryFn: () => body(api.GET('/api/v1/partners/{partner}', { params: { path: { partner: partner ?? '' } } })),
  })
