import { Button, Card, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Schemas } from '../api/client'
import { Drafted } from '../drafts/Drafted'
import { useDraft } from '../drafts/useDraft'
import { useLocale } from '../i18n/LocaleProvider'
import { draftOf, type Submission, type Verb } from './decisions'
import { parts } from './room'

interface Props {
  readonly submission: Submission
  readonly verb: Verb
  readonly reasons: Schemas['ModerationReason'][]
  readonly choose: (code: string, note?: string) => void
  readonly cancel: () => void
}

/** Chooses a reason by its digit. One that needs no note is taken at once; the others ask for a note. */
export function ReasonPanel({ submission, verb, reasons, choose, cancel }: Props) {
  const { t, wording } = useLocale()
  const title = t(verb === 'reject' ? 'mod.why.reject' : 'mod.why.ask')
  const [reason, setReason] = useState<Schemas['ModerationReason']>()
  const [note, setNote] = useState('')
  const draft = useDraft<{ code?: string; note: string }>({
    form: draftOf(submission, verb),
    title,
    about: submission,
    of: parts,
    initial: { note: '' },
    restore: (kept) => {
      setReason(reasons.find(({ code }) => code === kept.code))
      setNote(kept.note ?? '')
    },
  })
  const type = (words: string) => {
    setNote(words)
    // A reason without a note is not saved: it is chosen again with one key.
    draft.write(words ? { code: reason?.code, note: words } : { note: words })
  }
  const panel = useRef<HTMLDivElement>(null)
  const words = useRef<InputRef>(null)
  const wantsWords = (one: Schemas['ModerationReason']) => one.noteRequired || verb === 'ask-changes'
  useEffect(() => {
    ;(reason ? words.current : panel.current)?.focus()
  }, [reason])
  const pick = (one: Schemas['ModerationReason'] | undefined) => {
    if (!one) return
    if (wantsWords(one)) setReason(one)
    else take(one.code)
  }
  const take = (code: string, words?: string) => {
    draft.leave()
    choose(code, words)
  }
  const enough = reason && (!reason.noteRequired || note.trim().length > 0)
  return (
    <Card
      ref={panel}
      tabIndex={-1}
      className="reasons"
      role="dialog"
      aria-label={title}
      title={<h2>{title}</h2>}
      extra={
        <Button onClick={cancel}>
          {t('mod.cancel')} <kbd>Esc</kbd>
        </Button>
      }
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel()
        else if (!reason && !draft.decides && /^[0-9]$/.test(event.key)) {
          event.preventDefault()
          pick(reasons[event.key === '0' ? 9 : Number(event.key) - 1])
        }
      }}
    >
      <Drafted draft={draft}>
        {reason ? (
          <form
            onSubmit={(event) => {
              event.preventDefault()
              if (enough) take(reason.code, note.trim() || undefined)
            }}
          >
            <label htmlFor="note">{wording(reason.wording)}</label>
            <Input ref={words} id="note" value={note} maxLength={500} onChange={(event) => type(event.target.value)} placeholder={t(reason.noteRequired ? 'mod.note.needed' : 'mod.note')} />
            <Button type="primary" htmlType="submit" disabled={!enough}>
              {t('mod.confirm')} <kbd>↵</kbd>
            </Button>
          </form>
        ) : (
          <ol className="reason-list">
            {reasons.map((one, index) => (
              <li key={one.code}>
                <Button block onClick={() => pick(one)}>
                  <kbd>{(index + 1) % 10}</kbd> {wording(one.wording)}
                </Button>
              </li>
            ))}
          </ol>
        )}
      </Drafted>
    </Card>
  )
}
