import { Alert, Card, Empty, Segmented, Select, Skeleton, Switch } from 'antd'
import { Link, useParams } from 'react-router'
import { entryOfDeliverable } from '../calendar/entries'
import { MonthCalendar } from '../calendar/MonthCalendar'
import { useCampaign } from '../campaigns/queries'
import { useLocale } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'
import { SearchFilter } from '../lists/FilterFields'
import { useFilters } from '../lists/filters'
import { usePartnerNames } from '../partners/queries'
import { Board } from './Board'
import { DeliverableDrawer } from './DeliverableDrawer'
import { DeliverableTable } from './DeliverableTable'
import { useDeliverables, type Deliverable } from './queries'

const views = ['board', 'table', 'calendar'] as const
const MOST = 200

/** What partners owe, as a board by state, as a table or by day. What is asked for and what is open stand in the address. */
export default function DeliverablesPage() {
  const { campaign = '' } = useParams()
  const { t, word } = useLocale()
  const filters = useFilters()
  const { data: names } = usePartnerNames()
  const view = filters.of('view') ?? 'board'
  const nameOf = (partner: string) => names?.get(partner) ?? partner
  const choose = (one: Deliverable) => filters.set({ open: `${one.partner}/${one.id}` })
  const [partner, deliverable] = filters.of('open')?.split('/') ?? []
  return (
    <div className="page wide">
      <PageTitle text={t('nav.deliverables')} />
      <header className="page-head">
        <h1>{t('nav.deliverables')}</h1>
        <Segmented aria-label={t('deliverables.view')} value={view} onChange={(chosen) => filters.set({ view: chosen })} options={views.map((value) => ({ value, label: word('view', value) }))} />
        <Filters partners={names} />
      </header>
      {view === 'table' ? <DeliverableTable campaign={campaign} nameOf={nameOf} choose={choose} /> : <Whole campaign={campaign} view={view} nameOf={nameOf} choose={choose} />}
      {partner && deliverable && (
        <DeliverableDrawer key={deliverable} campaign={campaign} partner={partner} deliverable={deliverable} partnerName={nameOf(partner)} close={() => filters.set({ open: undefined })} />
      )}
    </div>
  )
}

function Filters({ partners }: { partners?: ReadonlyMap<string, string> }) {
  const { t } = useLocale()
  const filters = useFilters()
  return (
    <>
      <SearchFilter label={t('deliverables.search')} />
      <Select
        className="filter"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('deliverables.ofpartner')}
        placeholder={t('deliverables.ofpartner')}
        value={filters.of('partner')}
        onChange={(partner?: string) => filters.set({ partner })}
        options={[...(partners ?? [])].map(([value, label]) => ({ value, label }))}
      />
      <label className="switch flat">
        <Switch checked={filters.of('late') === 'yes'} onChange={(late) => filters.set({ late: late ? 'yes' : undefined })} /> {t('deliverables.late')}
      </label>
    </>
  )
}

interface WholeProps {
  readonly campaign: string
  readonly view: string
  readonly nameOf: (partner: string) => string
  readonly choose: (one: Deliverable) => void
}

/** All of them at once, as far as one can look at: the earliest first. */
function Whole({ campaign, view, nameOf, choose }: WholeProps) {
  const { t, word } = useLocale()
  const filters = useFilters()
  const asked = { q: filters.of('q'), partner: filters.of('partner'), overdue: filters.of('late') === 'yes' }
  const { data, error, isPending, refetch } = useDeliverables({ campaign, ...asked, limit: MOST })
  const { data: known } = useCampaign(campaign)
  if (error) return <ProblemAlert problem={error} retry={() => void refetch()} />
  if (isPending) return <Skeleton active paragraph={{ rows: 10 }} />
  if (data.items.length === 0 && !asked.q && !asked.partner && !asked.overdue) {
    return (
      <Card>
        <Empty description={t('deliverables.none')}>
          <Link to={`/campaigns/${campaign}/collaborations`}>{t('nav.collaborations')}</Link>
        </Empty>
      </Card>
    )
  }
  const entries = data.items.map((one) => ({ ...entryOfDeliverable(one, () => choose(one)), title: `${one.title} · ${nameOf(one.partner)}` }))
  return (
    <>
      {data.next && <Alert type="info" title={t('deliverables.most', { n: MOST })} />}
      {view === 'board' ? (
        <Board items={data.items} currency={known?.currency} nameOf={nameOf} choose={choose} />
      ) : (
        <MonthCalendar label={word('view', 'calendar')} begin={entries.find(({ done }) => !done)?.day ?? entries.at(-1)?.day ?? known?.starts} entries={entries} />
      )}
    </>
  )
}
