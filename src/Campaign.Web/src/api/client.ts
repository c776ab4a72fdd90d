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

/** The API, typed from its own description. The server words refusals in the reader's language. */
export const api = createClient<paths>({ fetch: guarded, cache: 'no-store' })
api.use({
  onRequest: ({ request }) => {
    request.headers.set('Accept-Language', language())
    return request
  },
})

/** A refusal or fault as the server words it. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    title: string,
    readonly findings: readonly Finding[],
    readonly requestId?: string,
    /** Who was faster, when a change was made on an old version. */
    readonly changed?: { readonly by: string; readonly name?: string | null; readonly at: string; readonly what: string },
    options?: ErrorOptions,
  ) {
    super(title, options)
  }

  /** Somebody else changed it first. */
  get stale() {
    return this.status === 412
  }
}

/** The answer's body, or the problem thrown. */
export async function body<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await answer.catch(unreachable)
  if (response.ok) return data as T
  throw problemOf(response.status, error)
}

/** All entries of a list that is read page by page: for what must be seen whole, such as a month. */
export async function every<T>(read: (cursor: { cursor?: string }) => Promise<{ items: T[]; next?: string | null }>): Promise<{ items: T[] }> {
  const items: T[] = []
  let page = await read({})
  for (items.push(...page.items); page.next; items.push(...page.items)) page = await read({ cursor: page.next })
  return { items }
}

/** The same for what the typed client does not know, such as files: the answer, or the problem thrown. */
export async function answered(answer: Promise<Response>): Promise<Response> {
  const response = await answer.catch(unreachable)
  if (response.ok) return response
  throw problemOf(response.status, await response.json().catch(() => undefined))
}

/** No answer came at all, so that nobody has a title for it; what the browser said of it stays with the problem. */
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

/** What a change is based on: it is refused when somebody else was faster. */
export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` })

/** The first word of the keys of what speaks of one moment: it is not read again by itself. */
export const MOMENT = 'moment'

/** Whatever is no such moment: only that can be out of date. */
export const lasting = (query: Query) => query.queryKey[0] !== MOMENT
