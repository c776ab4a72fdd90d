import { useQuery } from '@tanstack/react-query'
import { api, body, type Schemas } from '../api/client'

export type Installation = Schemas['InstallationResource']
export type Policy = Schemas['SecondFactorPolicy']

export const useInstallation = () => useQuery({ queryKey: ['installation'], queryFn: () => body(api.GET('/api/v1/installation')) })

export const requireSecondFactor = (policy: Policy) => body(api.PUT('/api/v1/installation/second-factor', { body: { policy } }))
