import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import { api, body } from '../api/client'
import { useDrive } from '../drives/queries'
import { useLocale } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'
import { OrderFilter, SearchFilter, StateFilter } from '../lists/FilterFields'
import { useFilters } from '../lists/filters'
import { ListTable, type Column } from '../lists/ListTable'
import { PageButtons, usePages } from '../lists/Pages'
import { useMay } from '../session/rights'
import type { Submission } from './decisions'
import { SubmissionDrawer } from './SubmissionDrawer'

const states = ['in-review', 'changes-asked', 'approved', 'rejected', 'withdrawn'] as const
const orders = ['-submitted', 'submitted'] as const
const PAGE = 50

/** All submissions of a drive, page by page: there may be a million. Filters are kept in the URL. */
export default function SubmissionsPage() {
  const { campaign = '', drive = '' } = useParams()
  const { t } = useLocale()
  const filters = useFilters()
  const [status, q, sort] = [filters.of('status'), filters.of('q'), filters.of('sort')]
  const pages = usePages(JSON.stringify([drive, status, q, sort]))
  const { cursor } = pages
  const title = useDrive(campaign, drive)?.title
  const { data, error, isLoading, refetch } = useQuery({
    queryKey: ['submissions', drive, status, q, sort, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/drives/{drive}/submissions', {
          signal,
          params: { path: { drive }, query: { limit: PAGE, ...(status && { status }), ...(q && { q }), ...(sort && { sort }), ...(cursor && { cursor }) } },
        }),
      ),
  })
  const open = filters.of('open')
  const may = useMay()
  return (
    <div className="page wide">
      <PageTitle text={t('drives.all')} />
      <header className="page-head">
        <div>
          <h1>{t('drives.all')}</h1>
          <p className="soft">{title}</p>
        </div>
        <div className="tags links no-print">
          <Link to={`/campaigns/${campaign}/submissions/${drive}`}>{t('nav.submissions')}</Link>
          {may('edit', campaign) && <Link to={`/campaigns/${campaign}/drives/${drive}/import`}>{t('drives.import')}</Link>}
        </div>
      </header>
      {error && <ProblemAlert problem={error} retry={() => void refetch()} />}
      <Rows rows={data?.items} loading={isLoading} open={(id) => filters.set({ open: id })} />
      <PageButtons pages={pages} next={data?.next} total={data?.total} />
      {open && <SubmissionDrawer key={open} id={open} close={() => filters.set({ open: undefined })} />}
    </div>
  )
}

function Rows({ rows, loading, open }: { rows?: readonly Submission[]; loading: boolean; open: (id: string) => void }) {
  const { t, word, moment } = useLocale()
  const filters = useFilters()
  const columns: Column<Submission>[] = [
    {
      key: 'text',
      title: t('field.text'),
      main: true,
      className: 'excerpt-cell',
      text: ({ text }) => text ?? t('mod.erased'),
      show: (one) => (
        <Button type="link" className="cell-link" onClick={() => open(one.id)}>
          <span className="excerpt">{one.text ?? t('mod.erased')}</span>
        </Button>
      ),
    },
    { key: 'author', title: t('field.author'), text: ({ author }) => author.handle ?? t('mod.erased') },
    { key: 'channel', title: t('deliverables.channel'), text: ({ channel }) => word('channel', channel) },
    { key: 'status', title: t('deliverables.state'), text: ({ status }) => word('submission', status), show: ({ status }) => <Tag variant="outlined">{word('submission', status)}</Tag> },
    { key: 'submitted', title: t('drives.at'), text: ({ submitted }) => moment(submitted) },
    { key: 'featured', title: t('drives.featured'), text: ({ featured }) => (featured ? t('list.yes') : '') },
    { key: 'rights', title: t('rights.title'), text: ({ rights }) => word('rights', rights.status) },
    { key: 'note', title: t('deliverables.what'), className: 'gate', text: ({ note }) => note ?? '' },
  ]
  return (
    <ListTable<Submission>
      id="submissions"
      label={t('drives.all')}
      rowKey="id"
      loading={loading}
      dataSource={rows ?? []}
      pagination={false}
      locale={{ emptyText: t(filters.of('q') || filters.of('status') ? 'drives.nothing' : 'drives.nobody') }}
      columns={columns}
      filters={
        <>
          <SearchFilter label={t('drives.search')} />
          <StateFilter states={states} group="submission" />
          <OrderFilter orders={orders} />
        </>
      }
    />
  )
}
