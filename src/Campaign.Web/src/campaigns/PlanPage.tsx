import { Button, Card, Descriptions, Skeleton } from 'antd'
import { useParams } from 'react-router'
import { api, body, ifMatch } from '../api/client'
import { formOf } from '../drafts/useDraft'
import { AskDialog } from '../forms/AskDialog'
import { text, type Field } from '../forms/fields'
import { Steps } from '../forms/Steps'
import { useLocale } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'
import { DataTable } from '../lists/DataTable'
import { useFilters } from '../lists/filters'
import { AmendForm } from './AmendForm'
import { PhaseBar } from './PhaseBar'
import { PlanCalendar } from './PlanCalendar'
import { useCampaign, useStanding, type Campaign } from './queries'
import { StatusTag } from './StatusTag'
import { parts } from './room'
import { targetOf } from './targets'

/** The programme: its phases with their gates, the objectives, and the steps that can be taken. */
export default function PlanPage() {
  const { campaign = '' } = useParams()
  const { t } = useLocale()
  const { data, error, refetch } = useCampaign(campaign)
  const { data: standing } = useStanding(campaign)
  const filters = useFilters()
  const close = () => filters.set({ amend: undefined })
  const problem = error && <ProblemAlert problem={error} retry={() => void refetch()} />
  if (!data) return problem ?? <Skeleton active className="page" />
  return (
    <div className="page">
      <PageTitle text={t('nav.plan')} />
      {problem}
      <header className="page-head">
        <h1>
          {t('nav.plan')} <StatusTag status={data.status} />
        </h1>
        <LifeSteps campaign={data} amend={() => filters.set({ amend: 'yes' })} />
      </header>
      {filters.of('amend') ? <AmendForm campaign={data} close={close} /> : <Plan campaign={data} today={standing?.today} />}
    </div>
  )
}

function Plan({ campaign: data, today }: { campaign: Campaign; today?: string }) {
  const locale = useLocale()
  const { t, word, wording, day, money, moment } = locale
  return (
    <>
      <PhaseBar campaign={data} today={today} />
      <Card title={<h2>{t('plan.crisis')}</h2>}>
        <Descriptions
          column={{ xs: 1, md: 2 }}
          size="small"
          items={[
            { key: 'title', label: t('plan.what'), children: data.crisis.title },
            { key: 'onset', label: t('plan.onset'), children: moment(data.crisis.onset) },
            { key: 'cluster', label: t('plan.cluster'), children: word('cluster', data.crisis.cluster) },
            { key: 'severity', label: t('plan.severity'), children: t('plan.of5', { n: data.crisis.severity }) },
            { key: 'budget', label: t('plan.budget'), children: money(data.budget, data.currency) },
            { key: 'dates', label: t('plan.dates'), children: `${day(data.starts)} – ${day(data.ends)}` },
          ]}
        />
        <p className="below">{data.crisis.summary}</p>
      </Card>
      <Card title={<h2>{t('phases.title')}</h2>}>
        <DataTable
          label={t('phases.title')}
          rowKey="phase"
          size="small"
          pagination={false}
          dataSource={data.phases}
          locale={{ emptyText: t('phases.none') }}
          columns={[
            { title: t('plan.phase'), dataIndex: 'phase', render: (phase: string) => (phase === data.phase ? <strong>{word('phase', phase)}</strong> : word('phase', phase)) },
            { title: t('plan.dates'), key: 'dates', render: (_, plan) => `${day(plan.starts)} – ${day(plan.ends)}` },
            { title: t('plan.gate'), key: 'gate', className: 'gate', render: (_, plan) => plan.gate ?? (plan.phase === data.phase && data.gate ? wording(data.gate) : t('plan.usual')) },
          ]}
        />
      </Card>
      <Card title={<h2>{t('home.objectives')}</h2>}>
        <DataTable
          label={t('home.objectives')}
          rowKey="measure"
          size="small"
          pagination={false}
          dataSource={data.objectives}
          locale={{ emptyText: t('home.noobjectives') }}
          columns={[
            { title: t('plan.measure'), dataIndex: 'measure', render: (measure: string) => word('measure', measure) },
            { title: t('plan.target'), key: 'target', render: (_, objective) => targetOf(locale, objective) },
            { title: t('plan.by'), dataIndex: 'by', render: (by: string) => day(by) },
          ]}
        />
      </Card>
      <Card title={<h2>{t('plan.calendar')}</h2>}>
        <PlanCalendar campaign={data} />
      </Card>
    </>
  )
}

function LifeSteps({ campaign, amend }: { campaign: Campaign; amend: () => void }) {
  const { t, word } = useLocale()
  return (
    <div className="tags no-print">
      <Steps next={campaign.next.filter((next) => next !== 'amend')} danger={['close']} label={(next) => word('life', next)} ask={(verb, close) => <LifeStep campaign={campaign} verb={verb} close={close} />} />
      {campaign.next.includes('amend') && <Button onClick={amend}>{t('plan.amend')}</Button>}
    </div>
  )
}

/** Asks for the reason and, when a gate is overridden, for the person who decides it. */
function LifeStep({ campaign, verb, close }: { campaign: Campaign; verb: string; close: () => void }) {
  const { t, word } = useLocale()
  const overrides = verb === 'next-phase' && !campaign.gateMet
  const fields: Field[] = [
    ...(overrides ? [{ name: 'person', label: t('plan.person'), needed: true }] : []),
    ...(verb === 'next-phase' && !overrides ? [] : [{ name: 'reason', label: t(verb === 'confirm-gate' ? 'plan.proof' : 'plan.why'), kind: 'words' as const, needed: overrides || verb === 'confirm-gate' }]),
  ]
  return (
    <AskDialog
      title={word('life', verb)}
      draft={formOf('campaign', campaign.id, verb)}
      about={campaign}
      of={parts}
      danger={verb === 'close'}
      fields={fields}
      close={close}
      send={(given, now) => send(now, verb, text(given, 'reason'), overrides ? text(given, 'person') : undefined)}
    >
      {overrides && <p>{t('plan.override')}</p>}
      {verb === 'plan' && <p>{t('plan.usualphases')}</p>}
    </AskDialog>
  )
}

const root = '/api/v1/campaigns/{campaign}' as const

function send({ id, version }: Campaign, verb: string, reason: string | null, person?: string | null): Promise<Campaign> {
  const terms = { params: { path: { campaign: id } }, headers: ifMatch(version) }
  switch (verb) {
    case 'plan':
    case 'activate':
    case 'pause':
    case 'close':
    case 'reopen':
      return body(api.POST(`${root}/${verb}`, { ...terms, body: { reason } }))
    case 'confirm-gate':
      return body(api.POST(`${root}/confirm-gate`, { ...terms, body: { note: reason } }))
    default:
      return body(api.POST(`${root}/next-phase`, { ...terms, body: { override: person === undefined ? null : { person, reason } } }))
  }
}
