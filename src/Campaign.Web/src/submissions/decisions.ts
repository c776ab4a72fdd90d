import { useCallback, useEffect, useReducer, useRef } from 'react'
import { api, body, ifMatch, Problem, type Schemas } from '../api/client'
import { sent } from '../drafts/store'
import { formOf } from '../drafts/useDraft'

export type Submission = Schemas['SubmissionResource']
export type Verb = 'approve' | 'reject' | 'ask-changes'

/** The draft name of the form that asks for the reason; the same in the queue and in the drawer, so what was begun in one continues in the other. */
export const draftOf = ({ id }: Submission, verb: string) => formOf('submission', id, verb)

/** How long a decision can be undone before it is sent and final. */
export const UNDO_MILLISECONDS = 6000

/** A moderator's decision about a submission, and its state. */
export interface Decision {
  readonly submission: Submission
  readonly verb: Verb
  readonly code?: string
  readonly note?: string
  readonly state: 'waiting' | 'sending' | 'done' | 'refused'
  readonly problem?: unknown
  /** The submission after somebody else's decision. */
  readonly now?: Submission
}

type Decisions = ReadonlyMap<string, Decision>
type Step =
  | { readonly type: 'put'; readonly decision: Decision }
  | { readonly type: 'drop'; readonly id: string }
  | { readonly type: 'learn'; readonly refused: Decision; readonly now: Submission }

function take(decisions: Decisions, step: Step): Decisions {
  const next = new Map(decisions)
  switch (step.type) {
    case 'put':
      return next.set(step.decision.submission.id, step.decision)
    case 'drop':
      next.delete(step.id)
      return next
    case 'learn': {
      // Forgotten or decided again meanwhile: the refusal no longer matters.
      const { id } = step.refused.submission
      return decisions.get(id) === step.refused ? next.set(id, { ...step.refused, now: step.now }) : decisions
    }
  }
}

/** Decisions that are waiting, being sent, or refused. Those still waiting when the page is closed are sent at once. */
export function useDecisions() {
  const [decisions, step] = useReducer(take, new Map<string, Decision>())
  const timers = useRef(new Map<string, { timer: number; decision: Decision }>())

  const send = useCallback(async (decision: Decision, leaving = false) => {
    timers.current.delete(decision.submission.id)
    step({ type: 'put', decision: { ...decision, state: 'sending' } })
    try {
      await post(decision, leaving)
      if (decision.note) sent(draftOf(decision.submission, decision.verb))
      step({ type: 'put', decision: { ...decision, state: 'done' } })
    } catch (problem) {
      const refused: Decision = { ...decision, state: 'refused', problem }
      step({ type: 'put', decision: refused })
      const now = problem instanceof Problem && problem.stale ? await fetchNow(decision.submission.id) : undefined
      if (now) step({ type: 'learn', refused, now })
    }
  }, [])

  const decide = useCallback(
    (submission: Submission, verb: Verb, code?: string, note?: string) => {
      const decision: Decision = { submission, verb, code, note, state: 'waiting' }
      const timer = window.setTimeout(() => void send(decision), UNDO_MILLISECONDS)
      timers.current.set(submission.id, { timer, decision })
      step({ type: 'put', decision })
    },
    [send],
  )

  /** Undoes the latest decision that is not sent yet. */
  const undo = useCallback((): Submission | undefined => {
    const [id, last] = [...timers.current].at(-1) ?? []
    if (!id || !last) return undefined
    window.clearTimeout(last.timer)
    timers.current.delete(id)
    step({ type: 'drop', id })
    return last.decision.submission
  }, [])

  /** Makes a refused submission undecided again. */
  const forget = useCallback((id: string) => step({ type: 'drop', id }), [])

  useEffect(() => {
    const flush = () => {
      for (const { timer, decision } of timers.current.values()) {
        window.clearTimeout(timer)
        void send(decision, true)
      }
    }
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [send])

  return { decisions, decide, undo, forget }
}

/** The current submission; undefined when it cannot be read either, and then only who changed it is shown. */
const fetchNow = (submission: string) => body(api.GET('/api/v1/submissions/{submission}', { params: { path: { submission } } })).catch(() => undefined)

function post({ submission, verb, code, note }: Decision, keepalive: boolean) {
  const terms = { params: { path: { submission: submission.id } }, headers: ifMatch(submission.version), keepalive }
  switch (verb) {
    case 'approve':
      return body(api.POST('/api/v1/submissions/{submission}/approve', { ...terms, body: { note: note ?? null } }))
    case 'reject':
      return body(api.POST('/api/v1/submissions/{submission}/reject', { ...terms, body: { code: code ?? null, note: note ?? null } }))
    case 'ask-changes':
      return body(api.POST('/api/v1/submissions/{submission}/ask-changes', { ...terms, body: { code: code ?? null, note: note ?? null } }))
  }
}
