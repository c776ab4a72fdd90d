import { Button } from 'antd'
import { Problem, type Schemas } from '../api/client'
import { ChangeProblem } from '../forms/ChangeProblem'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import type { Decision } from './decisions'
import { parts } from './room'

interface Props {
  readonly decision: Decision
  readonly reasons: readonly Schemas['ModerationReason'][]
  /** Whether the key continues from this one: the first that is shown. */
  readonly keyed: boolean
  readonly goOn: () => void
}

/** A decision that was refused, and why; if somebody else was faster, with their decision beside it. */
export function RefusedDecision({ decision: { submission, verb, code, problem, now }, reasons, keyed, goOn }: Props) {
  const { t, wording } = useLocale()
  const reasonOf = (of?: string | null) => {
    const reason = reasons.find((one) => one.code === of)
    return reason ? wording(reason.wording) : of
  }
  const wanted = [t(verb === 'approve' ? 'mod.approve' : verb === 'reject' ? 'mod.reject' : 'mod.ask'), reasonOf(code)].filter(Boolean).join(' · ')
  const read = (one: Decision['submission']) => ({ ...one, code: reasonOf(one.code) })
  return (
    <div className="stack">
      <p>{t('mod.refused', { author: submission.author.handle ?? '—', text: (submission.text ?? '').slice(0, 24) })}</p>
      {problem instanceof Problem && problem.stale ? (
        <ChangeProblem
          problem={problem}
          of={parts}
          before={read(submission)}
          now={now && read(now)}
          kept={t('mod.nottaken', { decision: wanted })}
          again={
            <Button onClick={goOn}>
              {t('mod.goon')} {keyed && <kbd>G</kbd>}
            </Button>
          }
        />
      ) : (
        <ProblemAlert problem={problem} retry={goOn} />
      )}
    </div>
  )
}
