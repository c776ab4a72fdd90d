import type { Parts } from '../forms/ChangeProblem'
import type { Room } from '../rooms'
import type words from './en.json'

type Words = typeof words
declare module '../i18n/texts' {
  interface Texts extends Words {}
}

export const room: Room = {
  pages: {
    partners: () => import('./PartnersPage'),
    'partners/import': () => import('./ImportPage'),
  },
  menu: [{ menu: 'top', path: '/partners', text: 'nav.partners', place: 10, right: 'read', anywhere: true }],
  facts: ['partner'],
  leads: { partner: ([id]) => `/partners?open=${id}` },
  reads: {
    partners: { nouns: ['partner'] },
    partner: { nouns: ['partner', 'collaboration'] },
  },
}

/** The parts of a partner that are compared when somebody else changed it. */
export const parts: Parts = { status: 'partner', name: 'text', proofOfUse: 'text', accounts: 'text', rates: 'text', categories: 'text', contact: 'text', channel: 'channel', kind: 'kind' }
