import { Alert, Checkbox, Modal, Skeleton } from 'antd'
import { useId, useState } from 'react'
import { useLocale } from '../i18n/LocaleProvider'
import { Findings } from '../layout/Findings'
import { ProblemAlert } from '../layout/Problems'
import { useFocusBack } from '../layout/focus'
import { useStep, useWithFindings, withheld, type Deliverable } from './queries'

interface Props {
  readonly listed: readonly Deliverable[]
  readonly nameOf: (partner: string) => string
  readonly close: () => void
}

type Outcome = 'approved' | { readonly problem: unknown }

/** Approves several drafts, each shown with its compliance findings. A refused one does not hold up the others. */
export function BulkApproval({ listed, nameOf, close }: Props) {
  const { t } = useLocale()
  // Exactly what was shown when the dialog opened is approved.
  const [asked] = useState(listed)
  const { data: drafts, error } = useWithFindings(asked)
  const [left, leave] = useState<readonly string[]>([])
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const [busy, setBusy] = useState(false)
  useFocusBack()
  const step = useStep()
  const wanted = drafts?.filter((one) => !left.includes(one.id) && !blocked(one) && outcomes.get(one.id) !== 'approved') ?? []
  const approve = async () => {
    setBusy(true)
    for (const one of wanted) {
      const outcome = await step.mutateAsync({ one, step: { verb: 'approve' } }).then(
        (): Outcome => 'approved',
        (problem: unknown): Outcome => ({ problem }),
      )
      setOutcomes((before) => new Map(before).set(one.id, outcome))
    }
    setBusy(false)
  }
  return (
    <Modal
      open
      width={760}
      title={t('bulk.title')}
      onCancel={close}
      cancelText={t('mentions.close')}
      okText={t('bulk.approve', { n: wanted.length })}
      okButtonProps={{ disabled: wanted.length === 0 }}
      confirmLoading={busy}
      onOk={() => void approve()}
    >
      {error && <ProblemAlert problem={error} />}
      {!drafts && !error && <Skeleton active />}
      <ul className="plain bulk">
        {drafts?.map((one) => (
          <li key={one.id}>
            <Draft
              one={one}
              partner={nameOf(one.partner)}
              outcome={outcomes.get(one.id)}
              chosen={!left.includes(one.id)}
              choose={(chosen) => leave(chosen ? left.filter((id) => id !== one.id) : [...left, one.id])}
            />
          </li>
        ))}
      </ul>
    </Modal>
  )
}

const blocked = (one: Deliverable) => withheld(one, 'approve') !== undefined || (one.findings?.some(({ severity }) => severity === 'blocking') ?? false)

interface DraftProps {
  readonly one: Deliverable
  readonly partner: string
  readonly outcome?: Outcome
  readonly chosen: boolean
  readonly choose: (chosen: boolean) => void
}

function Draft({ one, partner, outcome, chosen, choose }: DraftProps) {
  const { t, wording } = useLocale()
  const id = useId()
  const theirs = withheld(one, 'approve')
  if (outcome === 'approved') return <Alert type="success" showIcon title={`${one.title} · ${t('bulk.approved')}`} />
  return (
    <>
      <Checkbox checked={chosen && !blocked(one)} disabled={blocked(one)} aria-describedby={theirs && id} onChange={(event) => choose(event.target.checked)}>
        <strong>{one.title}</strong> <span className="soft">{partner}</span>
      </Checkbox>
      {theirs && (
        <p id={id} className="soft">
          {wording(theirs)}
        </p>
      )}
      <Findings findings={one.findings ?? []} />
      {one.findings?.length === 0 && <p className="soft">{t('bulk.clean')}</p>}
      <details>
        <summary>{t('deliverables.draft', { n: one.draftVersion })}</summary>
        <p className="words small draft">{one.text}</p>
      </details>
      {outcome && <ProblemAlert problem={outcome.problem} />}
    </>
  )
}
