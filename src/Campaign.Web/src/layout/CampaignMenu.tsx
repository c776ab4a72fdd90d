import { AppstoreOutlined, DashboardOutlined, EditOutlined, FileTextOutlined, FlagOutlined, GiftOutlined, HistoryOutlined, InboxOutlined, NotificationOutlined, ScheduleOutlined, SoundOutlined, TeamOutlined } from '@ant-design/icons'
import { Badge, Menu } from 'antd'
import { Link, useLocation } from 'react-router'
import { useCampaign, useStanding } from '../campaigns/queries'
import { useLocale } from '../i18n/LocaleProvider'

/** A campaign's pages, with how much waits on them. */
export function CampaignMenu({ campaign }: { campaign: string }) {
  const { t } = useLocale()
  const { pathname } = useLocation()
  const { data: known } = useCampaign(campaign)
  const { data: standing } = useStanding(campaign)
  const base = `/campaigns/${campaign}`
  const waiting = (kind: string) => standing?.waiting.find((work) => work.kind === kind)?.count ?? 0
  const entry = (path: string, icon: React.ReactNode, text: string, count = 0) => ({
    key: `${base}${path}`,
    icon,
    label: (
      <Link to={`${base}${path}`} className="entry">
        <span>{text}</span>
        {count > 0 && <Badge count={count} overflowCount={999} color="var(--badge)" aria-label={t('shell.waiting', { n: count })} />}
      </Link>
    ),
  })
  const items = [
    entry('', <DashboardOutlined />, t('nav.home')),
    entry('/plan', <FlagOutlined />, t('nav.plan')),
    entry('/collaborations', <TeamOutlined />, t('nav.collaborations')),
    entry('/deliverables', <ScheduleOutlined />, t('nav.deliverables'), waiting('deliverables')),
    entry('/drives', <NotificationOutlined />, t('nav.drives')),
    entry('/submissions', <InboxOutlined />, t('nav.submissions'), waiting('submissions')),
    entry('/stories', <EditOutlined />, t('nav.stories'), waiting('stories')),
    entry('/pools', <GiftOutlined />, t('nav.pools')),
    entry('/mentions', <SoundOutlined />, t('nav.mentions')),
    entry('/report', <FileTextOutlined />, t('nav.report')),
    entry('/history', <HistoryOutlined />, t('nav.history')),
  ]
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
