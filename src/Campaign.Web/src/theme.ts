import { theme, type ThemeConfig } from 'antd'
import { createContext, use, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

const KEPT = 'campaign.theme'
const darkSystem = window.matchMedia('(prefers-color-scheme: dark)')
const paper = window.matchMedia('print')

export type Theme = 'system' | 'light' | 'dark'

const kept = (): Theme => {
  const chosen = localStorage.getItem(KEPT)
  return chosen === 'dark' || chosen === 'light' ? chosen : 'system'
}

/** Dark or light, for components that draw by themselves. */
export const DarkMode = createContext<{ isDark: boolean; chosen: Theme; choose: (theme: Theme) => void }>({ isDark: false, chosen: 'system', choose: () => {} })

export const useDarkMode = () => use(DarkMode)

/** The choice in this browser, else the system's preference. Print is always light. */
export function useDarkModeState() {
  const [chosen, setChosen] = useState(kept)
  const [system, setSystem] = useState(darkSystem.matches)
  useEffect(() => {
    const follow = () => setSystem(darkSystem.matches)
    darkSystem.addEventListener('change', follow)
    return () => darkSystem.removeEventListener('change', follow)
  }, [])
  const [printed, setPrinted] = useState(paper.matches)
  useEffect(() => {
    // Printing starts right after this, so the page must have changed by then.
    const follow = () => flushSync(() => setPrinted(paper.matches))
    paper.addEventListener('change', follow)
    return () => paper.removeEventListener('change', follow)
  }, [])
  const isDark = !printed && (chosen === 'system' ? system : chosen === 'dark')
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

const light = {
  primary: '#0b5cad',
  error: '#c9252d',
  link: '#0b5cad',
  soft: '#55606c',
  faint: '#5f6a76',
  placeholder: '#66717d',
  ground: '#f4f6f8',
  card: '#ffffff',
  raised: '#ffffff',
  line: '#e4e8ec',
  chosen: '#0b5cad',
  chosenGround: '#e8f1fa',
}

const dark: typeof light = {
  primary: '#3b82c9',
  error: '#ff7d7a',
  link: '#7db8f0',
  soft: '#a9b4c0',
  faint: '#98a4b1',
  placeholder: '#98a4b1',
  ground: '#12161b',
  card: '#1a2027',
  raised: '#222a33',
  line: '#2c353f',
  chosen: '#9cc9f5',
  chosenGround: '#1f2d3b',
}

export function themeOf(isDark: boolean): ThemeConfig {
  const colours = isDark ? dark : light
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: colours.primary,
      colorInfo: colours.primary,
      colorError: colours.error,
      colorLink: colours.link,
      // The default greys are too faint for small text.
      colorTextSecondary: colours.soft,
      colorTextTertiary: colours.faint,
      colorTextPlaceholder: colours.placeholder,
      colorTextDescription: colours.soft,
      colorBgLayout: colours.ground,
      colorBgContainer: colours.card,
      colorBgElevated: colours.raised,
      colorBorderSecondary: colours.line,
      // The text of a busy button stays readable.
      opacityLoading: 0.9,
      borderRadius: 8,
      fontFamily: fonts,
    },
    components: {
      Layout: { headerBg: colours.card, siderBg: colours.card, bodyBg: colours.ground },
      Menu: { itemBg: 'transparent', activeBarBorderWidth: 0, itemSelectedColor: colours.chosen, itemSelectedBg: colours.chosenGround },
    },
  }
}
