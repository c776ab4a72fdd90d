import { CheckOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useCurrency } from '../campaigns/queries'
import { useLocale } from '../i18n/LocaleProvider'
import { Outside } from '../layout/Outside'
import { ProblemAlert } from '../layout/Problems'
import { OrderFilter, StateFilter } from '../lists/FilterFields'
import { useFilters } from '../lists/filters'
import { ListTable, type Column } from '../lists/ListTable'
import { PageButtons, usePages } from '../lists/Pages'
import { BulkApproval } from './BulkApproval'
import { useDeliverables, withheld, type Deliverable } from './queries'
import { useTerms } from './terms'

interface Props {
  readonly campaign: string
  readonly nameOf: (partner: string) => string
  readonly choose: (one: Deliverable) => void
}

const states = ['briefed', 'drafted', 'in-review', 'changes-requested', 'approved', 'live', 'verified', 'settled', 'cancelled', 'taken-down'] as const
const orders = ['due', '-due', '-created', 'title'] as const

/** The deliverables page by page; what waits for an approval can be chosen and approved together. */
export function DeliverableTable({ campaign, nameOf, choose }: Props) {
  const { t } = useLocale()
  const filters = useFilters()
  const [q, partner, status, sort, overdue] = [filters.of('q'), filters.of('partner'), filters.of('status'), filters.of('sort'), filters.of('late') === 'yes']
  const pages = usePages(JSON.stringify([q, partner, status, sort, overdue]))
  const { data, error, isPending, refetch } = useDeliverables({ campaign, q, partner, status, sort, overdue }, pages.cursor)
  const [chosen, setChosen] = useState<readonly Deliverable[]>([])
  const [approves, approve] = useState(false)
  const columns = useColumns(campaign, nameOf, choose)
  const problem = error && <ProblemAlert problem={error} retry={() => void refetch()} />
  if (problem && !data) return problem
  return (
    <>
      {problem}
      <ListTable<Deliverable>
        id="deliverables"
        label={t('nav.deliverables')}
        rowKey="id"
        loading={isPending}
        columns={columns}
        dataSource={data?.items ?? []}
        pagination={false}
        locale={{
          emptyText:
            q || partner || status || overdue ? (
              t('deliverables.nothing')
            ) : (
              <>
                {t('deliverables.none')} <Link to={`/campaigns/${campaign}/collaborations`}>{t('nav.collaborations')}</Link>
              </>
            ),
        }}
        rowSelection={{
          selectedRowKeys: chosen.map(({ id }) => id),
          onChange: (_, rows) => setChosen(rows),
          getCheckboxProps: (one) => ({ disabled: !one.next.includes('approve') && !withheld(one, 'approve'), 'aria-label': t('bulk.choose', { title: one.title }) }) as object,
          getTitleCheckboxProps: () => ({ 'aria-label': t('bulk.all') }) as object,
        }}
        filters={
          <>
            <StateFilter states={states} group="deliverable" />
            <OrderFilter orders={orders} />
            <Button type="primary" icon={<CheckOutlined />} disabled={chosen.length === 0} onClick={() => approve(true)}>
              {t('bulk.approve', { n: chosen.length })}
            </Button>
          </>
        }
      />
      <PageButtons pages={pages} next={data?.next} total={data?.total} />
      {approves && (
        <BulkApproval
          listed={chosen}
          nameOf={nameOf}
          close={() => {
            approve(false)
            setChosen([])
          }}
        />
      )}
    </>
  )
}

function useColumns(campaign: string, nameOf: Props['nameOf'], choose: Props['choose']): Column<Deliverable>[] {
  const { t, word, day, money, count } = useLocale()
  const currency = useCurrency(campaign)
  const shows: Readonly<Record<string, Column<Deliverable>['show']>> = {
    title: (one) => (
      <Button type="link" className="cell-link" onClick={() => choose(one)}>
        {one.title}
      </Button>
    ),
    due: (one) => (one.overdue ? <span className="late">{t('due.late', { day: day(one.due) })}</span> : day(one.due)),
  }
  const terms = useTerms().map(({ name, label, right, say }): Column<Deliverable> => {
    const show = shows[name]
    return { key: name, title: label, text: (one) => say(one, currency), main: name === 'title', ...(show && { show }), ...(right && { right }) }
  })
  return [
    ...terms.slice(0, 1),
    { key: 'partner', title: t('deliverables.partner'), text: ({ partner }) => nameOf(partner) },
    {
      key: 'status',
      title: t('deliverables.state'),
      text: ({ status }) => word('deliverable', status),
      show: ({ status }) => <Tag variant="outlined">{word('deliverable', status)}</Tag>,
    },
    ...terms.slice(1),
    { key: 'paid', title: t('deliverables.paid'), right: true, text: ({ paid }) => money(paid, currency) },
    { key: 'views', title: t('deliverables.views'), right: true, text: ({ labelSeen, metrics }) => (labelSeen == null ? '—' : count(metrics.views)) },
    {
      key: 'url',
      title: t('deliverables.url'),
      text: ({ url }) => url ?? '',
      show: ({ url }) => url && <Outside to={url}>{t('alarm.look')}</Outside>,
    },
  ]
}
