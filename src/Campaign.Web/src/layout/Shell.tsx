import { MenuOutlined } from '@ant-design/icons'
import { Button, Drawer, Grid, Layout, Spin } from 'antd'
import { Suspense, useEffect, useState } from 'react'
import { Link, NavLink, Outlet, useLocation, useParams } from 'react-router'
import { useLeavingAsks } from '../drafts/leaving'
import { useLocale } from '../i18n/LocaleProvider'
import mark from '../mark.svg'
import { entriesOf, type MenuEntry } from '../rooms'
import { useOpen } from '../session/rights'
import { AdminMenu, useAdminPages } from './AdminMenu'
import { CampaignMenu } from './CampaignMenu'
import { LanguageChoice, ThemeChoice } from './Choices'
import { PersonMenu } from './PersonMenu'

export type TopLink = Pick<MenuEntry, 'path' | 'text'>

/** The frame around every page: breadcrumbs, menu, language, theme and account. */
export function Shell() {
  const { campaign } = useParams()
  const { t } = useLocale()
  const { pathname } = useLocation()
  const links = useTopLinks()
  useLeavingAsks()
  const [open, setOpen] = useState(false)
  const screens = Grid.useBreakpoint()
  const wide = screens.lg ?? true
  useEffect(() => setOpen(false), [pathname])
  const menu = campaign ? <CampaignMenu campaign={campaign} /> : pathname.startsWith('/admin') ? <AdminMenu /> : undefined
  const menuName = t(campaign ? 'shell.menu' : 'nav.admin')
  return (
    <Layout className="shell">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <Layout.Header className="bar">
        {menu && !wide && <Button type="text" icon={<MenuOutlined />} aria-label={menuName} onClick={() => setOpen(true)} />}
        <Link to="/" className="brand">
          <img src={mark} alt="" width={28} height={28} />
          <span>{t('shell.name')}</span>
        </Link>
        <span className="grow" />
        {(screens.sm ?? true) &&
          links.map(({ path, text }) => (
            <NavLink key={path} to={path} className="top-link">
              {t(text)}
            </NavLink>
          ))}
        <LanguageChoice />
        <ThemeChoice />
        <PersonMenu links={links} />
      </Layout.Header>
      <Layout>
        {menu && wide && (
          <Layout.Sider width={216} className="side">
            {menu}
          </Layout.Sider>
        )}
        {menu && !wide && (
          <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={264} title={menuName} styles={{ body: { padding: 8 } }}>
            {menu}
          </Drawer>
        )}
        <Layout.Content id="main" className="main" tabIndex={-1}>
          <Suspense fallback={<Spin className="centred" size="large" />}>
            <Outlet />
          </Suspense>
          <footer className="foot">
            {t('shell.disclaimer')} <Link to="/rules">{t('rules.title')}</Link>
          </footer>
        </Layout.Content>
      </Layout>
    </Layout>
  )
}

function useTopLinks(): readonly TopLink[] {
  const open = useOpen()
  const admin = useAdminPages().length > 0
  return [...entriesOf('top').filter((entry) => open(entry)), ...(admin ? [{ path: '/admin', text: 'nav.admin' } as const] : [])]
}
