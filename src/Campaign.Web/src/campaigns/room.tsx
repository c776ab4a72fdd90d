import { DashboardOutlined, FlagOutlined, HistoryOutlined } from '@ant-design/icons'
import type { Parts } from '../forms/ChangeProblem'
import type { Room } from '../rooms'
import type words from './en.json'

type Words = typeof words
declare module '../i18n/texts' {
  interface Texts extends Words {}
}

export const room: Room = {
  pages: {
    'campaigns/new': () => import('./NewCampaignPage'),
    'campaigns/:campaign': () => import('./HomePage'),
    'campaigns/:campaign/plan': () => import('./PlanPage'),
    'campaigns/:campaign/history': () => import('./HistoryPage'),
  },
  menu: [
    { menu: 'campaign', path: '', text: 'nav.home', icon: <DashboardOutlined />, place: 10, right: 'read' },
    { menu: 'campaign', path: '/plan', text: 'nav.plan', icon: <FlagOutlined />, place: 20, right: 'read' },
    { menu: 'campaign', path: '/history', text: 'nav.history', icon: <HistoryOutlined />, place: 110, right: 'read' },
  ],
  facts: ['campaign'],
  leads: { campaign: ([id]) => `/campaigns/${id}` },
  alarms: { 'phase-late': '/plan' },
  calendar: () => import('./calendar'),
  reads: {
    campaigns: { nouns: ['campaign'] },
    campaign: { nouns: ['campaign'], campaign: true },
    // Whatever happens in the campaign: each noun may add to it.
    standing: { campaign: true },
    history: { campaign: true },
  },
}

/** The parts of a campaign that are compared when somebody else changed it. */
export const parts: Parts = { status: 'status', name: 'text', budget: 'text', starts: 'text', ends: 'text', phase: 'phase' }
