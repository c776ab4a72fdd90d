import { Card } from 'antd'
import { useLocale } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { useSession } from '../session/rights'
import { Roles } from '../admin/Roles'
import { SessionList } from '../admin/SessionList'
import { Display } from './Display'
import { PasswordForm } from './PasswordForm'
import { SecondFactor } from './SecondFactor'

/** One's own account: password, two-step verification, sessions and display settings. */
export default function AccountPage() {
  const { t } = useLocale()
  const { name, roles } = useSession()
  return (
    <div className="page narrow">
      <PageTitle text={t('nav.account')} />
      <header>
        <h1>{t('nav.account')}</h1>
        <p className="soft">{t('account.who', { name })}</p>
      </header>
      <Card title={<h2>{t('people.roles')}</h2>}>
        <Roles roles={roles} />
        <p className="soft small">{t('account.roles.note')}</p>
      </Card>
      <Card title={<h2>{t('account.display')}</h2>}>
        <Display />
      </Card>
      <Card title={<h2>{t('signin.password')}</h2>}>
        <PasswordForm />
      </Card>
      <Card title={<h2>{t('people.second')}</h2>}>
        <SecondFactor />
      </Card>
      <Card title={<h2>{t('account.sessions')}</h2>}>
        <p className="soft">{t('account.sessions.note')}</p>
        <SessionList />
      </Card>
    </div>
  )
}
