import { GlobalOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons'
import { Button, Dropdown, Grid } from 'antd'
import { languages } from '../i18n/locale'
import { useLocale } from '../i18n/LocaleProvider'
import { useDarkMode } from '../theme'

export const languageNames = { 'zh-CN': '中文', en: 'English' } as const

export function LanguageChoice() {
  const { language, choose, t } = useLocale()
  const wide = Grid.useBreakpoint().sm ?? true
  const items = languages.map((key) => ({ key, label: <span lang={key}>{languageNames[key]}</span> }))
  return (
    <Dropdown menu={{ items, selectedKeys: [language], onClick: ({ key }) => choose(key as typeof language) }} trigger={['click']}>
      <Button type="text" icon={<GlobalOutlined />} aria-label={`${t('shell.language')}: ${languageNames[language]}`}>
        {wide && languageNames[language]}
      </Button>
    </Dropdown>
  )
}

export function ThemeChoice() {
  const { isDark, choose } = useDarkMode()
  const { t } = useLocale()
  return <Button type="text" icon={isDark ? <SunOutlined /> : <MoonOutlined />} aria-label={t(isDark ? 'shell.light' : 'shell.dark')} onClick={() => choose(isDark ? 'light' : 'dark')} />
}
