import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, body, ifMatch, type Schemas } from '../api/client'
import type { Fields } from './words'

export type Draft = Schemas['SavedDraft']

/** The saved content of a form. */
export interface Words {
  readonly values: Fields
  readonly title: string
  readonly path: string
  /** The resource as it was when the form was opened. */
  readonly basis: Fields | null
}

/** The server keeps a draft this long after its last change. */
export const KEPT_DAYS = 30

const one = '/api/v1/me/drafts/{form}' as const
const at = (form: string) => ({ params: { path: { form } } })

/** Looked up in the list, because a 404 for a missing draft would show as an error in the browser. */
export async function findDraft(form: string): Promise<Draft | undefined> {
  const { items } = await body(api.GET('/api/v1/me/drafts', { params: { query: { form } } }))
  return items.length > 0 ? body(api.GET(one, at(form))) : undefined
}

/**
 * @param seen The version to replace, 0 for none; undefined replaces any version.
 * @param leaving Whether the page is being closed: the browser then sends the request all the same.
 */
export function keepDraft(form: string, words: Words, seen?: number, leaving = false) {
  const headers = seen === undefined ? {} : seen === 0 ? { 'If-None-Match': '*' } : ifMatch(seen)
  return body(api.PUT(one, { ...at(form), headers, keepalive: leaving, body: words }))
}

export const discardDraft = (form: string, leaving = false) => body(api.DELETE(one, { ...at(form), keepalive: leaving }))

export const useDrafts = () => useQuery({ queryKey: ['drafts'], staleTime: 0, queryFn: () => body(api.GET('/api/v1/me/drafts')) })

export function useDiscard() {
  const queries = useQueryClient()
  return useMutation({ mutationFn: (form: string) => discardDraft(form), onSettled: () => queries.invalidateQueries({ queryKey: ['drafts'] }) })
}
