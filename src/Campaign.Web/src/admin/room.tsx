import { AuditOutlined, KeyOutlined, SettingOutlined, TeamOutlined } from '@ant-design/icons'
import type { Room } from '../rooms'
import type words from './en.json'

type Words = typeof words
declare module '../i18n/texts' {
  interface Texts extends Words {}
}

export const room: Room = {
  pages: {
    'admin/people': () => import('./PeoplePage'),
    'admin/tokens': () => import('./TokensPage'),
    'admin/audit': () => import('./AuditPage'),
    'admin/settings': () => import('./SettingsPage'),
  },
  menu: [
    { menu: 'admin', path: '/admin/people', text: 'nav.people', icon: <TeamOutlined />, place: 10, right: 'manage', anywhere: true },
    { menu: 'admin', path: '/admin/tokens', text: 'nav.tokens', icon: <KeyOutlined />, place: 20, right: 'administer' },
    { menu: 'admin', path: '/admin/audit', text: 'nav.audit', icon: <AuditOutlined />, place: 30, right: 'manage', anywhere: true },
    { menu: 'admin', path: '/admin/settings', text: 'nav.settings', icon: <SettingOutlined />, place: 40, right: 'administer' },
  ],
  facts: ['staff', 'token', 'access', 'message'],
}
