import { Alert, App, Button, Descriptions, Drawer, Grid, Skeleton } from 'antd'
import { useState } from 'react'
import { useCampaign } from '../campaigns/queries'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { StepForm } from './StepForm'
import { useDeliverable, useStep, type Deliverable, type Step } from './queries'

const plain = ['submit', 'approve']

/** One deliverable: its draft, what the rules say about it, and the steps that are open. */
export function DeliverableDrawer({ listed, partner, close }: { listed: Deliverable; partner: string; close: () => void }) {
  const { data, error } = useDeliverable(listed.campaign, listed.partner, listed.id)
  const wide = Grid.useBreakpoint().md ?? true
  return (
    <Drawer open onClose={close} size={wide ? 620 : '100%'} title={listed.title}>
      {error && <ProblemAlert problem={error} />}
      {!data && !error && <Skeleton active />}
      {data && <Body one={data} partner={partner} />}
    </Drawer>
  )
}

function Body({ one, partner }: { one: Deliverable; partner: string }) {
  const { t, word, wording, day, moment, money, count } = useLocale()
  const { message } = App.useApp()
  const currency = useCampaign(one.campaign).data?.currency ?? 'CNY'
  const [verb, setVerb] = useState<string>()
  const step = useStep(one)
  const take = (chosen: Step) =>
    step.mutate(chosen, {
      onSuccess: (after) => {
        setVerb(undefined)
        void message.success(t('deliverables.now', { state: word('deliverable', after.status) }))
      },
    })
  return (
    <div className="stack">
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'state', label: t('deliverables.state'), children: word('deliverable', one.status) },
          { key: 'partner', label: t('deliverables.partner'), children: `${partner} · ${word('channel', one.channel)} · ${word('kind', one.kind)}` },
          { key: 'due', label: t('deliverables.due'), children: one.overdue ? <span className="late">{t('due.late', { day: day(one.due) })}</span> : day(one.due) },
          { key: 'fee', label: t('deliverables.fee'), children: `${money(one.fee, currency)} · ${t('deliverables.paid')} ${money(one.paid, currency)}` },
          ...(one.url ? [{ key: 'url', label: t('deliverables.url'), children: <a href={one.url} target="_blank" rel="noopener noreferrer">{one.url}</a> }] : []),
          ...(one.publishedAt ? [{ key: 'at', label: t('deliverables.at'), children: moment(one.publishedAt) }] : []),
          ...(one.labelSeen != null ? [{ key: 'seen', label: t('deliverables.metrics'), children: t('deliverables.counts', { views: count(one.metrics.views), likes: count(one.metrics.likes), comments: count(one.metrics.comments), shares: count(one.metrics.shares) }) }] : []),
        ]}
      />
      {one.note && <Alert type="info" title={t('deliverables.note', { note: one.note })} />}
      {one.findings?.map((finding) => (
        <Alert key={finding.code + finding.where} type={finding.severity === 'blocking' ? 'error' : 'warning'} showIcon title={wording(finding.why)} description={wording(finding.fix)} />
      ))}
      {one.text ? (
        <section>
          <h3>{t('deliverables.draft', { n: one.draftVersion })}</h3>
          <p className="words small draft">{one.text}</p>
        </section>
      ) : (
        <p className="soft">{t('deliverables.nodraft')}</p>
      )}
      {step.error && <ProblemAlert problem={step.error} />}
      {verb ? (
        <StepForm key={verb} verb={verb} one={one} busy={step.isPending} take={take} cancel={() => setVerb(undefined)} />
      ) : (
        <div className="tags">
          {one.next.map((next, index) => (
            <Button
              key={next}
              type={index === 0 ? 'primary' : 'default'}
              danger={next === 'cancel'}
              loading={step.isPending}
              onClick={() => (plain.includes(next) ? take({ verb: next as 'submit' | 'approve' }) : setVerb(next))}
            >
              {word('step', next)}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
