import { Input } from 'antd'
import { Drafted } from '../drafts/Drafted'
import { sent } from '../drafts/store'
import { formOf, useGiven } from '../drafts/useDraft'
import { FormEnd } from '../forms/FormEnd'
import { useLocale } from '../i18n/LocaleProvider'
import { SideDrawer } from '../layout/SideDrawer'
import { add, useAccess, useGivable, type Assignment, type Person } from './queries'
import { placed, RolesEditor } from './RolesEditor'

interface Given {
  readonly name: string
  readonly display: string
  readonly chosen: readonly Assignment[] | undefined
}

const FORM = formOf('access', 'add-person')

/** Adds a person; a random password is created and shown once. */
export function AddPerson({ close, added }: { close: () => void; added: (person: Person) => void }) {
  const { t } = useLocale()
  const { given, change, draft } = useGiven<Given>({ form: FORM, title: t('people.add'), initial: { name: '', display: '', chosen: undefined } })
  const { name, display, chosen } = given
  const { data: givable } = useGivable()
  const roles = chosen ?? (givable ? [placed('editor', null, givable.items)] : [])
  const adding = useAccess(add, (person) => (sent(FORM), added(person)))
  return (
    <SideDrawer title={t('people.add')} width={560} close={close}>
      <Drafted draft={draft}>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            adding.mutate({ name, display, roles })
          }}
        >
          <div className="field">
            <label htmlFor="login">{t('signin.name')}</label>
            <Input id="login" required autoFocus autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={80} value={name} onChange={(event) => change({ name: event.target.value })} aria-describedby="login-help" />
            <span id="login-help" className="soft small">
              {t('people.login.help')}
            </span>
          </div>
          <div className="field">
            <label htmlFor="display">{t('people.display')}</label>
            <Input id="display" autoComplete="off" maxLength={80} value={display} onChange={(event) => change({ display: event.target.value })} aria-describedby="display-help" />
            <span id="display-help" className="soft small">
              {t('people.display.help')}
            </span>
          </div>
          <RolesEditor given={roles} change={(given) => change({ chosen: given })} />
          <FormEnd send={t('people.add')} busy={adding.isPending} problem={adding.error} cancel={close} />
        </form>
      </Drafted>
    </SideDrawer>
  )
}
