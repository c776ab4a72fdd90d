import { Modal } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { useFocusBack } from '../layout/focus'
import { look, signOut, useDoor, type Session } from './door'
import { SecondFactorFirst } from './SecondFactorFirst'
import { SignInForm } from './SignInForm'
import { SignInPage } from './SignInPage'

/** Lets people who are signed in through to the pages. */
export function Gate({ children }: { children: ReactNode }) {
  const door = useDoor()
  switch (door.state) {
    case 'asking':
      return null
    case 'unreachable':
      return (
        <main className="door-main">
          <ProblemAlert problem={door.problem} retry={() => void look()} />
        </main>
      )
    case 'outside':
      return <SignInPage demo={door.demo} />
    default:
      return (
        <>
          <Inside session={door.session}>{children}</Inside>
          {door.state === 'over' && <SignInAgain session={door.session} />}
        </>
      )
  }
}

/** The pages, unless a second factor is to be set up first: that page stays until its codes were kept, though the server would let them through already. */
function Inside({ session, children }: { session: Session; children: ReactNode }) {
  const needed = session.secondFactorNeeded
  const [first, lead] = useState(needed)
  useEffect(() => {
    if (needed) lead(true)
  }, [needed])
  return first || needed ? <SecondFactorFirst done={() => lead(false)} /> : children
}

/** Over the page at which the session ended: everything on it stays, and what was being saved is saved afterwards. */
function SignInAgain({ session }: { session: Session }) {
  useFocusBack()
  const { t } = useLocale()
  // Perhaps signed in again in another tab.
  useEffect(() => {
    const back = () => void look()
    window.addEventListener('focus', back)
    return () => window.removeEventListener('focus', back)
  }, [])
  return (
    <Modal open title={t('signin.over')} closable={false} keyboard={false} mask={{ closable: false }} footer={null} width={420}>
      <p>{t('signin.over.why', { name: session.name })}</p>
      <SignInForm>
        <button type="button" className="text-button" onClick={() => void signOut()}>
          {t('signin.other')}
        </button>
      </SignInForm>
    </Modal>
  )
}
