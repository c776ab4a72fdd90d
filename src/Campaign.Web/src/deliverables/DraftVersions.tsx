import { Alert, Segmented, Select } from 'antd'
import { useState } from 'react'
import { TextDiff } from '../forms/TextDiff'
import { useLocale } from '../i18n/LocaleProvider'
import { OutsideList } from '../layout/Outside'
import { ProblemAlert } from '../layout/Problems'
import { useDrafts, type Deliverable } from './queries'

const views = ['text', 'changes'] as const

/** The current draft, or its changes since an earlier version, with what that version's review asked for. */
export function DraftVersions({ one }: { one: Deliverable }) {
  const { t, word, moment } = useLocale()
  const { data, error } = useDrafts(one)
  const [view, show] = useState<(typeof views)[number]>('text')
  const [since, compare] = useState<number>()
  const earlier = data?.items.filter(({ version }) => version < one.draftVersion) ?? []
  const base = earlier.find(({ version }) => version === since) ?? earlier.at(-1)
  return (
    <section>
      <header className="tags draft-head">
        <h3>{t('deliverables.draft', { n: one.draftVersion })}</h3>
        {base && <Segmented size="small" aria-label={t('diff.view')} value={view} onChange={show} options={views.map((value) => ({ value, label: word('diffview', value) }))} />}
        {base && view === 'changes' && (
          <Select
            size="small"
            aria-label={t('diff.since')}
            value={base.version}
            onChange={compare}
            options={earlier.map(({ version, at }) => ({ value: version, label: t('diff.version', { n: version, at: moment(at) }) }))}
          />
        )}
      </header>
      {error && <ProblemAlert problem={error} />}
      {base && view === 'changes' ? (
        <>
          {base.note && <Alert type="info" title={t('deliverables.note', { note: base.note })} />}
          <TextDiff before={base.text} after={one.text ?? ''} />
        </>
      ) : (
        <p className="words small draft">{one.text}</p>
      )}
      <OutsideList links={one.links} />
    </section>
  )
}
