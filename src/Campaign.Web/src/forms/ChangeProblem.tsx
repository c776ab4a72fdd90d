import type { ReactNode } from 'react'
import { Problem } from '../api/client'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { TextDiff } from './TextDiff'

interface Props {
  readonly problem: unknown
  readonly of: Parts
  /** What the change was based on. */
  readonly before?: object
  /** As it is now. */
  readonly now?: object
  /** What happened to the change, if it was not made in a form. */
  readonly kept?: ReactNode
  /** How to continue in that case. */
  readonly again?: ReactNode
}

/** Why a change was refused; if somebody else was faster: who, when, and both versions side by side. What was typed is kept. */
export function ChangeProblem({ problem, of, before, now, kept, again }: Props) {
  const { t, word, moment } = useLocale()
  if (!(problem instanceof Problem) || !problem.stale) return <ProblemAlert problem={problem} />
  const { changed } = problem
  return (
    <section className="conflict" role="alert">
      <h3>{changed ? t('conflict.by', { who: changed.name ?? word('actor', changed.by), at: moment(changed.at), what: word('fact', changed.what) }) : problem.message}</h3>
      <p>{kept ?? t('conflict.kept')}</p>
      <Differences of={of} before={before as Record<string, unknown> | undefined} now={now as Record<string, unknown> | undefined} />
      {again ?? <p className="soft">{t('conflict.again')}</p>}
    </section>
  )
}

/**
 * The parts of a thing that people read, in this order; ids and counters are left out. A part is a text, a long text whose changes are marked, a time, or a word of the
 * named group. Nested parts are shown in the same way, by their own names.
 */
export type Parts = Readonly<Record<string, string>>

/** The parts of a thing that {@link Differences} shows, and its version. */
export const comparable = (thing: object, of: Parts): Readonly<Record<string, unknown>> => Object.fromEntries(Object.entries(thing).filter(([part]) => part === 'version' || part in of))

/** The differences between a thing as it was and as it is now. */
export function Differences({ of, before, now }: { of: Parts; before?: Readonly<Record<string, unknown>>; now?: Readonly<Record<string, unknown>> }) {
  const { t, word, moment } = useLocale()
  if (!before || !now) return null
  const differing = Object.keys(of).filter((part) => part in now && JSON.stringify(before[part]) !== JSON.stringify(now[part]))
  if (differing.length === 0) return null
  const words = (part: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '—'
    if (Array.isArray(value)) return value.map((one) => words(part, one)).join(' · ') || '—'
    if (typeof value === 'object') return Object.entries(value).map(([name, one]) => words(name, one)).join(' ')
    const kind = of[part] ?? 'text'
    return kind === 'moment' ? moment(String(value)) : kind === 'text' || kind === 'long' ? String(value) : word(kind, String(value))
  }
  return (
    <dl className="differences">
      {differing.map((part) => (
        <div key={part}>
          <dt>{word('part', part)}</dt>
          {of[part] === 'long' ? (
            <dd>
              <TextDiff before={String(before[part] ?? '')} after={String(now[part] ?? '')} />
            </dd>
          ) : (
            <dd>
              <span className="soft">{t('conflict.seen')}</span> {words(part, before[part])}
              <br />
              <span className="soft">{t('conflict.now')}</span> <strong>{words(part, now[part])}</strong>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
