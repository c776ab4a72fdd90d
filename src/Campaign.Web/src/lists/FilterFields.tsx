import { Input, Select } from 'antd'
import { useLocale } from '../i18n/LocaleProvider'
import { useFilters } from './filters'

/** Words that the list is searched for. */
export function SearchFilter({ label }: { label: string }) {
  const filters = useFilters()
  return <Input.Search className="search" allowClear aria-label={label} placeholder={label} defaultValue={filters.of('q')} onSearch={(q) => filters.set({ q })} />
}

/** One of the states, which have their words in this group; all of them unless one is chosen. */
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

/** The order of the list; the first is the usual one. */
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
