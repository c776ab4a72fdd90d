import { Alert, Button, ConfigProvider, Popconfirm } from 'antd'
import { useEffect, useRef, type ReactNode } from 'react'
import { Differences } from '../forms/ChangeProblem'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert, useProblemText } from '../layout/Problems'
import type { Draft } from './queries'
import type { DraftTerms } from './useDraft'
import { longest } from './words'

/** This many characters are enough to recognise one's own words. */
const SHOWN = 160

/** A form with its draft: an existing draft is offered above it, and nothing can be typed before that is decided. */
export function Drafted({ draft, children }: { draft: DraftTerms; children: ReactNode }) {
  const { decides, writing } = draft
  const fields = useRef<HTMLDivElement>(null)
  const decided = useRef(decides)
  useEffect(() => {
    if (decided.current && !decides) fields.current?.querySelector<HTMLElement>('textarea, input:not([type=checkbox], [type=radio]), button')?.focus()
    decided.current = decides
  }, [decides])
  return (
    <div className="drafted">
      {writing?.other && <Other draft={draft} other={writing.other} />}
      {writing?.problem && <Unsaved draft={draft} problem={writing.problem} />}
      <div ref={fields}>
        <ConfigProvider componentDisabled={decides}>{children}</ConfigProvider>
      </div>
      <Kept draft={draft} />
    </div>
  )
}

/** The existing draft: to continue with, or to discard. */
function Other({ draft, other }: { draft: DraftTerms; other: Draft }) {
  const { t, lately } = useLocale()
  const at = lately(other.at)
  const { decides, about } = draft
  const basis = other.basis as Record<string, unknown> | null
  const said = longest(other.values).trim()
  const changed = decides && basis !== null && about !== undefined && basis['version'] !== (about as { version?: unknown }).version
  return (
    <section className="draft-offer" role={decides ? 'status' : 'alert'}>
      <p>{t(decides ? 'draft.offer' : 'draft.apart', { at })}</p>
      {said && <p className="soft small">{t('draft.words', { words: said.length > SHOWN ? `${said.slice(0, SHOWN)}…` : said })}</p>}
      {changed && (
        <>
          <p className="warn">{t('draft.since')}</p>
          <Differences of={draft.of} before={basis} now={about as Record<string, unknown>} />
        </>
      )}
      <div className="tags">
        <Button type="primary" autoFocus={decides} onClick={draft.goOn}>
          {t(decides ? 'draft.continue' : 'draft.take', { at })}
        </Button>
        {decides ? (
          <Popconfirm title={t('draft.discard.sure', { at })} okText={t('draft.discard')} okButtonProps={{ danger: true }} cancelText={t('mod.cancel')} onConfirm={draft.refuse}>
            <Button>{t('draft.discard')}</Button>
          </Popconfirm>
        ) : (
          <Button onClick={draft.refuse}>{t('draft.mine')}</Button>
        )}
      </div>
    </section>
  )
}

/** Warns that what was typed exists only in this page, and says why. */
function Unsaved({ draft, problem }: { draft: DraftTerms; problem: unknown }) {
  const { t } = useLocale()
  const why = useProblemText()(problem)
  if (!draft.writing?.words) return <ProblemAlert problem={problem} />
  return <Alert type="warning" showIcon role="alert" title={t('draft.unsaved')} description={why} action={<Button onClick={draft.tryAgain}>{t('problem.again')}</Button>} />
}

/** Takes up its space from the beginning, so that nothing moves when it is filled. */
function Kept({ draft: { form, writing } }: { draft: DraftTerms }) {
  const { t, lately } = useLocale()
  if (form === undefined) return null
  return <p className="soft small kept">{writing?.kept && !writing.words && writing.phase === 'writing' && t('draft.kept', { at: lately(writing.kept) })}</p>
}
