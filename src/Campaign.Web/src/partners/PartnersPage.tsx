import { PlusOutlined } from '@ant-design/icons'
import { Button, Card, Empty, Tag } from 'antd'
import { Link } from 'react-router'
import { useLocale } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'
import { OrderFilter, SearchFilter, StateFilter } from '../lists/FilterFields'
import { useFilters } from '../lists/filters'
import { ListTable, type Column } from '../lists/ListTable'
import { PageButtons, usePages } from '../lists/Pages'
import { useMayAnywhere } from '../session/rights'
import { PartnerDrawer } from './PartnerDrawer'
import { PartnerForm } from './PartnerForm'
import { followersOf, usePartner, usePartners, type Partner } from './queries'

const states = ['candidate', 'vetted', 'approved', 'declined', 'suspended'] as const
const orders = ['-followers', 'name', '-created'] as const
const colours: Record<string, string> = { approved: 'green', declined: 'red', suspended: 'orange' }

/** All partners and candidates, across campaigns; those with the most followers first. */
export default function PartnersPage() {
  const { t } = useLocale()
  const filters = useFilters()
  const [q, status, sort, open] = [filters.of('q'), filters.of('status'), filters.of('sort'), filters.of('open')]
  const pages = usePages(JSON.stringify([q, status, sort]))
  const { data, error, isLoading, refetch } = usePartners({ q, status, sort, cursor: pages.cursor })
  const chosen = usePartner(open).data
  const may = useMayAnywhere()('edit')
  return (
    <div className="page">
      <PageTitle text={t('nav.partners')} />
      <header className="page-head">
        <h1>{t('nav.partners')}</h1>
        {may && (
          <div className="tags links no-print">
            <Link to="/partners/import">{t('partners.import')}</Link>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => filters.set({ new: 'yes' })}>
              {t('partners.new')}
            </Button>
          </div>
        )}
      </header>
      {error && <ProblemAlert problem={error} retry={() => void refetch()} />}
      {data?.items.length === 0 && !q && !status ? (
        <Card>
          <Empty description={t('partners.none')}>
            {may && <Button onClick={() => filters.set({ new: 'yes' })}>{t('partners.new')}</Button>}
          </Empty>
        </Card>
      ) : (
        <Rows rows={data?.items ?? []} loading={isLoading} />
      )}
      <PageButtons pages={pages} next={data?.next} total={data?.total} />
      {filters.of('new') && <PartnerForm close={() => filters.set({ new: undefined })} done={(id) => filters.set({ new: undefined, open: id })} />}
      {chosen && <PartnerDrawer key={chosen.id} partner={chosen} close={() => filters.set({ open: undefined })} />}
    </div>
  )
}

function Rows({ rows, loading }: { rows: readonly Partner[]; loading: boolean }) {
  const { t, word, count } = useLocale()
  const filters = useFilters()
  const columns: Column<Partner>[] = [
    {
      key: 'name',
      title: t('partners.name'),
      main: true,
      text: ({ name }) => name,
      show: ({ id, name }) => (
        <Button type="link" className="cell-link" onClick={() => filters.set({ open: id })}>
          {name}
        </Button>
      ),
    },
    {
      key: 'status',
      title: t('deliverables.state'),
      text: ({ status }) => word('partner', status),
      show: ({ status }) => (
        <Tag color={colours[status] ?? 'default'} variant="outlined">
          {word('partner', status)}
        </Tag>
      ),
    },
    { key: 'accounts', title: t('partners.accounts'), text: ({ accounts }) => accounts.map((one) => `${word('channel', one.channel)} ${one.handle}`).join(' · ') },
    { key: 'followers', title: t('partners.followers'), right: true, text: (partner) => count(followersOf(partner)) },
    { key: 'rates', title: t('partners.rates'), text: ({ rates }) => rates.map((rate) => `${word('kind', rate.kind)} ${count(rate.fee)}`).join(' · ') },
    { key: 'categories', title: t('partners.categories'), text: ({ categories }) => categories.join(' · ') },
    { key: 'proof', title: t('partners.proof'), text: ({ proofOfUse }) => proofOfUse ?? '—' },
  ]
  return (
    <ListTable<Partner>
      id="partners"
      label={t('nav.partners')}
      rowKey="id"
      loading={loading}
      dataSource={rows}
      pagination={false}
      locale={{ emptyText: t('partners.nobody') }}
      columns={columns}
      filters={
        <>
          <SearchFilter label={t('partners.search')} />
          <StateFilter states={states} group="partner" />
          <OrderFilter orders={orders} />
        </>
      }
    />
  )
}
