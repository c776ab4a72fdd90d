import { Input, Select } from 'antd'
import { useLocale } from '../i18n/LocaleProvider'
import { useFilters } from './filters'

/** The search field of a list. */
export function SearchFilter({ label }: { label: string }) {
  const filters = useFilters()
  return <Input.Search className="search" allowClear aria-label={label} placeholder={label} defaultValue={filters.of('q')} onSearch={(q) => filters.set({ q })} />
}

/** Filters by one status, worded by this group; all statuses by default. */
export function StateFilter({ states, group }: { states: readonly string[]; group: string }) {
  const { t, word } = useLocale()
  const filters = useFilters()
  return (
    <Select
      className="filter"
      aria-label={t('partners.filter')}
      allowClear
      placeholder={t('pools.all')}
      value={filters.of('status')}
      onChange={(status?: string) => filters.set({ status })}
      options={states.map((value) => ({ value, label: word(group, value) }))}
    />
  )
}

/** The sort order of a list; the first is the default. */
export function OrderFilter({ orders }: { orders: readonly [string, ...string[]] }) {
  const { t, word } = useLocale()
  const filters = useFilters()
  const [usual] = orders
  return (
    <Select
      className="filter"
      aria-label={t('list.order')}
      value={filters.of('sort') ?? usual}
      onChange={(sort) => filters.set({ sort: sort === usual ? undefined : sort })}
      options={orders.map((value) => ({ value, label: word('order', value) }))}
    />
  )
}
