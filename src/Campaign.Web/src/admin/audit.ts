import { keepPreviousData, useQuery } from '@tanstack/react-query'
import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'
import { useSearchParams } from 'react-router'
import { api, body } from '../api/client'
import { language } from '../i18n/locale'
import { useLocale } from '../i18n/LocaleProvider'

dayjs.extend(utc)
dayjs.extend(timezone)

/** Facts by the nouns that their names begin with. */
export const nouns = ['campaign', 'collaboration', 'deliverable', 'drive', 'submission', 'rights', 'story', 'pool', 'grant', 'mentions', 'partner', 'staff', 'token'] as const

/** Days are the first and the last one shown, as `2026-11-27`. */
export interface AuditFilter {
  readonly person?: string
  readonly campaign?: string
  readonly noun?: string
  readonly first?: string
  readonly last?: string
}

const keys = ['person', 'campaign', 'noun', 'first', 'last'] as const

/** The filter stands in the address, so that it can be sent to somebody. */
export function useAuditFilter() {
  const { zone } = useLocale()
  const [asked, ask] = useSearchParams()
  const filter: AuditFilter = Object.fromEntries(keys.flatMap((key) => (asked.get(key) ? [[key, asked.get(key)]] : [])))
  const change = (part: Partial<Record<keyof AuditFilter, string | undefined>>) => {
    const next = { ...filter, ...part }
    ask(Object.fromEntries(keys.flatMap((key) => (next[key] ? [[key, next[key]]] : []))))
  }
  return { filter: queryOf(filter, zone), change, filtered: Object.keys(filter).length > 0, asked: filter }
}

export type AuditQuery = ReturnType<typeof queryOf>

/** Days become moments in the zone in which times are shown. */
function queryOf({ person, campaign, noun, first, last }: AuditFilter, zone: string) {
  return {
    ...(person && { person }),
    ...(campaign && { campaign }),
    ...(noun && { noun }),
    ...(first && { from: dayjs.tz(first, zone).toISOString() }),
    ...(last && { to: dayjs.tz(last, zone).add(1, 'day').toISOString() }),
  }
}

export const useAudit = (filter: AuditQuery, cursor: string | undefined) =>
  useQuery({
    queryKey: ['audit', filter, cursor],
    placeholderData: keepPreviousData,
    queryFn: () => body(api.GET('/api/v1/audit', { params: { query: { ...filter, limit: 50, ...(cursor && { cursor }) } } })),
  })

export const exportOf = (filter: AuditQuery) => `/api/v1/audit.csv?${new URLSearchParams({ ...filter, lang: language() }).toString()}`
