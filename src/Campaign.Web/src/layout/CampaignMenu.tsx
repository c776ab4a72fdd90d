import { AppstoreOutlined } from '@ant-design/icons'
import { Badge, Menu } from 'antd'
import { Link, useLocation } from 'react-router'
import { useCampaign, useStanding } from '../campaigns/queries'
import { useLocale } from '../i18n/LocaleProvider'
import { entriesOf, type MenuEntry } from '../rooms'
import { useOpen } from '../session/rights'

/** A campaign's pages, with the number of things that wait on each. */
export function CampaignMenu({ campaign }: { campaign: string }) {
  const { t } = useLocale()
  const { pathname } = useLocation()
  const { data: known } = useCampaign(campaign)
  const { data: standing } = useStanding(campaign)
  const base = `/campaigns/${campaign}`
  const itemOf = ({ path, icon, text }: MenuEntry, count: number) => ({
    key: base + path,
    icon,
    label: (
      <Link to={base + path} className="entry">
        <span>{t(text)}</span>
        {count > 0 && <Badge count={count} overflowCount={999} color="var(--badge)" aria-label={t('shell.waiting', { n: count })} />}
      </Link>
    ),
  })
  const open = useOpen()
  const items = entriesOf('campaign').filter((entry) => open(entry, campaign)).map((entry) => itemOf(entry, standing?.waiting.find((work) => work.kind === entry.waiting?.kind)?.count ?? 0))
  const selected = items.map((item) => item.key).findLast((key) => pathname === key || pathname.startsWith(`${key}/`))
  return (
    <nav aria-label={t('shell.menu')}>
      <Link to="/" className="back">
        <AppstoreOutlined /> {t('nav.portfolio')}
      </Link>
      <div className="side-title" title={known?.name}>
        {known?.name ?? ' '}
      </div>
      <Menu mode="inline" items={items} selectedKeys={selected ? [selected] : []} />
    </nav>
  )
}
