import { PlusOutlined } from '@ant-design/icons'
import { Button, Card, Empty, Segmented, Skeleton } from 'antd'
import { Link } from 'react-router'
import { AlarmLine } from '../campaigns/AlarmLine'
import { useCampaigns, useStanding, type Campaign } from '../campaigns/queries'
import { StatusTag } from '../campaigns/StatusTag'
import { Sparkline } from '../charts/Sparkline'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { useFilters } from '../lists/filters'
import { SavedViews } from '../lists/SavedViews'
import { useMay, useMayAnywhere } from '../session/rights'
import { Fact } from './Fact'

const statuses = ['', 'active', 'paused', 'relapsed', 'planned', 'draft', 'closed'] as const

/** All campaigns: status, recovery, and what cannot wait. */
export default function PortfolioPage() {
  const { t, word } = useLocale()
  const may = useMay()
  const filters = useFilters()
  const status = filters.of('status') ?? ''
  const { data, error, isPending, refetch } = useCampaigns(status || undefined)
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('portfolio.title')}</h1>
        <Segmented
          className="scrolling"
          value={status}
          onChange={(chosen) => filters.set({ status: chosen })}
          options={statuses.map((value) => ({ value, label: value ? word('status', value) : t('portfolio.all') }))}
          aria-label={t('portfolio.filter')}
        />
        <SavedViews id="portfolio" />
        {may('manage') && (
          <Link to="/campaigns/new">
            <Button type="primary" icon={<PlusOutlined />} tabIndex={-1}>
              {t('new.title')}
            </Button>
          </Link>
        )}
      </header>
      {error && <ProblemAlert problem={error} retry={() => void refetch()} />}
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {data?.items.length === 0 && (status ? <Empty description={t('portfolio.none')} /> : <FirstSteps />)}
      <ul className="cards">
        {data?.items.map((campaign) => (
          <li key={campaign.id}>
            <CampaignCard campaign={campaign} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function CampaignCard({ campaign }: { campaign: Campaign }) {
  const { t, word, index, count } = useLocale()
  const { data: standing, error } = useStanding(campaign.id)
  return (
    <Card className="campaign-card">
      <div className="card-head">
        <h2>
          <Link to={`/campaigns/${campaign.id}`}>{campaign.name}</Link>
        </h2>
        <StatusTag status={campaign.status} />
      </div>
      <p className="soft">
        {campaign.brand} · {campaign.crisis.title}
      </p>
      {error && <ProblemAlert problem={error} />}
      {!standing && !error && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {standing && (
        <>
          <div className="facts">
            <Fact label={t('standing.index')} value={standing.recoveryIndex == null ? '—' : index(standing.recoveryIndex)} note={word('verdict', standing.verdict)} />
            <Fact label={t('standing.days')} value={count(standing.daysSinceOnset)} note={campaign.phase ? word('phase', campaign.phase) : t('standing.nophase')} />
            <Sparkline values={standing.indexByDay} label={t('standing.spark')} />
          </div>
          {standing.alarms.length > 0 ? (
            <ul className="alarms">
              {standing.alarms.map((alarm) => (
                <AlarmLine key={alarm.code} alarm={alarm} campaign={campaign.id} />
              ))}
            </ul>
          ) : (
            <p className="soft calm">{t('standing.calm')}</p>
          )}
        </>
      )}
    </Card>
  )
}

/** Shown when there are no campaigns: first steps for those who can take them; for others, whom to ask. */
function FirstSteps() {
  const { t } = useLocale()
  const may = useMay()
  const anywhere = useMayAnywhere()
  if (!may('manage')) {
    return (
      <Card className="first">
        <h2>{t(anywhere('read') ? 'portfolio.empty.title.wait' : 'portfolio.noroles.title')}</h2>
        <p>{t(anywhere('read') ? 'portfolio.wait' : 'portfolio.noroles')}</p>
      </Card>
    )
  }
  return (
    <Card className="first">
      <h2>{t('portfolio.empty.title')}</h2>
      <ol>
        <li>{t('portfolio.empty.demo')}</li>
        <li>
          {t('portfolio.empty.own')} <Link to="/campaigns/new">{t('new.title')}</Link>
        </li>
        <li>{t('portfolio.empty.import')}</li>
        {may('administer') && (
          <li>
            {t('portfolio.empty.people')} <Link to="/admin/people?new=">{t('people.add')}</Link>
          </li>
        )}
      </ol>
    </Card>
  )
}
