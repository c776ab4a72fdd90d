import { Alert, App, Descriptions, Skeleton } from 'antd'
import { useState } from 'react'
import { useCurrency } from '../campaigns/queries'
import { ChangeProblem } from '../forms/ChangeProblem'
import { StepButtons } from '../forms/Steps'
import { useSeen } from '../forms/seen'
import { useLocale } from '../i18n/LocaleProvider'
import { Findings } from '../layout/Findings'
import { Outside } from '../layout/Outside'
import { ProblemAlert } from '../layout/Problems'
import { SideDrawer } from '../layout/SideDrawer'
import { AmendDeliverable } from './AmendDeliverable'
import { DraftVersions } from './DraftVersions'
import { StepForm } from './StepForm'
import { isPlain, useDeliverable, useStep, type Deliverable, type Step } from './queries'
import { parts } from './room'
import { useTerms } from './terms'

interface Props {
  readonly campaign: string
  readonly partner: string
  readonly deliverable: string
  readonly partnerName: string
  readonly close: () => void
}

/** One deliverable: its draft, what the rules say about it, and the steps that are open. */
export function DeliverableDrawer({ campaign, partner, deliverable, partnerName, close }: Props) {
  const { data, error } = useDeliverable(campaign, partner, deliverable)
  return (
    <SideDrawer title={data?.title} width={620} close={close}>
      {error && <ProblemAlert problem={error} />}
      {!data && !error && <Skeleton active />}
      {data && <Body one={data} partner={partnerName} />}
    </SideDrawer>
  )
}

function Body({ one, partner }: { one: Deliverable; partner: string }) {
  const { t, word, moment, money, count } = useLocale()
  const { message } = App.useApp()
  const currency = useCurrency(one.campaign)
  const [verb, setVerb] = useState<string>()
  const [amends, setAmends] = useState(false)
  const terms = useTerms().filter(({ name }) => name !== 'title')
  const step = useStep()
  const { seen, look, decided } = useSeen(one, step.error)
  const take = (chosen: Step) =>
    step.mutate(
      { one: decided(), step: chosen },
      {
        onSuccess: (after) => {
          setVerb(undefined)
          void message.success(t('deliverables.now', { state: word('deliverable', after.status) }))
        },
      },
    )
  const begin = (next: string) => {
    look()
    if (next === 'amend') return setAmends(true)
    if (isPlain(next)) return take({ verb: next })
    step.reset()
    setVerb(next)
  }
  return (
    <div className="stack">
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'state', label: t('deliverables.state'), children: word('deliverable', one.status) },
          { key: 'partner', label: t('deliverables.partner'), children: partner },
          ...terms.map(({ name, label, say }) => ({ key: name, label, children: name === 'due' ? <Due one={one} /> : say(one, currency) })),
          { key: 'paid', label: t('deliverables.paid'), children: money(one.paid, currency) },
          ...(one.url ? [{ key: 'url', label: t('deliverables.url'), children: <Outside to={one.url} /> }] : []),
          ...(one.publishedAt ? [{ key: 'at', label: t('deliverables.at'), children: moment(one.publishedAt) }] : []),
          ...(one.labelSeen != null ? [{ key: 'seen', label: t('deliverables.metrics'), children: t('deliverables.counts', { views: count(one.metrics.views), likes: count(one.metrics.likes), comments: count(one.metrics.comments), shares: count(one.metrics.shares) }) }] : []),
        ]}
      />
      {one.note && <Alert type="info" title={t('deliverables.note', { note: one.note })} />}
      <Findings findings={one.findings ?? []} />
      {one.text ? (
        <DraftVersions one={one} />
      ) : (
        <p className="soft">{t('deliverables.nodraft')}</p>
      )}
      {step.error && <ChangeProblem problem={step.error} of={parts} before={seen} now={one} />}
      {verb ? (
        <StepForm key={verb} verb={verb} one={one} busy={step.isPending} take={take} cancel={() => setVerb(undefined)} />
      ) : (
        <div className="tags">
          <StepButtons next={one.next} withheld={one.withheld} danger={['cancel']} label={(next) => word('step', next)} busy={step.isPending} take={begin} />
        </div>
      )}
      {amends && <AmendDeliverable one={one} close={() => setAmends(false)} />}
    </div>
  )
}

/** By when; a day that was missed does not go away by moving it. */
function Due({ one }: { one: Deliverable }) {
  const { t, day } = useLocale()
  return (
    <span>
      {one.overdue ? <span className="late">{t('due.late', { day: day(one.due) })}</span> : day(one.due)}
      {one.firstDue && <span className="soft"> {t('deliverables.moved', { day: day(one.firstDue) })}</span>}
    </span>
  )
}
