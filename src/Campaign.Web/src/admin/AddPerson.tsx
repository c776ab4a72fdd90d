import { Input } from 'antd'
import { useState } from 'react'
import { FormEnd } from '../forms/FormEnd'
import { useLocale } from '../i18n/LocaleProvider'
import { SideDrawer } from '../layout/SideDrawer'
import { add, useAccess, useGivable, type Assignment, type Person } from './queries'
import { placed, RolesEditor } from './RolesEditor'

/** Lets somebody in; a random password is made and shown once. */
export function AddPerson({ close, added }: { close: () => void; added: (person: Person) => void }) {
  const { t } = useLocale()
  const [name, setName] = useState('')
  const [display, setDisplay] = useState('')
  const { data: givable } = useGivable()
  const [chosen, setRoles] = useState<readonly Assignment[]>()
  const roles = chosen ?? (givable ? [placed('editor', null, givable.items)] : [])
  const adding = useAccess(add, added)
  return (
    <SideDrawer title={t('people.add')} width={560} close={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          adding.mutate({ name, display, roles })
        }}
      >
        <div className="field">
          <label htmlFor="login">{t('signin.name')}</label>
          <Input id="login" required autoFocus autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={80} value={name} onChange={(event) => setName(event.target.value)} aria-describedby="login-help" />
          <span id="login-help" className="soft small">
            {t('people.login.help')}
          </span>
        </div>
        <div className="field">
          <label htmlFor="display">{t('people.display')}</label>
          <Input id="display" autoComplete="off" maxLength={80} value={display} onChange={(event) => setDisplay(event.target.value)} aria-describedby="display-help" />
          <span id="display-help" className="soft small">
            {t('people.display.help')}
          </span>
        </div>
        <RolesEditor given={roles} change={setRoles} />
        <FormEnd send={t('people.add')} busy={adding.isPending} problem={adding.error} cancel={close} />
      </form>
    </SideDrawer>
  )
}
