import { api, body } from '../api/client'

export const changePassword = ({ current, next }: { current: string; next: string }) => body(api.POST('/api/v1/session/password', { body: { current, new: next } }))

export const prepareSecondFactor = () => body(api.POST('/api/v1/session/second-factor'))

export const confirmSecondFactor = (code: string) => body(api.POST('/api/v1/session/second-factor/confirm', { body: { code } }))

export const makeRecoveryCodes = (password: string) => body(api.POST('/api/v1/session/second-factor/recovery-codes', { body: { password } }))

export const removeSecondFactor = (password: string) => body(api.POST('/api/v1/session/second-factor/remove', { body: { password } }))
