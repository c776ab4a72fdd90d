import { Button, Card } from 'antd'
import { useState } from 'react'
import type { Schemas } from '../api/client'
import { useLocale } from '../i18n/LocaleProvider'
import { LanguageChoice, ThemeChoice } from '../layout/Choices'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'
import mark from '../mark.svg'
import { signIn } from './door'
import { SignInForm } from './SignInForm'

type DemoPerson = Schemas['DemoPerson']

/** Shown instead of any page while nobody is signed in; the URL stays, so that one arrives where one wanted to go. */
export function SignInPage({ demo }: { demo: readonly DemoPerson[] }) {
  const { t } = useLocale()
  return (
    <div className="door">
      <PageTitle text={t('signin.title')} />
      <header className="door-bar">
        <LanguageChoice />
        <ThemeChoice />
      </header>
      <main className="door-main">
        <Card className="door-card">
          <div className="brand door-brand">
            <img src={mark} alt="" width={36} height={36} />
            <span>{t('shell.name')}</span>
          </div>
          <h1>{t('signin.title')}</h1>
          <SignInForm>
            <p className="soft small">{t('signin.forgotten')}</p>
          </SignInForm>
        </Card>
        {demo.length > 0 && <DemoPeople people={demo} />}
      </main>
    </div>
  )
}

/** One person per role to look around as; the server offers them while it runs the demo. */
function DemoPeople({ people }: { people: readonly DemoPerson[] }) {
  const { t, word } = useLocale()
  const [problem, setProblem] = useState<unknown>()
  return (
    <Card className="door-card" title={<h2>{t('signin.demo')}</h2>}>
      <p className="soft">{t('signin.demo.note')}</p>
      {problem !== undefined && <ProblemAlert problem={problem} />}
      <ul className="plain stack">
        {people.map((person) => (
          <li key={person.name}>
            <Button block className="demo-person" onClick={() => void signIn(person.name, person.password).catch(setProblem)}>
              <strong>{word('role', person.role)}</strong>
              <span className="soft small">{word('can', person.role)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
