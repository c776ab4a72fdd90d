import { useQuery } from '@tanstack/react-query'
import { api, body } from '../api/client'

export const usePools = (campaign: string) =>
  useQuery({ queryKey: ['pools', campaign], queryFn: () => body(api.GET('/api/v1/campaigns/{campaign}/pools', { params: { path: { campaign } } })) })
