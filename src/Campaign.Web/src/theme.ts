import { theme, type ThemeConfig } from 'antd'
import { createContext, use, useEffect, useState } from 'react'

const KEPT = 'campaign.theme'
const dark = window.matchMedia('(prefers-color-scheme: dark)')

export type Theme = 'system' | 'light' | 'dark'

const kept = (): Theme => {
  const chosen = localStorage.getItem(KEPT)
  return chosen === 'dark' || chosen === 'light' ? chosen : 'system'
}

/** Dark or light, for whoever draws by hand. */
export const DarkMode = createContext<{ isDark: boolean; chosen: Theme; choose: (theme: Theme) => void }>({ isDark: false, chosen: 'system', choose: () => {} })

export const useDarkMode = () => use(DarkMode)

/** What was chosen in this browser, or what the system prefers. */
export function useDarkModeState() {
  const [chosen, setChosen] = useState(kept)
  const [system, setSystem] = useState(dark.matches)
  useEffect(() => {
    const follow = () => setSystem(dark.matches)
    dark.addEventListener('change', follow)
    return () => dark.removeEventListener('change', follow)
  }, [])
  const isDark = chosen === 'system' ? system : chosen === 'dark'
  useEffect(() => {
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
  }, [isDark])
  const choose = (theme: Theme) => {
    if (theme === 'system') localStorage.removeItem(KEPT)
    else localStorage.setItem(KEPT, theme)
    setChosen(theme)
  }
  return { isDark, chosen, choose }
}

export const fonts = "Inter, system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif"

export const themeOf = (isDark: boolean): ThemeConfig => ({
  algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
  token: {
    colorPrimary: isDark ? '#3b82c9' : '#0b5cad',
    colorInfo: isDark ? '#3b82c9' : '#0b5cad',
    colorError: isDark ? '#ff7d7a' : '#c9252d',
    colorLink: isDark ? '#7db8f0' : '#0b5cad',
    // The usual greys are too faint for small letters.
    colorTextSecondary: isDark ? '#a9b4c0' : '#55606c',
    colorTextTertiary: isDark ? '#98a4b1' : '#5f6a76',
    colorTextPlaceholder: isDark ? '#98a4b1' : '#66717d',
    colorTextDescription: isDark ? '#a9b4c0' : '#55606c',
    colorBgLayout: isDark ? '#12161b' : '#f4f6f8',
    colorBgContainer: isDark ? '#1a2027' : '#ffffff',
    colorBgElevated: isDark ? '#222a33' : '#ffffff',
    colorBorderSecondary: isDark ? '#2c353f' : '#e4e8ec',
    // A button at work can still be read.
    opacityLoading: 0.9,
    borderRadius: 8,
    fontFamily: fonts,
  },
  components: {
    Layout: { headerBg: isDark ? '#1a2027' : '#ffffff', siderBg: isDark ? '#1a2027' : '#ffffff', bodyBg: isDark ? '#12161b' : '#f4f6f8' },
    Menu: {
      itemBg: 'transparent',
      activeBarBorderWidth: 0,
      itemSelectedColor: isDark ? '#9cc9f5' : '#0b5cad',
      itemSelectedBg: isDark ? '#1f2d3b' : '#e8f1fa',
    },
  },
})
