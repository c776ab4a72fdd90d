import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useLocale } from '../i18n/LocaleProvider'
import { useKept } from '../lists/kept'
import { fits, type Mapping } from './mapping'
import type { ImportTarget } from './targets'

interface Props {
  readonly target: ImportTarget
  readonly columns: readonly string[]
  readonly mapping: Mapping
  readonly use: (mapping: Mapping) => void
}

/** Applies a saved mapping for such files, or saves the current one. */
export function KeptMappings({ target, columns, mapping, use }: Props) {
  const { t } = useLocale()
  const [all, change] = useKept<Readonly<Record<string, Mapping>>>(`campaign.mappings.${target.kind}`, {})
  const kept = Object.entries(all).filter(([, one]) => fits(one, columns))
  const [chosen, choose] = useState<string>()
  const [name, setName] = useState('')
  const keep = (named: string, one: Mapping | undefined) => {
    change(({ [named]: _, ...others }) => (one ? { ...others, [named]: one } : others))
    choose(one && named)
    setName('')
  }
  return (
    <div className="tags">
      {kept.length > 0 && (
        <Select
          className="filter"
          aria-label={t('mentions.kept')}
          placeholder={t('mentions.kept')}
          value={chosen}
          onChange={(one: string) => {
            choose(one)
            use(kept.find(([named]) => named === one)![1])
          }}
          options={kept.map(([value]) => ({ value, label: value }))}
        />
      )}
      {chosen && <Button icon={<DeleteOutlined />} aria-label={t('list.forget', { name: chosen })} onClick={() => keep(chosen, undefined)} />}
      <span className="view">
        <Input aria-label={t('mentions.keepas')} placeholder={t('mentions.keepas')} value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
        <Button disabled={!name.trim()} onClick={() => keep(name.trim(), mapping)}>
          {t('list.keep')}
        </Button>
      </span>
    </div>
  )
}
