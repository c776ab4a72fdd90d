import { Alert, App, Button, Descriptions } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Drafted } from '../drafts/Drafted'
import { sent } from '../drafts/store'
import { formOf, useGiven } from '../drafts/useDraft'
import { FormEnd } from '../forms/FormEnd'
import { useLocale } from '../i18n/LocaleProvider'
import { SideDrawer } from '../layout/SideDrawer'
import { useMay } from '../session/rights'
import { draftOfActive, give, resetPassword, setActive, useAccess, type Assignment, type Person } from './queries'
import { ReasonDialog } from './ReasonDialog'
import { Roles } from './Roles'
import { RolesEditor } from './RolesEditor'
import { SessionList } from './SessionList'

interface Props {
  readonly person: Person
  readonly close: () => void
  readonly reset: (password: string) => void
}

/** One person: their roles and sessions, and what an administrator can do for them. */
export function PersonDrawer({ person, close, reset }: Props) {
  const { t, word } = useLocale()
  const all = useMay()('administer')
  return (
    <SideDrawer title={person.display} width={640} close={close}>
      <div className="stack">
        <Descriptions
          column={1}
          size="small"
          items={[
            { key: 'name', label: t('signin.name'), children: person.name },
            { key: 'state', label: t('deliverables.state'), children: word('person', person.status) },
            { key: 'second', label: t('people.second'), children: t(person.secondFactor ? 'people.second.on' : 'people.second.off') },
          ]}
        />
        {person.fixed.length > 0 && (
          <section>
            <h3>{t('people.fixed')}</h3>
            <Roles roles={person.fixed} />
          </section>
        )}
        {person.next.includes('roles') && <RolesForm person={person} />}
        {all && (
          <section>
            <h3>{t('account.sessions')}</h3>
            <SessionList person={person.id} />
          </section>
        )}
        <section className="stack">
          <h3>{t('people.more')}</h3>
          <div className="tags">
            {person.next.includes('password') && <PasswordReset person={person} done={reset} />}
            <Access person={person} />
            <Link to={`/admin/audit?person=${person.id}`}>
              <Button tabIndex={-1}>{t('people.audit')}</Button>
            </Link>
          </div>
        </section>
      </div>
    </SideDrawer>
  )
}

/** The roles that one may remove from the person; the others stay whatever is sent. */
const theirs = ({ roles, fixed }: Person) => roles.filter((role) => !fixed.some((other) => other.role === role.role && other.campaign === role.campaign))

const same = (some: readonly Assignment[], others: readonly Assignment[]) => JSON.stringify(some) === JSON.stringify(others)

/** Choices made here are kept when somebody else changes the roles meanwhile; a note says so. */
function RolesForm({ person }: { person: Person }) {
  const { t } = useLocale()
  const { message } = App.useApp()
  const now = theirs(person)
  const [before, setBefore] = useState<readonly Assignment[]>(now)
  const form = formOf('access', person.id, 'roles')
  const { given, change, restart, draft } = useGiven<{ roles: readonly Assignment[] }>({ form, title: `${t('people.roles')} · ${person.display}`, initial: { roles: now } })
  const { roles } = given
  const giving = useAccess(give, () => sent(form))
  const take = (taken: readonly Assignment[]) => {
    sent(form)
    setBefore(taken)
    restart({ roles: taken })
  }
  return (
    <Drafted draft={draft}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          giving.mutate(
            { person, roles },
            {
              onSuccess: (after) => {
                take(theirs(after))
                void message.success(t('people.roles.saved', { name: person.display }))
              },
            },
          )
        }}
      >
        {!same(before, now) && (
          <Alert
            type="warning"
            showIcon
            role="alert"
            title={t('people.roles.meanwhile')}
            description={<Roles roles={now} />}
            action={<Button onClick={() => take(now)}>{t('people.roles.theirs')}</Button>}
          />
        )}
        <RolesEditor given={roles} change={(chosen) => change({ roles: chosen })} others={person.fixed.length > 0} />
        <FormEnd send={t('people.roles.save')} busy={giving.isPending} problem={giving.error} disabled={same(roles, now)} />
      </form>
    </Drafted>
  )
}

function PasswordReset({ person, done }: { person: Person; done: (password: string) => void }) {
  const { t } = useLocale()
  const [asking, ask] = useState(false)
  const form = formOf('access', person.id, 'password')
  const resetting = useAccess(resetPassword, ({ password }) => {
    sent(form)
    ask(false)
    done(password)
  })
  const act = (reason: string) => resetting.mutate({ person: person.id, reason })
  return (
    <>
      <Button onClick={() => ask(true)}>{t('people.reset')}</Button>
      {asking && (
        <ReasonDialog title={t('people.reset')} draft={form} note={t('people.reset.note', { name: person.display })} busy={resetting.isPending} problem={resetting.error} act={act} close={() => ask(false)} />
      )}
    </>
  )
}

function Access({ person }: { person: Person }) {
  const { t } = useLocale()
  const [asking, ask] = useState(false)
  const changing = useAccess(setActive)
  const active = person.status === 'active'
  if (!person.next.includes(active ? 'deactivate' : 'reactivate')) return null
  const title = t(active ? 'people.deactivate' : 'people.reactivate')
  const act = (reason: string) => changing.mutate({ person: person.id, active: !active, reason }, { onSuccess: () => ask(false) })
  return (
    <>
      <Button danger={active} onClick={() => ask(true)}>
        {title}
      </Button>
      {asking && (
        <ReasonDialog
          title={title}
          draft={draftOfActive(person.id, !active)}
          note={t(active ? 'people.deactivate.note' : 'people.reactivate.note', { name: person.display })}
          danger={active}
          busy={changing.isPending}
          problem={changing.error}
          act={act}
          close={() => ask(false)}
        />
      )}
    </>
  )
}
