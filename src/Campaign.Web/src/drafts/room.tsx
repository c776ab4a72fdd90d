import { FileTextOutlined } from '@ant-design/icons'
import type { Room } from '../rooms'
import type words from './en.json'

type Words = typeof words
declare module '../i18n/texts' {
  interface Texts extends Words {}
}

export const room: Room = {
  pages: { drafts: () => import('./DraftsPage') },
  menu: [{ menu: 'person', path: '/drafts', text: 'nav.drafts', icon: <FileTextOutlined />, place: 20 }],
}
