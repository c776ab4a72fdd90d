import { Button, Card } from 'antd'
import { lazy, Suspense } from 'react'
import { useLocale } from '../i18n/LocaleProvider'
import { LanguageChoice, ThemeChoice } from '../layout/Choices'
import { PageTitle } from '../layout/PageTitle'
import { signOut } from './door'
import { useSession } from './rights'

const SecondFactor = lazy(() => import('../account/SecondFactor').then((account) => ({ default: account.SecondFactor })))

/** Instead of any page for who must set up a second factor first; it stays until its codes are kept. */
export function SecondFactorFirst({ done }: { done: () => void }) {
  const { t } = useLocale()
  const { secondFactor } = useSession()
  return (
    <div className="door">
      <PageTitle text={t('factor.first')} />
      <header className="door-bar">
        <LanguageChoice />
        <ThemeChoice />
      </header>
      <main className="door-main">
        <Card className="door-card wide">
          <h1>{t('factor.first')}</h1>
          <p className="soft">{t('factor.first.note')}</p>
          <Suspense>
            <SecondFactor />
          </Suspense>
          <div className="tags below">
            {secondFactor && (
              <Button type="primary" onClick={done}>
                {t('factor.first.go')}
              </Button>
            )}
            <button type="button" className="text-button" onClick={() => void signOut()}>
              {t('shell.out')}
            </button>
          </div>
        </Card>
      </main>
    </div>
  )
}
