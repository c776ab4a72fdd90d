import { Button } from 'antd'
import type { Schemas } from '../api/client'
import { useLocale } from '../i18n/LocaleProvider'
import { UNDO_MILLISECONDS, type Decision } from './decisions'

/** The latest decision that can still be undone, with the time left. */
export function UndoBar({ decisions, reasons, undo }: { decisions: ReadonlyMap<string, Decision>; reasons: readonly Schemas['ModerationReason'][]; undo: () => void }) {
  const { t, wording } = useLocale()
  const waiting = [...decisions.values()].filter((one) => one.state === 'waiting')
  const last = waiting.at(-1)
  if (!last) return null
  const reason = reasons.find((one) => one.code === last.code)
  const handle = last.submission.author.handle ?? '—'
  const said = t(last.verb === 'approve' ? 'mod.said.approve' : last.verb === 'reject' ? 'mod.said.reject' : 'mod.said.ask', { author: handle })
  return (
    <div className="undo" role="status" key={last.submission.id}>
      <span>
        {said}
        {reason && ` · ${wording(reason.wording)}`}
        {waiting.length > 1 && <span className="undo-more"> {t('mod.undo.more', { n: waiting.length - 1 })}</span>}
      </span>
      <Button type="primary" onClick={undo}>
        {t('mod.undo')} <kbd>Z</kbd>
      </Button>
      <span className="undo-time" style={{ animationDuration: `${UNDO_MILLISECONDS}ms` }} />
    </div>
  )
}
