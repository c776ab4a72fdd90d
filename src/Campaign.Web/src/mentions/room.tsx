import { SoundOutlined } from '@ant-design/icons'
import type { Parts } from '../forms/ChangeProblem'
import type { Room } from '../rooms'
import type words from './en.json'

type Words = typeof words
declare module '../i18n/texts' {
  interface Texts extends Words {}
}

export const room: Room = {
  pages: { 'campaigns/:campaign/mentions': () => import('./MentionsPage') },
  menu: [{ menu: 'campaign', path: '/mentions', text: 'nav.mentions', icon: <SoundOutlined />, place: 90, right: 'read' }],
  facts: ['mentions'],
  leads: { import: (_, campaign) => (campaign ? `/campaigns/${campaign}/mentions` : undefined) },
  reads: {
    imports: { nouns: ['import'], campaign: true },
  },
}

/** The parts of an import that are compared when somebody else changed it. */
export const parts: Parts = { status: 'import' }
