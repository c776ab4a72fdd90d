import { Modal } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { useFocusBack } from '../layout/focus'
import { look, signOut, useDoor, type Session } from './door'
import { SecondFactorFirst } from './SecondFactorFirst'
import { SignInForm } from './SignInForm'
import { SignInPage } from './SignInPage'

/** Shows the pages to people who are signed in. */
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

/** The pages, or the set-up of two-step verification if it is required: that page stays until the codes were saved, although the server would already allow others. */
function Inside({ session, children }: { session: Session; children: ReactNode }) {
  const needed = session.secondFactorNeeded
  const [first, lead] = useState(needed)
  useEffect(() => {
    if (needed) lead(true)
  }, [needed])
  return first || needed ? <SecondFactorFirst done={() => lead(false)} /> : children
}

/** Shown over the page on which the session ended: everything on it is kept, and pending saves continue afterwards. */
function SignInAgain({ session }: { session: Session }) {
  useFocusBack()
  const { t } = useLocale()
  // They may have signed in again in another tab.
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
