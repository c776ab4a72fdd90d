import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, body, every, MOMENT, type Schemas } from '../api/client'

export type Campaign = Schemas['CampaignResource']
export type Standing = Schemas['StandingResource']

/** Used until the campaign is loaded. */
export const USUAL_CURRENCY = 'CNY'

export const useCampaigns = (status?: string) =>
  useQuery({
    queryKey: ['campaigns', status],
    queryFn: () => every((page) => body(api.GET('/api/v1/campaigns', { params: { query: { limit: 200, ...(status && { status }), ...page } } }))),
  })

/** Names of campaigns by id; the id itself for unknown ones. */
export function useCampaignNames() {
  const { data } = useCampaigns()
  return (id: string) => data?.items.find((campaign) => campaign.id === id)?.name ?? id
}

export const useCampaign = (campaign: string) =>
  useQuery({ queryKey: ['campaign', campaign], queryFn: () => body(api.GET('/api/v1/campaigns/{campaign}', { params: { path: { campaign } } })) })

/** The currency of a campaign. */
export const useCurrency = (campaign: string) => useCampaign(campaign).data?.currency ?? USUAL_CURRENCY

/** Where a campaign stands today. */
export const useStanding = (campaign: string) =>
  useQuery({ queryKey: ['standing', campaign], queryFn: () => body(api.GET('/api/v1/campaigns/{campaign}/standing', { params: { path: { campaign } } })) })

/** The report's model, as of now unless a day is given. */
export const useReport = (campaign: string, lang: string, asOf?: string) =>
  useQuery({
    queryKey: [MOMENT, 'report', campaign, lang, asOf],
    queryFn: () => body(api.GET('/api/v1/campaigns/{campaign}/report', { params: { path: { campaign }, query: { lang, ...(asOf && { asOf }) } } })),
    placeholderData: keepPreviousData,
  })
