import { Card, Empty, Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { Link, useParams } from 'react-router'
import { useLocale } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'
import { Fact } from '../portfolio/Fact'
import { useMay } from '../session/rights'
import { AlarmLine } from './AlarmLine'
import { DueList } from './DueList'
import { PhaseBar } from './PhaseBar'
import { useCampaign, useReport, useStanding, type Standing } from './queries'
import { StatusTag } from './StatusTag'

const ReportChart = lazy(() => import('../charts/ReportChart'))

/** A campaign at a glance: how far reputation has recovered, where the programme is, what needs attention today. */
export default function HomePage() {
  const { campaign = '' } = useParams()
  const { day } = useLocale()
  const known = useCampaign(campaign)
  const standing = useStanding(campaign)
  if (known.error) return <ProblemAlert problem={known.error} retry={() => void known.refetch()} />
  if (!known.data) return <Skeleton active className="page" />
  const { name, brand, crisis, status, starts, ends } = known.data
  return (
    <div className="page">
      <PageTitle text={name} />
      <header className="page-head">
        <div>
          <h1>
            {name} <StatusTag status={status} />
          </h1>
          <p className="soft">
            {brand} · {crisis.title} · {day(starts)} – {day(ends)}
          </p>
        </div>
      </header>
      {standing.error && <ProblemAlert problem={standing.error} retry={() => void standing.refetch()} />}
      {standing.data && <Figures standing={standing.data} />}
      <PhaseBar campaign={known.data} today={standing.data?.today} />
      <div className="columns">
        <Curve campaign={campaign} />
        <aside className="stack">
          {standing.data ? <Today standing={standing.data} campaign={campaign} /> : <Skeleton active />}
        </aside>
      </div>
      <Objectives campaign={campaign} />
    </div>
  )
}

function Figures({ standing }: { standing: Standing }) {
  const { t, word, index, count } = useLocale()
  const waiting = standing.waiting.reduce((sum, work) => sum + work.count, 0)
  return (
    <Card className="strip">
      <Fact label={t('standing.index')} value={standing.recoveryIndex == null ? '—' : index(standing.recoveryIndex)} note={word('verdict', standing.verdict)} />
      <Fact label={t('standing.days')} value={count(standing.daysSinceOnset)} note={t('standing.since')} />
      <Fact label={t('standing.waiting')} value={count(waiting)} note={t('standing.waiting.note')} />
      <Fact label={t('standing.late')} value={count(standing.due.filter((item) => item.late).length)} note={t('standing.late.note')} />
    </Card>
  )
}

function Today({ standing, campaign }: { standing: Standing; campaign: string }) {
  const { t } = useLocale()
  return (
    <>
      <Card title={<h2>{t('home.alarms')}</h2>} size="small">
        {standing.alarms.length === 0 ? (
          <p className="soft">{t('standing.calm')}</p>
        ) : (
          <ul className="alarms">
            {standing.alarms.map((alarm) => (
              <AlarmLine key={alarm.code} alarm={alarm} campaign={campaign} />
            ))}
          </ul>
        )}
      </Card>
      <Card title={<h2>{t('home.due')}</h2>} size="small">
        <DueList standing={standing} campaign={campaign} />
      </Card>
    </>
  )
}

/** The report's own curve, with the same figures and the same drawing. */
function Curve({ campaign }: { campaign: string }) {
  const { language, t } = useLocale()
  const may = useMay()
  const { data: report, error, isPending } = useReport(campaign, language)
  const section = report?.sections.find(({ id }) => id === 'curve')
  const chart = section?.charts.find(({ id }) => id === 'net')
  return (
    <Card
      title={<h2>{t('home.curve')}</h2>}
      extra={<Link to={`/campaigns/${campaign}/report`}>{t('home.report')}</Link>}
    >
      {error && <ProblemAlert problem={error} />}
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {report && <p>{report.headline}</p>}
      {chart && (
        <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
          <ReportChart chart={chart} events={section?.tables.find(({ id }) => id === 'interventions')} height={340} />
        </Suspense>
      )}
      {report && !chart && (
        <Empty description={t('home.nocurve')}>{may('edit', campaign) && <Link to={`/campaigns/${campaign}/mentions`}>{t('home.import')}</Link>}</Empty>
      )}
    </Card>
  )
}

function Objectives({ campaign }: { campaign: string }) {
  const { language, t } = useLocale()
  const may = useMay()
  const { data: report } = useReport(campaign, language)
  const table = report?.sections.find(({ id }) => id === 'programme')?.tables.find(({ id }) => id === 'objectives')
  if (!table) return null
  const at = (key: string) => table.columns.findIndex((column) => column.key === key)
  return (
    <Card title={<h2>{t('home.objectives')}</h2>}>
      {table.rows.length === 0 ? (
        <Empty description={t('home.noobjectives')}>{may('manage', campaign) && <Link to={`/campaigns/${campaign}/plan?amend=yes`}>{t('home.setobjectives')}</Link>}</Empty>
      ) : (
        <ul className="objectives">
          {table.rows.map((row) => (
            <li key={row[at('measure')]!.text}>
              <span>{row[at('measure')]!.text}</span>
              <strong>
                {row[at('actual')]!.text} <span className="soft">/ {row[at('target')]!.text}</span>
              </strong>
              <span className="soft">{t('home.by', { day: row[at('by')]!.text })}</span>
              <span>{row[at('state')]!.text}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
