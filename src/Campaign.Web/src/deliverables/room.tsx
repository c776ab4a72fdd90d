import { ScheduleOutlined } from '@ant-design/icons'
import type { Parts } from '../forms/ChangeProblem'
import type { Room } from '../rooms'
import type words from './en.json'

type Words = typeof words
declare module '../i18n/texts' {
  interface Texts extends Words {}
}

export const room: Room = {
  pages: { 'campaigns/:campaign/deliverables': () => import('./DeliverablesPage') },
  menu: [{ menu: 'campaign', path: '/deliverables', text: 'nav.deliverables', icon: <ScheduleOutlined />, place: 40, right: 'read', waiting: { kind: 'deliverables', text: 'due.deliverables' } }],
  facts: ['deliverable'],
  alarms: { 'deliverables-overdue': '/deliverables?late=yes' },
  calendar: () => import('./calendar'),
  reads: {
    deliverables: { nouns: ['collaboration', 'partner', 'campaign'], campaign: true },
    // What the rules say about a draft depends on its partner.
    deliverable: { nouns: ['collaboration', 'partner', 'campaign'] },
  },
}

/** The parts of a deliverable that are compared when somebody else changed it. */
export const parts: Parts = { status: 'deliverable', title: 'text', text: 'long', note: 'text', due: 'text', fee: 'text', paid: 'text', url: 'text', channel: 'channel', kind: 'kind' }
