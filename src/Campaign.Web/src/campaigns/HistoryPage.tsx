import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { api, body, type Schemas } from '../api/client'
import { useLocale } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'
import { ListTable, type Column } from '../lists/ListTable'
import { PageButtons, usePages } from '../lists/Pages'
import { usePartnerNames } from '../partners/queries'

type Entry = Schemas['HistoryEntry']

/** Who did what in the campaign and its collaborations, when and why, oldest first. */
export default function HistoryPage() {
  const { campaign = '' } = useParams()
  const { t, word, moment } = useLocale()
  const pages = usePages(campaign)
  const { cursor } = pages
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['history', campaign, cursor],
    placeholderData: keepPreviousData,
    queryFn: () => body(api.GET('/api/v1/campaigns/{campaign}/history', { params: { path: { campaign }, query: { limit: 50, ...(cursor && { cursor }) } } })),
  })
  const names = useNames(data?.items ?? [])
  const partners = usePartnerNames().data
  const partnerOf = ({ stream }: Entry) => {
    const partner = stream.split('/')[2]
    return partner ? (partners?.get(partner) ?? partner) : ''
  }
  const columns: Column<Entry>[] = [
    { key: 'at', title: t('history.at'), main: true, text: ({ at }) => moment(at) },
    { key: 'by', title: t('history.by'), text: ({ by }) => names?.get(by) ?? word('actor', by) },
    { key: 'what', title: t('history.what'), text: ({ type }) => word('fact', type) },
    { key: 'partner', title: t('deliverables.partner'), text: partnerOf },
    { key: 'why', title: t('history.why'), className: 'gate', text: ({ why }) => why ?? '' },
  ]
  return (
    <div className="page wide">
      <PageTitle text={t('nav.history')} />
      <h1>{t('nav.history')}</h1>
      {error && <ProblemAlert problem={error} retry={() => void refetch()} />}
      <ListTable<Entry> id="history" label={t('nav.history')} rowKey="position" loading={isPending} dataSource={data?.items ?? []} pagination={false} columns={columns} />
      <PageButtons pages={pages} next={data?.next} total={data?.total} />
    </div>
  )
}

/** The display names of those who did something. */
function useNames(entries: readonly Entry[]) {
  const ids = [...new Set(entries.map(({ by }) => by))].toSorted()
  return useQuery({
    queryKey: ['names', ids],
    enabled: ids.length > 0,
    queryFn: async () => new Map((await body(api.GET('/api/v1/names', { params: { query: { id: ids } } }))).items.map(({ id, name }) => [id, name])),
  }).data
}
