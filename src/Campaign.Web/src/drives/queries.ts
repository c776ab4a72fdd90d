import { useQuery } from '@tanstack/react-query'
import { api, body, type Schemas } from '../api/client'

export type Drive = Schemas['DriveResource']

export const useDrives = (campaign: string) =>
  useQuery({ queryKey: ['drives', campaign], queryFn: () => body(api.GET('/api/v1/campaigns/{campaign}/drives', { params: { path: { campaign } } })) })

/** One of the campaign's drives, if loaded. */
export const useDrive = (campaign: string, drive: string | undefined) => useDrives(campaign).data?.items.find(({ id }) => id === drive)
