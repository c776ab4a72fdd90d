import { Button, Tag, type TableColumnsType } from 'antd'
import { useCampaign } from '../campaigns/queries'
import { useLocale } from '../i18n/LocaleProvider'
import { DataTable } from '../lists/DataTable'
import type { Deliverable } from './queries'

interface Props {
  readonly items: Deliverable[]
  readonly campaign: string
  readonly nameOf: (partner: string) => string
  readonly choose: (one: Deliverable) => void
}

export function DeliverableTable({ items, campaign, nameOf, choose }: Props) {
  const { t, word, day, money, count } = useLocale()
  const currency = useCampaign(campaign).data?.currency ?? 'CNY'
  const columns: TableColumnsType<Deliverable> = [
    {
      title: t('deliverables.title'),
      dataIndex: 'title',
      fixed: 'left',
      width: 240,
      render: (title: string, one) => (
        <Button type="link" className="cell-link" onClick={() => choose(one)}>
          {title}
        </Button>
      ),
      sorter: (one, other) => one.title.localeCompare(other.title),
    },
    { title: t('deliverables.partner'), key: 'partner', render: (_, one) => nameOf(one.partner), sorter: (one, other) => nameOf(one.partner).localeCompare(nameOf(other.partner)) },
    { title: t('deliverables.channel'), dataIndex: 'channel', render: (channel: string) => word('channel', channel) },
    { title: t('deliverables.state'), dataIndex: 'status', render: (status: string) => <Tag variant="outlined">{word('deliverable', status)}</Tag> },
    {
      title: t('deliverables.due'),
      dataIndex: 'due',
      sorter: (one, other) => one.due.localeCompare(other.due),
      render: (due: string, one) => (one.overdue ? <span className="late">{t('due.late', { day: day(due) })}</span> : day(due)),
    },
    { title: t('deliverables.fee'), dataIndex: 'fee', align: 'right', render: (fee: number) => money(fee, currency), sorter: (one, other) => one.fee - other.fee },
    { title: t('deliverables.paid'), dataIndex: 'paid', align: 'right', render: (paid: number) => money(paid, currency) },
    { title: t('deliverables.views'), key: 'views', align: 'right', render: (_, one) => (one.labelSeen == null ? '—' : count(one.metrics.views)), sorter: (one, other) => one.metrics.views - other.metrics.views },
  ]
  return <DataTable label={t('nav.deliverables')} rowKey="id" size="middle" columns={columns} dataSource={items} pagination={{ pageSize: 50, hideOnSinglePage: true }} />
}
