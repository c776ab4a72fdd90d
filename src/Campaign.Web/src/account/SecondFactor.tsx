import { App, Button, Input, QRCode } from 'antd'
import { useState } from 'react'
import type { Schemas } from '../api/client'
import { useAccess } from '../admin/queries'
import { FormEnd } from '../forms/FormEnd'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { CodeField } from '../session/SignInForm'
import { useSession } from '../session/rights'
import { confirmSecondFactor, prepareSecondFactor, removeSecondFactor } from './queries'
import { RecoveryCodes, RecoveryCodesShown } from './RecoveryCodes'

/** A code from an authenticator beside the password: set up with its recovery codes, or turned off. */
export function SecondFactor() {
  const { t } = useLocale()
  const { secondFactor } = useSession()
  const preparing = useAccess(prepareSecondFactor)
  // Here, as the form is gone by the time that the session says that the factor is on.
  const confirming = useAccess(confirmSecondFactor)
  const [codes, show] = useState<readonly string[]>()
  if (secondFactor) {
    return (
      <div className="stack">
        <TurnOff />
        <RecoveryCodes show={show} />
        {codes && <RecoveryCodesShown codes={codes} close={() => show(undefined)} />}
      </div>
    )
  }
  if (preparing.data) return <SetUp secret={preparing.data} cancel={preparing.reset} confirming={confirming} show={show} />
  return (
    <div className="stack">
      <p>{t('second.why')}</p>
      {preparing.error && <ProblemAlert problem={preparing.error} />}
      <div className="tags">
        <Button type="primary" loading={preparing.isPending} onClick={() => preparing.mutate(undefined)}>
          {t('second.begin')}
        </Button>
      </div>
    </div>
  )
}

interface SetUpProps {
  readonly secret: Schemas['SecondFactorResource']
  readonly cancel: () => void
  readonly confirming: ReturnType<typeof useAccess<string, Schemas['SessionResource']>>
  readonly show: (codes: readonly string[]) => void
}

function SetUp({ secret: { secret, uri }, cancel, confirming, show }: SetUpProps) {
  const { t } = useLocale()
  const [code, setCode] = useState('')
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        confirming.mutate(code, { onSuccess: ({ recoveryCodes }) => (cancel(), show(recoveryCodes ?? [])) })
      }}
    >
      <ol className="steps">
        <li>
          <p>{t('second.scan')}</p>
          <div className="qr" role="img" aria-label={t('second.qr')}>
            <div aria-hidden="true">
              <QRCode type="svg" value={uri} size={184} color="#000000" bgColor="#ffffff" />
            </div>
          </div>
          <p className="soft">{t('second.manual')}</p>
          <Input readOnly className="code" aria-label={t('second.key')} value={spaced(secret)} onFocus={(event) => event.target.select()} />
        </li>
        <li>
          <p>{t('second.confirm')}</p>
          <CodeField code={code} change={setCode} />
        </li>
      </ol>
      <FormEnd send={t('second.on')} busy={confirming.isPending} problem={confirming.error} cancel={cancel} disabled={code.length < 6} />
    </form>
  )
}

/** In fours, as people type it from a screen. */
const spaced = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret

function TurnOff() {
  const { t } = useLocale()
  const { message } = App.useApp()
  const [asking, ask] = useState(false)
  const [password, setPassword] = useState('')
  const removing = useAccess(removeSecondFactor)
  if (!asking) {
    return (
      <div className="stack">
        <p>{t('second.is')}</p>
        <div className="tags">
          <Button onClick={() => ask(true)}>{t('second.off')}</Button>
        </div>
      </div>
    )
  }
  return (
    <form
      className="stack fit"
      onSubmit={(event) => {
        event.preventDefault()
        removing.mutateAsync(password).then(
          () => void message.success(t('second.gone')),
          () => undefined,
        )
      }}
    >
      <div className="field">
        <label htmlFor="second-password">{t('account.password.now')}</label>
        <Input.Password id="second-password" required autoFocus autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
      </div>
      <FormEnd send={t('second.off')} busy={removing.isPending} problem={removing.error} danger cancel={() => ask(false)} />
    </form>
  )
}
