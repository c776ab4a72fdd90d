import { keepPreviousData, useQuery } from '@tanstack/react-query'
import dayjs from 'dayjs'
import { useSearchParams } from 'react-router'
import { api, body } from '../api/client'
import { isoDay } from '../i18n/format'
import { language } from '../i18n/locale'
import { useLocale } from '../i18n/LocaleProvider'

/** The first and the last day, both included, as `2026-11-27`. */
export interface AuditFilter {
  readonly person?: string
  readonly campaign?: string
  readonly noun?: string
  readonly first?: string
  readonly last?: string
}

const keys = ['person', 'campaign', 'noun', 'first', 'last'] as const

/** The filter, kept in the URL so that it can be shared. */
export function useAuditFilter() {
  const { begins } = useLocale()
  const [asked, ask] = useSearchParams()
  const filter: AuditFilter = Object.fromEntries(keys.flatMap((key) => (asked.get(key) ? [[key, asked.get(key)]] : [])))
  const change = (part: Partial<Record<keyof AuditFilter, string | undefined>>) => {
    const next = { ...filter, ...part }
    ask(Object.fromEntries(keys.flatMap((key) => (next[key] ? [[key, next[key]]] : []))))
  }
  return { filter: queryOf(filter, begins), change, filtered: Object.keys(filter).length > 0, asked: filter }
}

type AuditQuery = ReturnType<typeof queryOf>

/** Converts days to times in the zone in which times are shown. */
function queryOf({ person, campaign, noun, first, last }: AuditFilter, begins: (day: string) => string) {
  return {
    ...(person && { person }),
    ...(campaign && { campaign }),
    ...(noun && { noun }),
    ...(first && { from: begins(first) }),
    ...(last && { to: begins(isoDay(dayjs(last).add(1, 'day'))) }),
  }
}

export const useAudit = (filter: AuditQuery, cursor: string | undefined) =>
  useQuery({
    queryKey: ['audit', filter, cursor],
    placeholderData: keepPreviousData,
    queryFn: () => body(api.GET('/api/v1/audit', { params: { query: { ...filter, limit: 50, ...(cursor && { cursor }) } } })),
  })

export const exportOf = (filter: AuditQuery) => `/api/v1/audit.csv?${new URLSearchParams({ ...filter, lang: language() }).toString()}`
