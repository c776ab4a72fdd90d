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
import { WithPassword } from './WithPassword'

/** Two-step verification: set up together with recovery codes, or turned off. */
export function SecondFactor() {
  const { t } = useLocale()
  const { secondFactor } = useSession()
  const preparing = useAccess(prepareSecondFactor)
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
  if (preparing.data) return <SetUp secret={preparing.data} cancel={preparing.reset} show={show} />
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
  readonly show: (codes: readonly string[]) => void
}

function SetUp({ secret: { secret, uri }, cancel, show }: SetUpProps) {
  const { t } = useLocale()
  const [code, setCode] = useState('')
  const confirming = useAccess(confirmSecondFactor, ({ recoveryCodes }) => {
    cancel()
    show(recoveryCodes ?? [])
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        confirming.mutate(code)
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

/** In groups of four, as people type it from a screen. */
const spaced = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret

function TurnOff() {
  const { t } = useLocale()
  const { message } = App.useApp()
  return (
    <WithPassword id="second-password" act={t('second.off')} danger before={<p>{t('second.is')}</p>} change={removeSecondFactor} done={() => void message.success(t('second.gone'))} />
  )
}
