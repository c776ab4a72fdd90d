import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import type { Schemas } from '../api/client'
import { useCampaigns } from '../campaigns/queries'
import { isoDay } from '../i18n/format'
import { useLocale } from '../i18n/LocaleProvider'
import { SavedViews } from '../lists/SavedViews'
import { rooms } from '../rooms'
import { useMay } from '../session/rights'
import type { AuditFilter } from './audit'
import { usePeople, useTokens } from './queries'

interface Props {
  readonly filter: AuditFilter
  readonly change: (part: Partial<Record<keyof AuditFilter, string | undefined>>) => void
  readonly seen: readonly Schemas['AuditEntry'][]
}

export function AuditFilters({ filter, change, seen }: Props) {
  const { t, word, language } = useLocale()
  const nouns = rooms.flatMap(({ facts = [] }) => facts.map((value) => ({ value, label: word('noun', value) }))).toSorted((one, other) => one.label.localeCompare(other.label, language))
  const { data: campaigns } = useCampaigns()
  const search = { optionFilterProp: 'label' }
  return (
    <div className="filters" role="search" aria-label={t('audit.filter')}>
      <Select aria-label={t('audit.by')} placeholder={t('audit.by.all')} allowClear showSearch={search} value={filter.person} onChange={(person?: string) => change({ person })} options={useActors(seen, filter.person)} />
      <Select
        aria-label={t('audit.campaign')}
        placeholder={t('audit.campaign.all')}
        allowClear
        showSearch={search}
        value={filter.campaign}
        onChange={(campaign?: string) => change({ campaign })}
        options={campaigns?.items.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select aria-label={t('audit.noun')} placeholder={t('audit.noun.all')} allowClear value={filter.noun} onChange={(noun?: string) => change({ noun })} options={nouns} />
      <DatePicker.RangePicker
        allowEmpty={[true, true]}
        aria-label={t('audit.days')}
        value={[filter.first ? dayjs(filter.first) : null, filter.last ? dayjs(filter.last) : null]}
        onChange={(days) => change({ first: days?.[0] ? isoDay(days[0]) : undefined, last: days?.[1] ? isoDay(days[1]) : undefined })}
      />
      <SavedViews id="audit" />
    </div>
  )
}

/** Administrators choose among all people; others among those on the page. */
function useActors(seen: Props['seen'], chosen: string | undefined) {
  const { word } = useLocale()
  const all = useMay()('administer')
  const { data: people } = usePeople(all)
  const { data: tokens } = useTokens(all)
  const names = new Map<string, string>()
  if (chosen) names.set(chosen, word('actor', chosen))
  for (const { by, byName } of seen) names.set(by, byName ?? word('actor', by))
  for (const { id, name } of tokens?.items ?? []) names.set(id, name)
  for (const { id, display } of people?.items ?? []) names.set(id, display)
  return [...names].map(([value, label]) => ({ value, label }))
}
