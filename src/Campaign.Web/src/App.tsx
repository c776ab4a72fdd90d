import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App as Messages, ConfigProvider } from 'antd'
import { useEffect, useSyncExternalStore } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { Problem } from './api/client'
import { campaignAt, follow } from './api/live'
import { LocaleProvider, useLocale } from './i18n/LocaleProvider'
import { AdminStart } from './layout/AdminMenu'
import { NoSuchPage, PageFault } from './layout/Problems'
import { Shell } from './layout/Shell'
import { pages } from './rooms'
import { useDoor } from './session/door'
import { Gate } from './session/Gate'
import { Onward } from './session/Onward'
import { DarkMode, themeOf, useDarkModeState } from './theme'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // Refusals stay as they are; failed connections are retried.
      retry: (failures, fault) => failures < 2 && fault instanceof Problem && (fault.status === 0 || fault.status === 503),
    },
  },
})

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <LocaleProvider>
        <Framed />
      </LocaleProvider>
    </QueryClientProvider>
  )
}

function Framed() {
  const { antd, language } = useLocale()
  const dark = useDarkModeState()
  const inside = useDoor().state === 'inside'
  const campaign = useSyncExternalStore(router.subscribe, () => campaignAt(router.state.location.pathname))
  useEffect(() => (inside ? follow(queries, campaign) : undefined), [inside, campaign])
  // The server answers in the language of the request, so everything is read again.
  useEffect(() => void queries.invalidateQueries(), [language])
  return (
    <DarkMode value={dark}>
      <ConfigProvider locale={antd} theme={themeOf(dark.isDark)} button={{ autoInsertSpace: false }}>
        <Messages>
          <Gate>
            <RouterProvider router={router} />
          </Gate>
        </Messages>
      </ConfigProvider>
    </DarkMode>
  )
}

const router = createBrowserRouter([
  {
    path: '/',
    Component: Shell,
    ErrorBoundary: PageFault,
    children: [...pages, { path: 'admin', Component: AdminStart }, { path: 'sign-in', Component: Onward }, { path: '*', Component: NoSuchPage }],
  },
])
