import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Card, Select, Tag } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { api, body } from '../api/client'
import { useCurrency } from '../campaigns/queries'
import { Steps } from '../forms/Steps'
import { formOf } from '../drafts/useDraft'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { useFilters } from '../lists/filters'
import { ListPage } from '../lists/ListPage'
import { ListTable, type Column } from '../lists/ListTable'
import { PageButtons, usePages } from '../lists/Pages'
import { useMay } from '../session/rights'
import { ErasePerson } from '../subjects/ErasePerson'
import { GrantStep, OpenPool, PoolStep } from './PoolSteps'
import { usePools, type Grant, type Pool } from './queries'

/** Reward pools with their ledgers and grants. */
export default function PoolsPage() {
  const { campaign = '' } = useParams()
  const { t } = useLocale()
  const list = usePools(campaign)
  const may = useMay()('manage', campaign)
  return (
    <ListPage
      title={t('nav.pools')}
      list={list}
      none={t('pools.none')}
      add={t('pools.open')}
      may={may}
      ask={(close) => <OpenPool campaign={campaign} close={close} />}
    >
      {(pools) => pools.map((pool) => <PoolCard key={pool.id} pool={pool} campaign={campaign} />)}
    </ListPage>
  )
}

const parts = ['redeemed', 'issued', 'reserved', 'available'] as const
const colours = { redeemed: '#0b4f7d', issued: '#0072b2', reserved: '#e69f00', available: 'var(--line)' }

function PoolCard({ pool, campaign }: { pool: Pool; campaign: string }) {
  const { t, word, money, count, percent } = useLocale()
  const currency = useCurrency(campaign)
  const amount = (value: number) => (pool.kind === 'cash' ? money(value, currency) : count(value))
  return (
    <Card
      title={
        <h2>
          {pool.name} <Tag variant="outlined">{word('pool', pool.kind)}</Tag> {pool.status === 'closed' && <Tag variant="outlined">{word('poolstatus', pool.status)}</Tag>}
        </h2>
      }
      extra={<span className="soft">{t('pools.budget', { amount: amount(pool.budget) })}</span>}
    >
      <div className="ledger" role="img" aria-label={parts.map((part) => `${word('ledger', part)} ${amount(pool[part])}`).join(', ')}>
        {parts.map((part) => (
          <span key={part} style={{ flexGrow: pool.budget === 0 ? 0 : pool[part] / pool.budget, background: colours[part] }} />
        ))}
      </div>
      <dl className="ledger-legend">
        {parts.map((part) => (
          <div key={part}>
            <dt>
              <i style={{ background: colours[part] }} /> {word('ledger', part)}
            </dt>
            <dd>
              {amount(pool[part])} <span className="soft">{pool.budget > 0 && percent(pool[part] / pool.budget)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <Steps next={pool.next} danger={['close']} label={(step) => word('poolstep', step)} ask={(step, close) => <PoolStep pool={pool} step={step} close={close} />} />
      <Grants pool={pool} amount={amount} />
    </Card>
  )
}

/** Uses the name from when the dialog was opened: once the person is erased, the grant has none. */
function EraseParticipant({ grant }: { grant: Grant }) {
  const [name] = useState(grant.participant)
  return <ErasePerson small kind="participant" draft={formOf('pool', grant.pool, grant.id, 'erase')} account={{ channel: 'participant', handle: name }} name={name} offered={grant.named} />
}

const states = ['reserved', 'issued', 'redeemed', 'voided', 'expired'] as const

/** The grants page by page: there may be a million. */
function Grants({ pool, amount }: { pool: Pool; amount: (value: number) => string }) {
  const { t, word, day, dayOf } = useLocale()
  const filters = useFilters()
  const key = `grants-${pool.id}`
  const status = filters.of(key)
  const pages = usePages(status)
  const { cursor } = pages
  const { data, error, isLoading } = useQuery({
    queryKey: ['grants', pool.id, status, cursor],
    placeholderData: keepPreviousData,
    queryFn: () =>
      body(api.GET('/api/v1/pools/{pool}/grants', { params: { path: { pool: pool.id }, query: { limit: 20, ...(status && { status }), ...(cursor && { cursor }) } } })),
  })
  const columns: Column<Grant>[] = [
    { key: 'who', title: t('pools.who'), main: true, text: ({ participant }) => participant },
    { key: 'cause', title: t('pools.cause'), text: ({ cause }) => cause },
    { key: 'amount', title: t('pools.amount'), right: true, text: (grant) => amount(grant.amount) },
    { key: 'state', title: t('pools.state'), text: (grant) => word('ledger', grant.status) },
    { key: 'expires', title: t('pools.expires'), text: ({ expires }) => (expires ? day(dayOf(expires)) : '—') },
    {
      key: 'steps',
      title: t('list.steps'),
      text: ({ reason }) => reason ?? '',
      show: (grant) => (
        <>
          {grant.next.length > 0 ? (
            <Steps small next={grant.next} danger={['void']} label={(step) => word('grantstep', step)} ask={(step, close) => <GrantStep grant={grant} step={step} close={close} />} />
          ) : (
            grant.reason
          )}
          <EraseParticipant grant={grant} />
        </>
      ),
    },
  ]
  return (
    <section className="below">
      {error && <ProblemAlert problem={error} />}
      <ListTable<Grant>
        id={key}
        label={t('pools.grants', { pool: pool.name })}
        rowKey="id"
        size="small"
        loading={isLoading}
        dataSource={data?.items}
        pagination={false}
        locale={{ emptyText: t('pools.nogrants') }}
        columns={columns}
        filters={
          <Select className="filter" aria-label={t('pools.filter')} allowClear placeholder={t('pools.all')} value={status} onChange={(chosen?: string) => filters.set({ [key]: chosen })} options={states.map((value) => ({ value, label: word('ledger', value) }))} />
        }
      />
      <PageButtons pages={pages} next={data?.next} total={data?.total} />
    </section>
  )
}
