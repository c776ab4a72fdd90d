import { AppstoreOutlined } from '@ant-design/icons'
import { Menu } from 'antd'
import { Link, Navigate, useLocation } from 'react-router'
import { useLocale } from '../i18n/LocaleProvider'
import { entriesOf } from '../rooms'
import { useOpen } from '../session/rights'

/** The administration pages that one may open. */
export function useAdminPages() {
  const open = useOpen()
  return entriesOf('admin').filter((entry) => open(entry))
}

export function AdminMenu() {
  const { t } = useLocale()
  const { pathname } = useLocation()
  const items = useAdminPages().map(({ path, icon, text }) => ({ key: path, icon, label: <Link to={path}>{t(text)}</Link> }))
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
