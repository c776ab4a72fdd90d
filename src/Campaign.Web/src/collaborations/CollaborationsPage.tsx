import { PlusOutlined } from '@ant-design/icons'
import { Button, Card, Empty, Select, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useCampaign } from '../campaigns/queries'
import { usePartnerNames } from '../deliverables/queries'
import { Steps } from '../forms/Steps'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { useFilters } from '../lists/filters'
import { ListTable, type Column } from '../lists/ListTable'
import { useMay } from '../session/rights'
import { CollaborationStep, Propose } from './CollaborationSteps'
import { useCollaborations, type Collaboration } from './queries'

const states = ['proposed', 'accepted', 'active', 'settled', 'cancelled'] as const

/** Who works with us in this campaign, what was agreed and what was paid. */
export default function CollaborationsPage() {
  const { campaign = '' } = useParams()
  const { t } = useLocale()
  const { data, error, isPending, refetch } = useCollaborations(campaign)
  const [proposes, propose] = useState(false)
  const may = useMay()('edit', campaign)
  return (
    <div className="page wide">
      <title>{`${t('nav.collaborations')} · ${t('shell.name')}`}</title>
      <header className="page-head">
        <h1>{t('nav.collaborations')}</h1>
        {may && (
          <Button type="primary" className="no-print" icon={<PlusOutlined />} onClick={() => propose(true)}>
            {t('collab.propose')}
          </Button>
        )}
      </header>
      {proposes && <Propose campaign={campaign} close={() => propose(false)} />}
      {error && <ProblemAlert problem={error} retry={() => void refetch()} />}
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {data?.items.length === 0 && (
        <Card>
          <Empty description={t('collab.none')}>
            {may && <Button onClick={() => propose(true)}>{t('collab.propose')}</Button>}
          </Empty>
        </Card>
      )}
      {data && data.items.length > 0 && <Rows items={data.items} campaign={campaign} />}
    </div>
  )
}

function Rows({ items, campaign }: { items: readonly Collaboration[]; campaign: string }) {
  const { t, word, money, count } = useLocale()
  const filters = useFilters()
  const status = filters.of('status')
  const currency = useCampaign(campaign).data?.currency ?? 'CNY'
  const names = usePartnerNames().data
  const nameOf = ({ partner }: Collaboration) => names?.get(partner) ?? partner
  const columns: Column<Collaboration>[] = [
    { key: 'partner', title: t('deliverables.partner'), main: true, text: nameOf, show: (one) => <Link to={`/partners?open=${one.partner}`}>{nameOf(one)}</Link>, sort: (one, other) => nameOf(one).localeCompare(nameOf(other)) },
    { key: 'status', title: t('deliverables.state'), text: (one) => word('collab', one.status), show: (one) => <Tag variant="outlined">{word('collab', one.status)}</Tag> },
    {
      key: 'work',
      title: t('nav.deliverables'),
      text: (one) => t('collab.work', { n: count(one.deliverables), open: count(one.open) }),
      show: (one) => <Link to={`/campaigns/${campaign}/deliverables?partner=${one.partner}`}>{t('collab.work', { n: count(one.deliverables), open: count(one.open) })}</Link>,
    },
    { key: 'fixed', title: t('collab.fixed'), right: true, text: (one) => money(one.fixedFee, currency) },
    { key: 'fee', title: t('collab.fee'), right: true, text: (one) => money(one.fee, currency), sort: (one, other) => one.fee - other.fee },
    { key: 'paid', title: t('deliverables.paid'), right: true, text: (one) => money(one.paid, currency) },
    { key: 'clawback', title: t('collab.clawback'), right: true, text: (one) => (one.clawbackDue > 0 ? money(one.clawbackDue, currency) : '—') },
    { key: 'retention', title: t('collab.retention'), right: true, text: (one) => count(one.retentionDays) },
    {
      key: 'steps',
      title: t('list.steps'),
      text: () => '',
      show: (one) => <Steps small next={one.next} danger={['cancel']} label={(verb) => word('collabstep', verb)} ask={(verb, close) => <CollaborationStep one={one} verb={verb} close={close} />} />,
    },
  ]
  return (
    <ListTable<Collaboration>
      id="collaborations"
      label={t('nav.collaborations')}
      rowKey="id"
      dataSource={items.filter((one) => !status || one.status === status)}
      pagination={{ pageSize: 50, hideOnSinglePage: true }}
      locale={{ emptyText: t('partners.nobody') }}
      columns={columns}
      filters={<Select className="filter" aria-label={t('partners.filter')} allowClear placeholder={t('pools.all')} value={status} onChange={(chosen?: string) => filters.set({ status: chosen })} options={states.map((value) => ({ value, label: word('collab', value) }))} />}
    />
  )
}
