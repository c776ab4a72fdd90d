import { InboxOutlined } from '@ant-design/icons'
import type { Parts } from '../forms/ChangeProblem'
import type { Room } from '../rooms'
import type words from './en.json'

type Words = typeof words
declare module '../i18n/texts' {
  interface Texts extends Words {}
}

export const room: Room = {
  pages: {
    'campaigns/:campaign/submissions/:drive?': () => import('./ModerationPage'),
    'campaigns/:campaign/drives/:drive': () => import('./SubmissionsPage'),
    'campaigns/:campaign/drives/:drive/import': () => import('./ImportPage'),
  },
  menu: [{ menu: 'campaign', path: '/submissions', text: 'nav.submissions', icon: <InboxOutlined />, place: 60, right: 'read', waiting: { kind: 'submissions', text: 'due.submissions' } }],
  facts: ['submission', 'rights'],
  reads: {
    submissions: { nouns: ['submission', 'drive'] },
    submission: { nouns: ['submission', 'drive'] },
  },
}

/** The parts of a submission that are compared when somebody else changed it. */
export const parts: Parts = { status: 'submission', text: 'long', code: 'text', note: 'text', channel: 'channel' }
