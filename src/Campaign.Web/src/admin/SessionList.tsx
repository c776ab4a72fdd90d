import { Button, Skeleton, Tag } from 'antd'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { signOut } from '../session/door'
import { browserOf } from './browsers'
import { endSession, useAccess, useSessions } from './queries'

/** The browsers in which somebody is signed in: one's own, unless a person is given. */
export function SessionList({ person }: { person?: string }) {
  const { t, moment } = useLocale()
  const { data, error } = useSessions(person)
  const ending = useAccess(endSession)
  if (error) return <ProblemAlert problem={error} />
  if (!data) return <Skeleton active paragraph={{ rows: 2 }} />
  if (data.items.length === 0) return <p className="soft">{t('account.sessions.none')}</p>
  return (
    <>
      {ending.error && <ProblemAlert problem={ending.error} />}
      <ul className="rows">
        {data.items.map((session) => (
          <li key={session.id}>
            <div>
              <strong title={session.agent}>{browserOf(session.agent) || t('account.sessions.unknown')}</strong> {session.current && <Tag variant="outlined">{t('account.sessions.this')}</Tag>}
              <div className="soft small">
                {t('account.sessions.since', { at: moment(session.created) })} · {t('account.sessions.seen', { at: moment(session.seen) })}
              </div>
            </div>
            <Button size="small" loading={ending.isPending && ending.variables === session.id} onClick={() => (session.current ? void signOut() : ending.mutate(session.id))}>
              {t(session.current ? 'shell.out' : 'account.sessions.end')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
