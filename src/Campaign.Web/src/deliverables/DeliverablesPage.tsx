import { Card, Empty, Input, Segmented, Skeleton, Switch } from 'antd'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { Board } from './Board'
import { DeliverableDrawer } from './DeliverableDrawer'
import { DeliverableTable } from './DeliverableTable'
import { useDeliverables, usePartnerNames, type Deliverable } from './queries'

/** What partners owe, as a board by state or as a table. What is open stands in the address. */
export default function DeliverablesPage() {
  const { campaign = '' } = useParams()
  const { t } = useLocale()
  const [asked, ask] = useSearchParams()
  const { data, error, isPending, refetch } = useDeliverables(campaign)
  const { data: names } = usePartnerNames()
  const [words, setWords] = useState('')
  const view = asked.get('view') ?? 'board'
  const set = (name: string, value?: string) =>
    ask((before) => {
      if (value) before.set(name, value)
      else before.delete(name)
      return before
    })
  const nameOf = (partner: string) => names?.get(partner) ?? partner
  const wanted = (one: Deliverable) =>
    (asked.get('late') !== 'yes' || one.overdue) && `${one.title} ${nameOf(one.partner)}`.toLowerCase().includes(words.trim().toLowerCase())
  const shown = data?.items.filter(wanted) ?? []
  const open = data?.items.find((one) => one.id === asked.get('open'))
  const choose = (one: Deliverable) => set('open', one.id)
  return (
    <div className="page wide">
      <title>{`${t('nav.deliverables')} · ${t('shell.name')}`}</title>
      <header className="page-head">
        <h1>{t('nav.deliverables')}</h1>
        <Segmented
          aria-label={t('deliverables.view')}
          value={view}
          onChange={(value) => set('view', value)}
          options={[
            { value: 'board', label: t('deliverables.board') },
            { value: 'table', label: t('deliverables.table') },
          ]}
        />
        <Input.Search className="search" allowClear aria-label={t('deliverables.search')} placeholder={t('deliverables.search')} value={words} onChange={(event) => setWords(event.target.value)} />
        <label className="switch flat">
          <Switch checked={asked.get('late') === 'yes'} onChange={(late) => set('late', late ? 'yes' : undefined)} /> {t('deliverables.late')}
        </label>
      </header>
      {error && <ProblemAlert problem={error} retry={() => void refetch()} />}
      {isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {data && data.items.length === 0 && (
        <Card>
          <Empty description={t('deliverables.none')} />
        </Card>
      )}
      {data && data.items.length > 0 && (view === 'board' ? <Board items={shown} nameOf={nameOf} choose={choose} /> : <DeliverableTable items={shown} nameOf={nameOf} choose={choose} campaign={campaign} />)}
      {open && <DeliverableDrawer key={open.id} listed={open} partner={nameOf(open.partner)} close={() => set('open')} />}
    </div>
  )
}
