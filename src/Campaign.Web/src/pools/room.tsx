import { GiftOutlined } from '@ant-design/icons'
import type { Parts } from '../forms/ChangeProblem'
import type { Room } from '../rooms'
import type words from './en.json'

type Words = typeof words
declare module '../i18n/texts' {
  interface Texts extends Words {}
}

export const room: Room = {
  pages: { 'campaigns/:campaign/pools': () => import('./PoolsPage') },
  menu: [{ menu: 'campaign', path: '/pools', text: 'nav.pools', icon: <GiftOutlined />, place: 80, right: 'read' }],
  facts: ['pool', 'grant'],
  alarms: { 'rewards-waiting': '/pools', 'pools-low': '/pools' },
  leads: { pool: (_, campaign) => (campaign ? `/campaigns/${campaign}/pools` : undefined) },
  reads: {
    pools: { nouns: ['pool'], campaign: true },
    grants: { nouns: ['pool'] },
  },
}

/** The parts of a pool that are compared when somebody else changed it. */
export const parts: Parts = { status: 'poolstatus', name: 'text', budget: 'text', available: 'text', issued: 'text', redeemed: 'text', kind: 'pool' }

/** The same for a grant. */
export const grantParts: Parts = { status: 'ledger' }
