import { App, Input } from 'antd'
import { useState } from 'react'
import { changePassword } from './queries'
import { FormEnd } from '../forms/FormEnd'
import { useLocale } from '../i18n/LocaleProvider'
import { useAccess } from '../admin/queries'
import { useSession } from '../session/rights'

export function PasswordForm() {
  const { t } = useLocale()
  const { message } = App.useApp()
  const { name } = useSession()
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const changing = useAccess(changePassword)
  const done = () => {
    setPresent('')
    setNext('')
    void message.success(t('account.password.done'))
  }
  return (
    <form
      className="stack fit"
      onSubmit={(event) => {
        event.preventDefault()
        changing.mutate({ current: present, next }, { onSuccess: done })
      }}
    >
      {/* Password managers look for the name that the password belongs to. */}
      <input type="text" hidden readOnly autoComplete="username" value={name} />
      <div className="field">
        <label htmlFor="present">{t('account.password.now')}</label>
        <Input.Password id="present" required autoComplete="current-password" value={present} onChange={(event) => setPresent(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor="next">{t('account.password.next')}</label>
        <Input.Password id="next" required autoComplete="new-password" value={next} onChange={(event) => setNext(event.target.value)} aria-describedby="next-help" />
        <span id="next-help" className="soft small">
          {t('account.password.help')}
        </span>
      </div>
      <FormEnd send={t('account.password.change')} busy={changing.isPending} problem={changing.error} />
    </form>
  )
}
