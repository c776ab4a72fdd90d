import type { Query } from '@tanstack/react-query'
import createClient from 'openapi-fetch'
import { guarded } from './guarded'
import type { components, paths } from './schema'
import { language } from '../i18n/locale'

export type Schemas = components['schemas']
export type Wording = Schemas['Wording']
export type Finding = NonNullable<Schemas['DeliverableResource']['findings']>[number]
export type Alarm = Schemas['StandingResource']['alarms'][number]
type ReportSection = Schemas['RecoveryReport']['sections'][number]
export type ReportChart = ReportSection['charts'][number]
export type ReportTable = ReportSection['tables'][number]

/** The API client, typed from the OpenAPI description. The server words refusals in the reader's language. */
export const api = createClient<paths>({ fetch: guarded, cache: 'no-store' })
api.use({
  onRequest: ({ request }) => {
    request.headers.set('Accept-Language', language())
    return request
  },
})

/** A refusal or fault in the server's words. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    title: string,
    readonly findings: readonly Finding[],
    readonly requestId?: string,
    /** Who made the other change, when a change was refused because its version was out of date. */
    readonly changed?: { readonly by: string; readonly name?: string | null; readonly at: string; readonly what: string },
    options?: ErrorOptions,
  ) {
    super(title, options)
  }

  /** Whether somebody else changed it first. */
  get stale() {
    return this.status === 412
  }
}

/** The answer's body; throws the problem otherwise. */
export async function body<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await answer.catch(unreachable)
  if (response.ok) return data as T
  throw problemOf(response.status, error)
}

/** All entries of a paged list: for what must be shown whole, such as a month. */
export async function every<T>(read: (cursor: { cursor?: string }) => Promise<{ items: T[]; next?: string | null }>): Promise<{ items: T[] }> {
  const items: T[] = []
  let page = await read({})
  for (items.push(...page.items); page.next; items.push(...page.items)) page = await read({ cursor: page.next })
  return { items }
}

/** Like `body`, for requests that the typed client cannot make, such as uploads: the answer, or throws the problem. */
export async function answered(answer: Promise<Response>): Promise<Response> {
  const response = await answer.catch(unreachable)
  if (response.ok) return response
  throw problemOf(response.status, await response.json().catch(() => undefined))
}

/** There was no answer at all, so there is no title from the server; the browser's error is kept as the cause. */
function unreachable(cause: unknown): never {
  throw new Problem(0, 'unreachable', '', [], undefined, undefined, { cause })
}

function problemOf(status: number, error: unknown): Problem {
  const told = (typeof error === 'object' && error !== null ? error : {}) as {
    code?: string
    title?: string
    findings?: Finding[]
    requestId?: string
    changed?: Problem['changed']
  }
  return new Problem(status, told.code ?? 'fault', told.title ?? '', told.findings ?? [], told.requestId, told.changed)
}

/** The version that a change is based on: refused if somebody else was faster. */
export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` })

/** First part of the query keys of data as of one moment, which is never refreshed. */
export const MOMENT = 'moment'

/** Whether a query can become out of date, unlike those of one moment. */
export const lasting = (query: Query) => query.queryKey[0] !== MOMENT
