import { Card, Empty, Select, Skeleton, Tag } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { api, body, type Schemas } from '../api/client'
import { useCampaign } from '../campaigns/queries'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { DataTable } from '../lists/DataTable'
import { PageButtons, usePages } from '../lists/Pages'

type Pool = Schemas['PoolResource']

/** Reward pools with their ledgers, and who got what. */
export default function PoolsPage() {
  const { campaign = '' } = useParams()
  const { t } = useLocale()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['pools', campaign],
    queryFn: () => body(api.GET('/api/v1/campaigns/{campaign}/pools', { params: { path: { campaign } } })),
  })
  return (
    <div className="page">
      <title>{`${t('nav.pools')} · ${t('shell.name')}`}</title>
      <h1>{t('nav.pools')}</h1>
      {error && <ProblemAlert problem={error} retry={() => void refetch()} />}
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {data?.items.length === 0 && (
        <Card>
          <Empty description={t('pools.none')} />
        </Card>
      )}
      {data?.items.map((pool) => (
        <PoolCard key={pool.id} pool={pool} campaign={campaign} />
      ))}
    </div>
  )
}

const parts = ['redeemed', 'issued', 'reserved', 'available'] as const
const colours = { redeemed: '#0b4f7d', issued: '#0072b2', reserved: '#e69f00', available: 'var(--line)' }

function PoolCard({ pool, campaign }: { pool: Pool; campaign: string }) {
  const { t, word, money, count, percent } = useLocale()
  const currency = useCampaign(campaign).data?.currency ?? 'CNY'
  const amount = (value: number) => (pool.kind === 'cash' ? money(value, currency) : count(value))
  return (
    <Card
      title={
        <h2>
          {pool.name} <Tag variant="outlined">{word('pool', pool.kind)}</Tag> {pool.status === 'closed' && <Tag variant="outlined">{t('pools.closed')}</Tag>}
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
      <Grants pool={pool} amount={amount} />
    </Card>
  )
}

const states = ['reserved', 'issued', 'redeemed', 'voided', 'expired'] as const

/** The grants page by page: there may be a million. */
function Grants({ pool, amount }: { pool: Pool; amount: (value: number) => string }) {
  const { t, word, day } = useLocale()
  const [status, setStatus] = useState<string>()
  const pages = usePages()
  const { cursor } = pages
  const { data, error, isFetching } = useQuery({
    queryKey: ['grants', pool.id, status, cursor],
    placeholderData: keepPreviousData,
    queryFn: () =>
      body(api.GET('/api/v1/pools/{pool}/grants', { params: { path: { pool: pool.id }, query: { limit: 20, ...(status && { status }), ...(cursor && { cursor }) } } })),
  })
  return (
    <>
      <Select
        className="spaced"
        aria-label={t('pools.filter')}
        allowClear
        placeholder={t('pools.all')}
        value={status}
        onChange={(chosen?: string) => {
          setStatus(chosen)
          pages.restart()
        }}
        options={states.map((value) => ({ value, label: word('ledger', value) }))}
      />
      {error && <ProblemAlert problem={error} />}
      <DataTable
      label={t('nav.pools')}
        rowKey="id"
        size="small"
        loading={isFetching}
        dataSource={data?.items}
        pagination={false}
        locale={{ emptyText: t('pools.nogrants') }}
        columns={[
          { title: t('pools.who'), dataIndex: 'participant' },
          { title: t('pools.cause'), dataIndex: 'cause' },
          { title: t('pools.amount'), dataIndex: 'amount', align: 'right', render: amount },
          { title: t('pools.state'), dataIndex: 'status', render: (state: string) => word('ledger', state) },
          { title: t('pools.expires'), dataIndex: 'expires', render: (at: string | null) => (at ? day(at.slice(0, 10)) : '—') },
        ]}
      />
      <PageButtons pages={pages} next={data?.next} />
    </>
  )
}
