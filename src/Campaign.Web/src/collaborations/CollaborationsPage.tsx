import { Tag } from 'antd'
import { Link, useParams } from 'react-router'
import { useCurrency } from '../campaigns/queries'
import { Steps } from '../forms/Steps'
import { useLocale } from '../i18n/LocaleProvider'
import { StateFilter } from '../lists/FilterFields'
import { useFilters } from '../lists/filters'
import { ListPage } from '../lists/ListPage'
import { ListTable, type Column } from '../lists/ListTable'
import { usePartnerNames } from '../partners/queries'
import { useMay } from '../session/rights'
import { CollaborationStep, Propose } from './CollaborationSteps'
import { useCollaborations, type Collaboration } from './queries'

const states = ['proposed', 'accepted', 'active', 'settled', 'cancelled'] as const

/** The campaign's partners, what was agreed with them and what was paid. */
export default function CollaborationsPage() {
  const { campaign = '' } = useParams()
  const { t } = useLocale()
  const list = useCollaborations(campaign)
  const may = useMay()('edit', campaign)
  return (
    <ListPage
      title={t('nav.collaborations')}
      wide
      list={list}
      none={t('collab.none')}
      add={t('collab.propose')}
      may={may}
      ask={(close) => <Propose campaign={campaign} close={close} />}
    >
      {(items) => <Rows items={items} campaign={campaign} />}
    </ListPage>
  )
}

function Rows({ items, campaign }: { items: readonly Collaboration[]; campaign: string }) {
  const { t, word, money, count } = useLocale()
  const status = useFilters().of('status')
  const currency = useCurrency(campaign)
  const names = usePartnerNames().data
  const nameOf = ({ partner }: Collaboration) => names?.get(partner) ?? partner
  const columns: Column<Collaboration>[] = [
    { key: 'partner', title: t('deliverables.partner'), main: true, text: nameOf, show: (one) => <Link to={`/partners?open=${one.partner}`}>{nameOf(one)}</Link>, sort: (one, other) => nameOf(one).localeCompare(nameOf(other)) },
    { key: 'status', title: t('deliverables.state'), text: (one) => word('collab', one.status), show: (one) => <Tag variant="outlined">{word('collab', one.status)}</Tag> },
    {
      key: 'work',
      title: t('nav.deliverables'),
      text: (one) => t('collab.work', { n: count(one.deliverables), open: count(one.open) }),
      show: (one) => <Link to={`/campaigns/${campaign}/deliverables?partner=${one.partner}`}>{t('collab.work', { n: count(one.deliverables), open: count(one.open) })}</Link>,
    },
    { key: 'fixed', title: t('collab.fixed'), right: true, text: (one) => money(one.fixedFee, currency) },
    { key: 'fee', title: t('collab.fee'), right: true, text: (one) => money(one.fee, currency), sort: (one, other) => one.fee - other.fee },
    { key: 'paid', title: t('deliverables.paid'), right: true, text: (one) => money(one.paid, currency) },
    { key: 'clawback', title: t('collab.clawback'), right: true, text: (one) => (one.clawbackDue > 0 ? money(one.clawbackDue, currency) : '—') },
    { key: 'retention', title: t('collab.retention'), right: true, text: (one) => count(one.retentionDays) },
    {
      key: 'steps',
      title: t('list.steps'),
      text: () => '',
      show: (one) => <Steps small next={one.next} danger={['cancel']} label={(verb) => word('collabstep', verb)} ask={(verb, close) => <CollaborationStep one={one} verb={verb} close={close} />} />,
    },
  ]
  return (
    <ListTable<Collaboration>
      id="collaborations"
      label={t('nav.collaborations')}
      rowKey="id"
      dataSource={items.filter((one) => !status || one.status === status)}
      pagination={{ pageSize: 50, hideOnSinglePage: true }}
      locale={{ emptyText: t('partners.nobody') }}
      columns={columns}
      filters={<StateFilter states={states} group="collab" />}
    />
  )
}
