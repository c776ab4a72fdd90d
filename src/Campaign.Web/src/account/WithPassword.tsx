import { Button, Input } from 'antd'
import { useState, type ReactNode } from 'react'
import { useAccess } from '../admin/queries'
import { FormEnd } from '../forms/FormEnd'
import { useLocale } from '../i18n/LocaleProvider'

interface Props<Answer> {
  /** Id of the password field. */
  readonly id: string
  /** The action, in words. */
  readonly act: string
  readonly danger?: boolean
  /** Shown above the button until it is pressed. */
  readonly before?: ReactNode
  /** Shown above the password field. */
  readonly note?: string
  readonly change: (password: string) => Promise<Answer>
  readonly done: (answer: Answer) => void
}

/** A button for actions that require the password again, so that nobody takes them in a browser that was left open. */
export function WithPassword<Answer>({ id, act, danger, before, note, change, done }: Props<Answer>) {
  const { t } = useLocale()
  const [asking, ask] = useState(false)
  const [password, setPassword] = useState('')
  const close = () => {
    ask(false)
    setPassword('')
  }
  const changing = useAccess(change, (answer) => {
    close()
    done(answer)
  })
  if (!asking) {
    return (
      <div className="stack">
        {before}
        <div className="tags">
          <Button onClick={() => ask(true)}>{act}</Button>
        </div>
      </div>
    )
  }
  return (
    <form
      className="stack fit"
      onSubmit={(event) => {
        event.preventDefault()
        changing.mutate(password)
      }}
    >
      {note && <p>{note}</p>}
      <div className="field">
        <label htmlFor={id}>{t('account.password.now')}</label>
        <Input.Password id={id} required autoFocus autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
      </div>
      <FormEnd send={act} busy={changing.isPending} problem={changing.error} danger={danger} cancel={close} />
    </form>
  )
}
