import type { ReactNode } from 'react'
import { Problem } from '../api/client'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { TextDiff } from './TextDiff'

interface Props {
  readonly problem: unknown
  /** What the change was made on. */
  readonly before?: object
  /** As it is now. */
  readonly now?: object
  /** What became of the change, where it was not made in a form. */
  readonly kept?: ReactNode
  /** How one goes on there. */
  readonly again?: ReactNode
}

/** Why a change was refused; when somebody else was faster: who, when, and both versions side by side. What was filled in stays. */
export function ChangeProblem({ problem, before, now, kept, again }: Props) {
  const { t, word, moment } = useLocale()
  if (!(problem instanceof Problem) || !problem.stale) return <ProblemAlert problem={problem} />
  const { changed } = problem
  return (
    <section className="conflict" role="alert">
      <h3>{changed ? t('conflict.by', { who: changed.name ?? word('actor', changed.by), at: moment(changed.at), what: word('fact', changed.what) }) : problem.message}</h3>
      <p>{kept ?? t('conflict.kept')}</p>
      <Differences before={before as Record<string, unknown> | undefined} now={now as Record<string, unknown> | undefined} />
      {again ?? <p className="soft">{t('conflict.again')}</p>}
    </section>
  )
}

/** What people read; ids and counters say nothing to them. */
const parts = ['status', 'name', 'title', 'text', 'body', 'code', 'note', 'budget', 'starts', 'ends', 'phase', 'due', 'fee', 'paid', 'fixedFee', 'retentionDays', 'url', 'available', 'issued', 'redeemed', 'proofOfUse', 'publishAt', 'channel', 'kind', 'accounts', 'rates', 'categories', 'contact', 'prompt', 'opens', 'closes', 'reward', 'perAuthorLimit', 'bannedWords'] as const
const long: readonly string[] = ['text', 'body', 'prompt']
const moments: readonly string[] = ['publishAt', 'opens', 'closes']

/** A status means the same wherever its word is known. */
const groups = ['deliverable', 'story', 'status', 'submission', 'partner', 'collab', 'drive', 'phase'] as const

/** Of a thing what {@link Differences} shows, and its version. */
export const comparable = (thing: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(thing).filter(([part]) => part === 'version' || (parts as readonly string[]).includes(part)))

/** What is different between a thing as it was and as it is now. */
export function Differences({ before, now }: { before?: Readonly<Record<string, unknown>>; now?: Readonly<Record<string, unknown>> }) {
  const { t, word, moment } = useLocale()
  if (!before || !now) return null
  const differing = parts.filter((part) => part in now && JSON.stringify(before[part]) !== JSON.stringify(now[part]))
  if (differing.length === 0) return null
  const stateOf = (value: string) => groups.map((group) => word(group, value)).find((state) => state !== value) ?? value
  const words = (part: string, value: unknown): string =>
    value === null || value === undefined || value === '' ? '—'
    : part === 'status' || part === 'phase' ? stateOf(String(value))
    : part === 'channel' || part === 'kind' ? word(part, String(value))
    : moments.includes(part) ? moment(String(value))
    : Array.isArray(value) ? value.map((one) => words('', one)).join(' · ') || '—'
    : typeof value === 'object' ? Object.entries(value).map(([name, one]) => words(name, one)).join(' ')
    : String(value)
  return (
    <dl className="differences">
      {differing.map((part) => (
        <div key={part}>
          <dt>{word('part', part)}</dt>
          {long.includes(part) ? (
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
