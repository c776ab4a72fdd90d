import { App, Button, Card, Descriptions, Input, Modal, Skeleton } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { api, body, ifMatch, type Schemas } from '../api/client'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { DataTable } from '../lists/DataTable'
import { PhaseBar } from './PhaseBar'
import { useCampaign, useStanding } from './queries'
import { StatusTag } from './StatusTag'

type Campaign = Schemas['CampaignResource']

/** The programme: its phases with their gates, what it wants to reach, and the steps that it is open to. */
export default function PlanPage() {
  const { campaign = '' } = useParams()
  const { t, word, wording, day, money, moment } = useLocale()
  const { data, error, refetch } = useCampaign(campaign)
  const { data: standing } = useStanding(campaign)
  if (error) return <ProblemAlert problem={error} retry={() => void refetch()} />
  if (!data) return <Skeleton active className="page" />
  return (
    <div className="page">
      <title>{`${t('nav.plan')} · ${t('shell.name')}`}</title>
      <header className="page-head">
        <h1>
          {t('nav.plan')} <StatusTag status={data.status} />
        </h1>
        <Steps campaign={data} />
      </header>
      <PhaseBar campaign={data} today={standing?.today} />
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
        <p>{data.crisis.summary}</p>
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
            { title: t('plan.target'), dataIndex: 'target', align: 'right' },
            { title: t('plan.by'), dataIndex: 'by', render: (by: string) => day(by) },
          ]}
        />
      </Card>
    </div>
  )
}

function Steps({ campaign }: { campaign: Campaign }) {
  const { word } = useLocale()
  const [verb, setVerb] = useState<string>()
  return (
    <div className="tags">
      {campaign.next.map((next, index) => (
        <Button key={next} type={index === 0 ? 'primary' : 'default'} danger={next === 'close'} onClick={() => setVerb(next)}>
          {word('life', next)}
        </Button>
      ))}
      {verb && <StepDialog campaign={campaign} verb={verb} close={() => setVerb(undefined)} />}
    </div>
  )
}

/** Why, and for a gate that is passed before it is met: on whose word. */
function StepDialog({ campaign, verb, close }: { campaign: Campaign; verb: string; close: () => void }) {
  const { t, word } = useLocale()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [person, setPerson] = useState('')
  const overrides = verb === 'next-phase' && !campaign.gateMet
  const step = useMutation({
    mutationFn: () => send(campaign, verb, reason, overrides ? person : undefined),
    onSuccess: async () => {
      void message.success(t('plan.done', { step: word('life', verb) }))
      await Promise.all([['campaign', campaign.id], ['standing', campaign.id], ['campaigns']].map((queryKey) => queries.invalidateQueries({ queryKey })))
      close()
    },
  })
  return (
    <Modal
      open
      title={word('life', verb)}
      onCancel={close}
      okText={word('life', verb)}
      cancelText={t('mod.cancel')}
      confirmLoading={step.isPending}
      onOk={() => step.mutate()}
    >
      {overrides && <p>{t('plan.override')}</p>}
      {overrides && <Input aria-label={t('plan.person')} placeholder={t('plan.person')} value={person} onChange={(event) => setPerson(event.target.value)} className="spaced" />}
      <Input.TextArea
        autoFocus
        rows={3}
        aria-label={t(verb === 'confirm-gate' ? 'plan.proof' : 'plan.why')}
        placeholder={t(verb === 'confirm-gate' ? 'plan.proof' : 'plan.why')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {step.error && <ProblemAlert problem={step.error} />}
    </Modal>
  )
}

const root = '/api/v1/campaigns/{campaign}' as const

function send({ id, version }: Campaign, verb: string, reason: string, person?: string) {
  const terms = { params: { path: { campaign: id } }, headers: ifMatch(version) }
  switch (verb) {
    case 'plan':
    case 'activate':
    case 'pause':
    case 'close':
    case 'reopen':
      return body(api.POST(`${root}/${verb}`, { ...terms, body: { reason: reason || null } }))
    case 'confirm-gate':
      return body(api.POST(`${root}/confirm-gate`, { ...terms, body: { note: reason } }))
    default:
      return body(api.POST(`${root}/next-phase`, { ...terms, body: { override: person === undefined ? null : { person, reason } } }))
  }
}
