import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, body, every, type Schemas } from '../api/client'
import { target } from '../imports/targets'

export type Partner = Schemas['PartnerResource']

interface PartnerFilter {
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

/** A partner's followers, over all accounts. */
export const followersOf = ({ accounts }: Partner) => accounts.reduce((sum, one) => sum + one.followers, 0)

export const usePartner = (partner: string | undefined) =>
  useQuery({
    queryKey: ['partner', partner],
    enabled: partner !== undefined,
    queryFn: () => body(api.GET('/api/v1/partners/{partner}', { params: { path: { partner: partner ?? '' } } })),
  })

export const usePartnerNames = () =>
  useQuery({
    queryKey: ['partners', 'names'],
    staleTime: 60_000,
    queryFn: async () => {
      const { items } = await every((page) => body(api.GET('/api/v1/partners', { params: { query: { limit: 200, ...page } } })))
      return new Map(items.map((partner) => [partner.id, partner.name]))
    },
  })

/** The partners that a collaboration can be proposed to. */
export const useApproved = () =>
  useQuery({
    queryKey: ['partners', 'approved'],
    queryFn: () => every((page) => body(api.GET('/api/v1/partners', { params: { query: { limit: 200, status: 'approved', sort: 'name', ...page } } }))),
  })

/** The destination of a partners file. */
export const intoPartners = target('partners', 'partner', 'partners')
