import { Button, Card } from 'antd'
import { lazy, Suspense } from 'react'
import { useLocale } from '../i18n/LocaleProvider'
import { LanguageChoice, ThemeChoice } from '../layout/Choices'
import { PageTitle } from '../layout/PageTitle'
import { signOut } from './door'
import { useSession } from './rights'

const SecondFactor = lazy(() => import('../account/SecondFactor').then((account) => ({ default: account.SecondFactor })))

/** Shown instead of any page while two-step verification must be set up first; stays until the recovery codes are saved. */
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
