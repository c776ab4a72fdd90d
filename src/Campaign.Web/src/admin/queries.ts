import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import dayjs from 'dayjs'
import { api, body, ifMatch, type Schemas } from '../api/client'
import { sent } from '../drafts/store'
import { formOf } from '../drafts/useDraft'
import { look } from '../session/door'

export type Person = Schemas['PersonResource']
export type Assignment = Schemas['Assignment']
export type Givable = Schemas['GivableRole']
export type Token = Schemas['TokenResource']

export const usePeople = (wanted = true) => useQuery({ queryKey: ['people'], enabled: wanted, queryFn: () => body(api.GET('/api/v1/people')) })

/** The roles that one may give, and where. */
export const useGivable = () => useQuery({ queryKey: ['roles'], queryFn: () => body(api.GET('/api/v1/roles')) })

export const useTokens = (wanted = true) => useQuery({ queryKey: ['tokens'], enabled: wanted, queryFn: () => body(api.GET('/api/v1/tokens')) })

export const useSessions = (person?: string) =>
  useQuery({ queryKey: ['sessions', person], queryFn: () => body(api.GET('/api/v1/sessions', { params: { query: person ? { person } : {} } })) })

/**
 * A change to people, tokens or sessions; afterwards the lists are read again, and one's own rights, which may have changed.
 * @param done Receives the answer even when its form was closed meanwhile: a secret is shown only once.
 */
export function useAccess<Given, Answer>(change: (given: Given) => Promise<Answer>, done?: (answer: Answer) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async (answer) => {
      await Promise.all([look(), ...['people', 'tokens', 'sessions', 'installation'].map((list) => queries.invalidateQueries({ queryKey: [list] }))])
      done?.(answer)
    },
  })
}

interface NewPerson {
  readonly name: string
  readonly display: string
  readonly roles: readonly Assignment[]
}

export const add = ({ name, display, roles }: NewPerson) => body(api.POST('/api/v1/people', { body: { name, display: display || null, password: null, roles: [...roles] } }))

export const give = ({ person, roles }: { person: Person; roles: readonly Assignment[] }) =>
  body(api.PUT('/api/v1/people/{person}/roles', { params: { path: { person: person.id } }, headers: ifMatch(person.version), body: { roles: [...roles] } }))

/** The draft name of the form that deactivates or reactivates a person. */
export const draftOfActive = (person: string, active: boolean) => formOf('access', person, active ? 'reactivate' : 'deactivate')

export async function setActive({ person, active, reason }: { person: string; active: boolean; reason: string }) {
  const after = await body(api.POST(active ? '/api/v1/people/{person}/reactivate' : '/api/v1/people/{person}/deactivate', { params: { path: { person } }, body: { reason: reason || null } }))
  // Once the lists have been read again, the form asks for the opposite.
  sent(draftOfActive(person, active))
  return after
}

export const resetPassword = ({ person, reason }: { person: string; reason: string }) =>
  body(api.POST('/api/v1/people/{person}/password', { params: { path: { person } }, body: { reason: reason || null } }))

export const endSession = (session: string) => body(api.DELETE('/api/v1/sessions/{session}', { params: { path: { session } } }))

interface NewToken {
  readonly name: string
  readonly access: Token['access']
  readonly campaign?: string
  /** From now on; null means valid until revoked. */
  readonly days: number | null
}

export const issue = ({ name, access, campaign, days }: NewToken) =>
  body(api.POST('/api/v1/tokens', { body: { name, access, campaign: campaign ?? null, expires: days === null ? null : dayjs().add(days, 'day').toISOString() } }))

export const revoke = (token: string) => body(api.DELETE('/api/v1/tokens/{token}', { params: { path: { token } } }))
