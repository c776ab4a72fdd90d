import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, body, ifMatch, type Schemas } from '../api/client'
import type { Fields } from './words'

export type Draft = Schemas['SavedDraft']

/** What is kept of a form. */
export interface Words {
  readonly values: Fields
  readonly title: string
  readonly path: string
  /** What the form is about, as it was when it was opened. */
  readonly basis: Fields | null
}

/** For so long the server keeps a draft after its last word. */
export const KEPT_DAYS = 30

const one = '/api/v1/me/drafts/{form}' as const
const at = (form: string) => ({ params: { path: { form } } })

/** Looked for in the list: to ask for what is not there would be a fault in the browser's eyes. */
export async function findDraft(form: string): Promise<Draft | undefined> {
  const { items } = await body(api.GET('/api/v1/me/drafts', { params: { query: { form } } }))
  return items.length > 0 ? body(api.GET(one, at(form))) : undefined
}

/**
 * @param seen The version that gives way, 0 where there is none; whatever there is when undefined.
 * @param leaving Whether the page goes: then the browser sends it all the same.
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
