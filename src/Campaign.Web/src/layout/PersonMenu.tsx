import { LogoutOutlined, UserOutlined } from '@ant-design/icons'
import { Button, Dropdown, Grid } from 'antd'
import { Link } from 'react-router'
import { useAskUnsaved } from '../drafts/leaving'
import { useLocale } from '../i18n/LocaleProvider'
import { signOut } from '../session/door'
import { entriesOf } from '../rooms'
import { useOpen, useSession } from '../session/rights'
import type { TopLink } from './Shell'

/** Who is signed in, with links to the account and to sign out. On a phone also what the top bar has no room for. */
export function PersonMenu({ links }: { links: readonly TopLink[] }) {
  const { t } = useLocale()
  const { name } = useSession()
  const open = useOpen()
  const askUnsaved = useAskUnsaved()
  const wide = Grid.useBreakpoint().sm ?? true
  const items = [
    ...(wide ? [] : [...links.map(({ path, text }) => ({ key: path, label: <Link to={path}>{t(text)}</Link> })), { type: 'divider' as const }]),
    ...entriesOf('person').filter((entry) => open(entry)).map(({ path, icon, text }) => ({ key: path, icon, label: <Link to={path}>{t(text)}</Link> })),
    { key: 'out', icon: <LogoutOutlined />, label: t('shell.out'), onClick: () => void askUnsaved(() => void signOut()) },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" icon={<UserOutlined />} aria-label={t('shell.person', { name })}>
        {wide && <span className="person-name">{name}</span>}
      </Button>
    </Dropdown>
  )
}
