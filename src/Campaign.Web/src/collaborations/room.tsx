import { TeamOutlined } from '@ant-design/icons'
import type { Parts } from '../forms/ChangeProblem'
import type { Room } from '../rooms'
import type words from './en.json'

type Words = typeof words
declare module '../i18n/texts' {
  interface Texts extends Words {}
}

export const room: Room = {
  pages: { 'campaigns/:campaign/collaborations': () => import('./CollaborationsPage') },
  menu: [{ menu: 'campaign', path: '/collaborations', text: 'nav.collaborations', icon: <TeamOutlined />, place: 30, right: 'read' }],
  facts: ['collaboration'],
  leads: { collaboration: ([campaign]) => `/campaigns/${campaign}/collaborations` },
  reads: {
    collaborations: { nouns: ['collaboration', 'partner'], campaign: true },
  },
}

/** The parts of a collaboration that are compared when somebody else changed it. */
export const parts: Parts = { status: 'collab', fee: 'text', paid: 'text', fixedFee: 'text', retentionDays: 'text' }
