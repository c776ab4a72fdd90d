import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { useAccess } from '../admin/queries'
import { ShownOnce } from '../admin/ShownOnce'
import { FormEnd } from '../forms/FormEnd'
import { useLocale } from '../i18n/LocaleProvider'
import { useSession } from '../session/rights'
import { makeRecoveryCodes } from './queries'

/** Below so many their owner is reminded. */
const FEW = 3

/** The codes for the day on which the phone is lost: how many are left, and new ones. */
export function RecoveryCodes({ show }: { show: (codes: readonly string[]) => void }) {
  const { t } = useLocale()
  const { recoveryCodesLeft: left } = useSession()
  const [asking, ask] = useState(false)
  const [password, setPassword] = useState('')
  const making = useAccess(makeRecoveryCodes)
  const done = () => {
    ask(false)
    setPassword('')
  }
  return (
    <div className="stack">
      {left === 0 ? <Alert type="warning" showIcon title={t('recovery.none')} /> : <p>{t('recovery.left', { n: left })}</p>}
      {left > 0 && left <= FEW && <Alert type="warning" showIcon title={t('recovery.few')} />}
      {asking ? (
        <form
          className="stack fit"
          onSubmit={(event) => {
            event.preventDefault()
            making.mutate(password, { onSuccess: (session) => (done(), show(session.recoveryCodes ?? [])) })
          }}
        >
          <p>{t('recovery.make.note')}</p>
          <div className="field">
            <label htmlFor="recovery-password">{t('account.password.now')}</label>
            <Input.Password id="recovery-password" required autoFocus autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
          </div>
          <FormEnd send={t('recovery.make')} busy={making.isPending} problem={making.error} cancel={done} />
        </form>
      ) : (
        <div className="tags">
          <Button onClick={() => ask(true)}>{t('recovery.make')}</Button>
        </div>
      )}
    </div>
  )
}

/** Shown once, to be copied or printed. */
export function RecoveryCodesShown({ codes, close }: { codes: readonly string[]; close: () => void }) {
  const { t } = useLocale()
  const { name } = useSession()
  return (
    <ShownOnce title={t('recovery.title')} note={t('recovery.note')} secret={codes.join('\n')} close={close}>
      <h3 className="only-print">{t('recovery.for', { name })}</h3>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </ShownOnce>
  )
}
