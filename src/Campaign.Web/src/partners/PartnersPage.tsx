import { Button, Card, Empty, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { DataTable } from '../lists/DataTable'
import { PageButtons, usePages } from '../lists/Pages'
import { PartnerDrawer } from './PartnerDrawer'
import { usePartners } from './queries'

const states = ['candidate', 'vetted', 'approved', 'declined', 'suspended'] as const
const colours: Record<string, string> = { approved: 'green', declined: 'red', suspended: 'orange' }

/** Everybody we work with or might, across campaigns; those with the most followers first. */
export default function PartnersPage() {
  const { t, word, count } = useLocale()
  const [words, setWords] = useState('')
  const [status, setStatus] = useState<string>()
  const [open, setOpen] = useState<string>()
  const pages = usePages()
  const { data, error, isFetching, refetch } = usePartners({ q: words, status, cursor: pages.cursor })
  const chosen = data?.items.find((partner) => partner.id === open)
  return (
    <div className="page">
      <title>{`${t('nav.partners')} · ${t('shell.name')}`}</title>
      <header className="page-head">
        <h1>{t('nav.partners')}</h1>
        <Select
          aria-label={t('partners.filter')}
          className="spaced"
          allowClear
          placeholder={t('pools.all')}
          value={status}
          onChange={(state?: string) => {
            setStatus(state)
            pages.restart()
          }}
          options={states.map((value) => ({ value, label: word('partner', value) }))}
        />
        <Input.Search
          className="search"
          allowClear
          aria-label={t('partners.search')}
          placeholder={t('partners.search')}
          onSearch={(asked) => {
            setWords(asked)
            pages.restart()
          }}
        />
      </header>
      {error && <ProblemAlert problem={error} retry={() => void refetch()} />}
      {data?.items.length === 0 && !words && !status ? (
        <Card>
          <Empty description={t('partners.none')} />
        </Card>
      ) : (
        <DataTable
      label={t('nav.partners')}
          rowKey="id"
          size="middle"
          loading={isFetching && !data}
          dataSource={data?.items}
          pagination={false}
          locale={{ emptyText: t('partners.nobody') }}
          columns={[
            {
              title: t('partners.name'),
              dataIndex: 'name',
              render: (name: string, partner) => (
                <Button type="link" className="cell-link" onClick={() => setOpen(partner.id)}>
                  {name}
                </Button>
              ),
            },
            { title: t('deliverables.state'), dataIndex: 'status', render: (state: string) => <Tag color={colours[state] ?? 'default'} variant="outlined">{word('partner', state)}</Tag> },
            { title: t('partners.accounts'), key: 'accounts', render: (_, { accounts }) => accounts.map((one) => `${word('channel', one.channel)} ${one.handle}`).join(' · ') },
            { title: t('partners.followers'), key: 'followers', align: 'right', render: (_, { accounts }) => count(accounts.reduce((sum, one) => sum + one.followers, 0)) },
            { title: t('partners.categories'), dataIndex: 'categories', render: (categories: string[]) => categories.join(' · ') },
          ]}
        />
      )}
      <PageButtons pages={pages} next={data?.next} />
      {chosen && <PartnerDrawer key={`${chosen.id}/${chosen.version}`} partner={chosen} close={() => setOpen(undefined)} />}
    </div>
  )
}
