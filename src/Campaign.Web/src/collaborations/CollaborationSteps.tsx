import { useTerms } from '../deliverables/terms'
import { formOf } from '../drafts/useDraft'
import { AskDialog } from '../forms/AskDialog'
import type { Field } from '../forms/fields'
import { useLocale, type Say } from '../i18n/LocaleProvider'
import { followersOf, useApproved } from '../partners/queries'
import { propose, step, type Collaboration } from './queries'
import { parts } from './room'

/** Proposes a collaboration to an approved partner. */
export function Propose({ campaign, close }: { campaign: string; close: () => void }) {
  const { t, count } = useLocale()
  const approved = useApproved().data?.items
  const fields: Field[] = [
    {
      name: 'partner',
      label: t('deliverables.partner'),
      kind: 'choice',
      needed: true,
      options: approved?.map((partner) => ({ value: partner.id, label: `${partner.name} · ${count(followersOf(partner))}` })) ?? [],
      help: t(approved?.length === 0 ? 'collab.noneapproved' : 'collab.approved'),
    },
    ...fees(t),
  ]
  return <AskDialog title={t('collab.propose')} draft={formOf('campaign', campaign, 'propose')} about={undefined} of={undefined} fields={fields} close={close} send={(given) => propose(campaign, given)} />
}

const fees = (t: Say, one?: Collaboration): Field[] => [
  { name: 'fixedFee', label: t('collab.fixed'), kind: 'money', help: t('collab.fixed.help'), initial: one?.fixedFee },
  { name: 'retentionDays', label: t('collab.retention'), kind: 'count', help: t('collab.retention.help'), initial: one?.retentionDays },
]

export function CollaborationStep({ one, verb, close }: { one: Collaboration; verb: string; close: () => void }) {
  const { t, word } = useLocale()
  const fields: Readonly<Record<string, readonly Field[]>> = {
    accept: [{ name: 'note', label: t('ask.note'), kind: 'words' }],
    cancel: [
      { name: 'by', label: t('collab.by'), needed: true, help: t('collab.by.help') },
      { name: 'reason', label: t('plan.why'), kind: 'words', needed: true },
    ],
    settle: [
      { name: 'amount', label: t('deliverables.amount'), kind: 'money', initial: one.fixedFee - one.fixedPaid },
      { name: 'reference', label: t('deliverables.reference') },
    ],
    deliverables: useTerms(),
    amend: [...fees(t, one), { name: 'reason', label: t('plan.why'), kind: 'words', needed: true }],
  }
  return (
    <AskDialog
      title={word('collabstep', verb)}
      draft={formOf('collaboration', one.campaign, one.partner, verb)}
      about={one}
      of={parts}
      danger={verb === 'cancel'}
      fields={fields[verb] ?? []}
      close={close}
      send={(given, now) => step(now, verb, given)}
    >
      {verb === 'cancel' && <p>{t('collab.cancel.means')}</p>}
    </AskDialog>
  )
}
