import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App as Messages, ConfigProvider } from 'antd'
import { lazy, useEffect } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { Problem } from './api/client'
import { follow } from './api/live'
import { LocaleProvider, useLocale } from './i18n/LocaleProvider'
import { AdminStart } from './layout/AdminMenu'
import { NoSuchPage, PageFault } from './layout/Problems'
import { Shell } from './layout/Shell'
import { useDoor } from './session/door'
import { Gate } from './session/Gate'
import { Onward } from './session/Onward'
import { DarkMode, themeOf, useDarkModeState } from './theme'

const PortfolioPage = lazy(() => import('./portfolio/PortfolioPage'))
const HomePage = lazy(() => import('./campaigns/HomePage'))
const ModerationPage = lazy(() => import('./submissions/ModerationPage'))
const ReportPage = lazy(() => import('./reports/ReportPage'))
const PlanPage = lazy(() => import('./campaigns/PlanPage'))
const PartnersPage = lazy(() => import('./partners/PartnersPage'))
const NewCampaignPage = lazy(() => import('./campaigns/NewCampaignPage'))
const MentionsPage = lazy(() => import('./mentions/MentionsPage'))
const StoriesPage = lazy(() => import('./stories/StoriesPage'))
const PoolsPage = lazy(() => import('./pools/PoolsPage'))
const PeoplePage = lazy(() => import('./admin/PeoplePage'))
const TokensPage = lazy(() => import('./admin/TokensPage'))
const AuditPage = lazy(() => import('./admin/AuditPage'))
const SettingsPage = lazy(() => import('./admin/SettingsPage'))
const AccountPage = lazy(() => import('./account/AccountPage'))
const HistoryPage = lazy(() => import('./campaigns/HistoryPage'))
const RulesPage = lazy(() => import('./layout/RulesPage'))
const CollaborationsPage = lazy(() => import('./collaborations/CollaborationsPage'))
const DrivesPage = lazy(() => import('./drives/DrivesPage'))
const SubmissionsPage = lazy(() => import('./submissions/SubmissionsPage'))
const SubmissionsImportPage = lazy(() => import('./submissions/ImportPage'))
const PartnersImportPage = lazy(() => import('./partners/ImportPage'))
const DraftsPage = lazy(() => import('./drafts/DraftsPage'))
const DeliverablesPage = lazy(() => import('./deliverables/DeliverablesPage'))

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // A refusal stays one; what was only out of reach is asked for again.
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
  useEffect(() => (inside ? follow(queries) : undefined), [inside])
  // What the server says is in the language that it was asked in.
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
    children: [
      { index: true, Component: PortfolioPage },
      { path: 'partners', Component: PartnersPage },
      { path: 'partners/import', Component: PartnersImportPage },
      { path: 'campaigns/new', Component: NewCampaignPage },
      { path: 'campaigns/:campaign', Component: HomePage },
      { path: 'campaigns/:campaign/submissions/:drive?', Component: ModerationPage },
      { path: 'rules', Component: RulesPage },
      { path: 'campaigns/:campaign/history', Component: HistoryPage },
      { path: 'campaigns/:campaign/drives', Component: DrivesPage },
      { path: 'campaigns/:campaign/drives/:drive', Component: SubmissionsPage },
      { path: 'campaigns/:campaign/drives/:drive/import', Component: SubmissionsImportPage },
      { path: 'campaigns/:campaign/collaborations', Component: CollaborationsPage },
      { path: 'campaigns/:campaign/deliverables', Component: DeliverablesPage },
      { path: 'campaigns/:campaign/plan', Component: PlanPage },
      { path: 'campaigns/:campaign/pools', Component: PoolsPage },
      { path: 'campaigns/:campaign/stories', Component: StoriesPage },
      { path: 'campaigns/:campaign/mentions', Component: MentionsPage },
      { path: 'campaigns/:campaign/report', Component: ReportPage },
      { path: 'admin', Component: AdminStart },
      { path: 'admin/people', Component: PeoplePage },
      { path: 'admin/tokens', Component: TokensPage },
      { path: 'admin/audit', Component: AuditPage },
      { path: 'admin/settings', Component: SettingsPage },
      { path: 'account', Component: AccountPage },
      { path: 'drafts', Component: DraftsPage },
      { path: 'sign-in', Component: Onward },
      { path: '*', Component: NoSuchPage },
    ],
  },
])
