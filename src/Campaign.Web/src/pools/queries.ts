import { useQuery } from '@tanstack/react-query'
import { api, body, type Schemas } from '../api/client'

export type Pool = Schemas['PoolResource']
export type Grant = Schemas['GrantResource']

export const usePools = (campaign: string) =>
  useQuery({ queryKey: ['pools', campaign], queryFn: () => body(api.GET('/api/v1/campaigns/{campaign}/pools', { params: { path: { campaign } } })) })
