import { Alert, Button, Input } from 'antd'
import { useState, type ReactNode } from 'react'
import { Problem } from '../api/client'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { signIn } from './door'

interface Given {
  readonly name: string
  readonly password: string
}

/** Name and password, and then a code for people with two-step verification: from the authenticator, or a recovery code. */
export function SignInForm({ name: known, children }: { name?: string; children?: ReactNode }) {
  const [given, setGiven] = useState<Given>({ name: known ?? '', password: '' })
  const [step, setStep] = useState<'password' | 'code'>('password')
  const [problem, setProblem] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const enter = async (code?: string) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await signIn(given.name, given.password, code)
    } catch (refused) {
      if (refused instanceof Problem && refused.code === 'code-needed') setStep('code')
      else setProblem(refused)
    }
    setBusy(false)
  }
  const again = () => {
    setStep('password')
    setProblem(undefined)
  }
  return step === 'code' ? (
    <CodeStep busy={busy} problem={problem} enter={enter} back={again} />
  ) : (
    <PasswordStep given={given} change={setGiven} busy={busy} problem={problem} enter={() => enter()}>
      {children}
    </PasswordStep>
  )
}

interface PasswordProps {
  readonly given: Given
  readonly change: (given: Given) => void
  readonly busy: boolean
  readonly problem: unknown
  readonly enter: () => Promise<void>
  readonly children: ReactNode
}

function PasswordStep({ given, change, busy, problem, enter, children }: PasswordProps) {
  const { t } = useLocale()
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void enter()
      }}
    >
      {problem !== undefined && <ProblemAlert problem={problem} />}
      <div className="field">
        <label htmlFor="sign-in-name">{t('signin.name')}</label>
        <Input id="sign-in-name" size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} required autoFocus={given.name === ''} value={given.name} onChange={(event) => change({ ...given, name: event.target.value })} />
      </div>
      <div className="field">
        <label htmlFor="sign-in-password">{t('signin.password')}</label>
        <Input.Password id="sign-in-password" size="large" autoComplete="current-password" required autoFocus={given.name !== ''} value={given.password} onChange={(event) => change({ ...given, password: event.target.value })} />
      </div>
      <Button type="primary" size="large" htmlType="submit" block loading={busy}>
        {t('signin.enter')}
      </Button>
      {children}
    </form>
  )
}

interface CodeProps {
  readonly busy: boolean
  readonly problem: unknown
  readonly enter: (code: string) => Promise<void>
  readonly back: () => void
}

function CodeStep({ busy, problem, enter, back }: CodeProps) {
  const { t } = useLocale()
  const [code, setCode] = useState('')
  const [lost, setLost] = useState(false)
  const turn = () => {
    setLost(!lost)
    setCode('')
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void enter(code)
      }}
    >
      {problem === undefined ? <Alert type="info" title={t(lost ? 'signin.recovery.why' : 'signin.code.why')} /> : <ProblemAlert problem={problem} />}
      {lost ? <RecoveryField code={code} change={setCode} /> : <CodeField code={code} change={setCode} />}
      <Button type="primary" size="large" htmlType="submit" block loading={busy} disabled={code.length < 6}>
        {t('signin.enter')}
      </Button>
      <Button type="link" block onClick={turn}>
        {t(lost ? 'signin.recovery.back' : 'signin.recovery')}
      </Button>
      <Button type="link" block onClick={back}>
        {t('signin.back')}
      </Button>
    </form>
  )
}

/** Six digits, marked so that phones offer to fill them in. */
export function CodeField({ code, change }: { code: string; change: (code: string) => void }) {
  const { t } = useLocale()
  return (
    <div className="field">
      <label htmlFor="sign-in-code">{t('signin.code')}</label>
      <Input
        id="sign-in-code"
        size="large"
        className="code"
        autoFocus
        required
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={code}
        onChange={(event) => change(event.target.value.replace(/\D/g, ''))}
      />
    </div>
  )
}

function RecoveryField({ code, change }: { code: string; change: (code: string) => void }) {
  const { t } = useLocale()
  return (
    <div className="field">
      <label htmlFor="sign-in-recovery">{t('signin.recovery.code')}</label>
      <Input
        id="sign-in-recovery"
        size="large"
        className="code"
        autoFocus
        required
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        value={code}
        onChange={(event) => change(event.target.value)}
        aria-describedby="sign-in-recovery-help"
      />
      <span id="sign-in-recovery-help" className="soft small">
        {t('signin.recovery.none')}
      </span>
    </div>
  )
}
