import { GlobalOutlined, MenuOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons'
import { Button, Drawer, Dropdown, Grid, Layout, Spin } from 'antd'
import { Suspense, useEffect, useState } from 'react'
import { Link, NavLink, Outlet, useLocation, useParams } from 'react-router'
import { languages } from '../i18n/locale'
import { useLocale } from '../i18n/LocaleProvider'
import mark from '../mark.svg'
import { useDarkMode } from '../theme'
import { CampaignMenu } from './CampaignMenu'

/** The frame around every page: where one is, the campaign's menu, language and theme. */
export function Shell() {
  const { campaign } = useParams()
  const { t } = useLocale()
  const { pathname } = useLocation()
  const [open, setOpen] = useState(false)
  const wide = Grid.useBreakpoint().lg ?? true
  useEffect(() => setOpen(false), [pathname])
  return (
    <Layout className="shell">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <Layout.Header className="bar">
        {campaign && !wide && <Button type="text" icon={<MenuOutlined />} aria-label={t('shell.menu')} onClick={() => setOpen(true)} />}
        <Link to="/" className="brand">
          <img src={mark} alt="" width={28} height={28} />
          <span>{t('shell.name')}</span>
        </Link>
        <span className="grow" />
        <NavLink to="/partners" className="top-link">
          {t('nav.partners')}
        </NavLink>
        <LanguageChoice />
        <ThemeChoice />
      </Layout.Header>
      <Layout>
        {campaign && wide && (
          <Layout.Sider width={216} className="side">
            <CampaignMenu campaign={campaign} />
          </Layout.Sider>
        )}
        {campaign && !wide && (
          <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={264} title={t('shell.menu')} styles={{ body: { padding: 8 } }}>
            <CampaignMenu campaign={campaign} />
          </Drawer>
        )}
        <Layout.Content id="main" className="main" tabIndex={-1}>
          <Suspense fallback={<Spin className="centred" size="large" />}>
            <Outlet />
          </Suspense>
          <footer className="foot">{t('shell.disclaimer')}</footer>
        </Layout.Content>
      </Layout>
    </Layout>
  )
}

const names = { 'zh-CN': '中文', en: 'English' } as const

function LanguageChoice() {
  const { language, choose, t } = useLocale()
  const items = languages.map((key) => ({ key, label: <span lang={key}>{names[key]}</span> }))
  return (
    <Dropdown menu={{ items, selectedKeys: [language], onClick: ({ key }) => choose(key as typeof language) }} trigger={['click']}>
      <Button type="text" icon={<GlobalOutlined />} aria-label={`${t('shell.language')}: ${names[language]}`}>
        {names[language]}
      </Button>
    </Dropdown>
  )
}

function ThemeChoice() {
  const { isDark, toggle } = useDarkMode()
  const { t } = useLocale()
  return <Button type="text" icon={isDark ? <SunOutlined /> : <MoonOutlined />} aria-label={t(isDark ? 'shell.light' : 'shell.dark')} onClick={toggle} />
}
