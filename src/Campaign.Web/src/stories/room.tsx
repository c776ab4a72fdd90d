import { EditOutlined } from '@ant-design/icons'
import type { Parts } from '../forms/ChangeProblem'
import type { Room } from '../rooms'
import type words from './en.json'

type Words = typeof words
declare module '../i18n/texts' {
  interface Texts extends Words {}
}

export const room: Room = {
  pages: { 'campaigns/:campaign/stories': () => import('./StoriesPage') },
  menu: [{ menu: 'campaign', path: '/stories', text: 'nav.stories', icon: <EditOutlined />, place: 70, right: 'read', waiting: { kind: 'stories', text: 'due.stories' } }],
  facts: ['story'],
  leads: { story: ([id], campaign) => (campaign ? `/campaigns/${campaign}/stories?open=${id}` : undefined) },
  alarms: { 'stories-failed': '/stories' },
  calendar: () => import('./calendar'),
  reads: {
    stories: { nouns: ['story'] },
  },
}

/** The parts of a story that are compared when somebody else changed it. */
export const parts: Parts = { status: 'story', title: 'text', body: 'long', note: 'text', publishAt: 'moment', url: 'text' }
