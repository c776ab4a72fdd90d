import { FileTextOutlined } from '@ant-design/icons'
import type { Room } from '../rooms'
import type words from './en.json'

type Words = typeof words
declare module '../i18n/texts' {
  interface Texts extends Words {}
}

export const room: Room = {
  pages: { 'campaigns/:campaign/report': () => import('./ReportPage') },
  menu: [{ menu: 'campaign', path: '/report', text: 'nav.report', icon: <FileTextOutlined />, place: 100, right: 'read' }],
  alarms: { 'reputation-relapsed': '/report' },
}
