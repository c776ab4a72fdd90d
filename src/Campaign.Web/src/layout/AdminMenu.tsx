import { AppstoreOutlined, AuditOutlined, KeyOutlined, SettingOutlined, TeamOutlined } from '@ant-design/icons'
import { Menu } from 'antd'
import { Link, Navigate, useLocation } from 'react-router'
import { useLocale } from '../i18n/LocaleProvider'
import { useMay, useMayAnywhere } from '../session/rights'

/** The pages of administration that one's rights open. */
export function useAdminPages() {
  const { t } = useLocale()
  const may = useMay()
  const anywhere = useMayAnywhere()
  return [
    { path: '/admin/people', icon: <TeamOutlined />, text: t('nav.people'), open: anywhere('manage') },
    { path: '/admin/tokens', icon: <KeyOutlined />, text: t('nav.tokens'), open: may('administer') },
    { path: '/admin/audit', icon: <AuditOutlined />, text: t('nav.audit'), open: anywhere('manage') },
    { path: '/admin/settings', icon: <SettingOutlined />, text: t('nav.settings'), open: may('administer') },
  ].filter((page) => page.open)
}

export function AdminMenu() {
  const { t } = useLocale()
  const { pathname } = useLocation()
  const items = useAdminPages().map(({ path, icon, text }) => ({ key: path, icon, label: <Link to={path}>{text}</Link> }))
  return (
    <nav aria-label={t('nav.admin')}>
      <Link to="/" className="back">
        <AppstoreOutlined /> {t('nav.portfolio')}
      </Link>
      <div className="side-title">{t('nav.admin')}</div>
      <Menu mode="inline" items={items} selectedKeys={[pathname]} />
    </nav>
  )
}

/** "Administration" leads to the first of its pages. */
export function AdminStart() {
  const first = useAdminPages()[0]
  return <Navigate to={first?.path ?? '/'} replace />
}
