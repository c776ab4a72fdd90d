import { NotificationOutlined } from '@ant-design/icons'
import type { Parts } from '../forms/ChangeProblem'
import type { Room } from '../rooms'
import type words from './en.json'

type Words = typeof words
declare module '../i18n/texts' {
  interface Texts extends Words {}
}

export const room: Room = {
  pages: { 'campaigns/:campaign/drives': () => import('./DrivesPage') },
  menu: [{ menu: 'campaign', path: '/drives', text: 'nav.drives', icon: <NotificationOutlined />, place: 50, right: 'read' }],
  facts: ['drive'],
  leads: { drive: ([id], campaign) => (campaign ? `/campaigns/${campaign}/drives/${id}` : undefined) },
  calendar: () => import('./calendar'),
  reads: {
    // With what came in, and whether the pool can pay.
    drives: { nouns: ['drive', 'submission', 'pool'], campaign: true },
  },
}

/** The parts of a drive that are compared when somebody else changed it. */
export const parts: Parts = { status: 'drive', title: 'text', prompt: 'long', opens: 'moment', closes: 'moment', reward: 'text', perAuthorLimit: 'text', bannedWords: 'text' }
