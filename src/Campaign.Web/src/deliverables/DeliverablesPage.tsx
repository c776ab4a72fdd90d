import { Button, Card, Empty, Segmented, Select, Skeleton, Switch } from 'antd'
import { Link, useParams } from 'react-router'
import { entryOf } from './calendar'
import { useMonth } from '../calendar/month'
import { MonthCalendar } from '../calendar/MonthCalendar'
import { useCampaign, type Campaign } from '../campaigns/queries'
import { useLocale } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'
import { SearchFilter } from '../lists/FilterFields'
import { useFilters } from '../lists/filters'
import { usePartnerNames } from '../partners/queries'
import { Board } from './Board'
import { DeliverableDrawer } from './DeliverableDrawer'
import { DeliverableTable } from './DeliverableTable'
import { useAllDeliverables, useMoreDeliverables, type Deliverable } from './queries'

const views = ['board', 'table', 'calendar'] as const

/** What partners owe, as a board by status, a table or a calendar. Filters and the open item are kept in the URL. */
export default function DeliverablesPage() {
  const { campaign = '' } = useParams()
  const { t, word } = useLocale()
  const filters = useFilters()
  const { data: names } = usePartnerNames()
  const view = filters.of('view') ?? 'board'
  const View = view === 'table' ? DeliverableTable : view === 'calendar' ? ByDay : ByState
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
      <View campaign={campaign} nameOf={nameOf} choose={choose} />
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

interface ViewProps {
  readonly campaign: string
  readonly nameOf: (partner: string) => string
  readonly choose: (one: Deliverable) => void
}

/** The filters shared by all views. */
function useAsked(campaign: string) {
  const filters = useFilters()
  return { campaign, q: filters.of('q'), partner: filters.of('partner'), overdue: filters.of('late') === 'yes' }
}

/** The board, earliest due date first, with the total and a button for more. */
function ByState({ campaign, nameOf, choose }: ViewProps) {
  const { t, count } = useLocale()
  const asked = useAsked(campaign)
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useMoreDeliverables(asked)
  const { data: known } = useCampaign(campaign)
  const problem = error && <ProblemAlert problem={error} retry={() => void refetch()} />
  if (!data) return problem ?? <Skeleton active paragraph={{ rows: 10 }} />
  const items = data.pages.flatMap((page) => page.items)
  if (items.length === 0 && !asked.q && !asked.partner && !asked.overdue) {
    return (
      <Card>
        <Empty description={t('deliverables.none')}>
          <Link to={`/campaigns/${campaign}/collaborations`}>{t('nav.collaborations')}</Link>
        </Empty>
      </Card>
    )
  }
  return (
    <>
      {problem}
      {hasNextPage && (
        <p className="tags pager">
          <span aria-live="polite">{t('deliverables.most', { n: count(items.length), all: count(data.pages.at(-1)?.total ?? items.length) })}</span>
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('list.more')}
          </Button>
        </p>
      )}
      <Board items={items} currency={known?.currency} nameOf={nameOf} choose={choose} />
    </>
  )
}

/** Everything that is due in a month. */
function ByDay({ campaign, nameOf, choose }: ViewProps) {
  const { data: known, error } = useCampaign(campaign)
  if (error) return <ProblemAlert problem={error} />
  return known ? <Calendar campaign={known} nameOf={nameOf} choose={choose} /> : <Skeleton active paragraph={{ rows: 10 }} />
}

function Calendar({ campaign, nameOf, choose }: Omit<ViewProps, 'campaign'> & { campaign: Campaign }) {
  const { word } = useLocale()
  const shown = useMonth(campaign)
  const { data, error, isPending, refetch } = useAllDeliverables({ ...useAsked(campaign.id), from: shown.from, until: shown.until })
  if (error) return <ProblemAlert problem={error} retry={() => void refetch()} />
  const entries = data?.items.map((one) => ({ ...entryOf(one, () => choose(one)), title: `${one.title} · ${nameOf(one.partner)}` })) ?? []
  return <MonthCalendar label={word('view', 'calendar')} shown={shown} entries={entries} busy={isPending} />
}
