import { SettingOutlined } from '@ant-design/icons'
import type { Room } from '../rooms'
import type words from './en.json'

type Words = typeof words
declare module '../i18n/texts' {
  interface Texts extends Words {}
}

export const room: Room = {
  pages: { account: () => import('./AccountPage') },
  menu: [{ menu: 'person', path: '/account', text: 'nav.account', icon: <SettingOutlined />, place: 10 }],
}
