import { Card, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import { useCurrency } from '../campaigns/queries'
import { Steps } from '../forms/Steps'
import { useLocale } from '../i18n/LocaleProvider'
import { ListPage } from '../lists/ListPage'
import { usePools } from '../pools/queries'
import { useMay } from '../session/rights'
import { AnnounceDrive, DriveStep } from './DriveSteps'
import { useDrives, type Drive } from './queries'

/** The campaign's drives and their funnels. */
export default function DrivesPage() {
  const { campaign = '' } = useParams()
  const { t } = useLocale()
  const list = useDrives(campaign)
  const may = useMay()('edit', campaign)
  return (
    <ListPage
      title={t('nav.drives')}
      list={list}
      none={t('drives.none')}
      add={t('drives.announce')}
      may={may}
      ask={(close) => <AnnounceDrive campaign={campaign} close={close} />}
    >
      {(drives) => drives.map((drive) => <DriveCard key={drive.id} drive={drive} campaign={campaign} />)}
    </ListPage>
  )
}

const colours: Record<string, string> = { open: 'green', scheduled: 'blue' }
const funnel = ['in-review', 'changes-asked', 'approved', 'rejected', 'withdrawn'] as const

function DriveCard({ drive, campaign }: { drive: Drive; campaign: string }) {
  const { t, word, moment, count, wording } = useLocale()
  const may = useMay()
  const { takenIn, byStatus, featured, refused } = drive.funnel
  const unfit = Object.values(refused).reduce((sum, one) => sum + one, 0)
  const base = `/campaigns/${campaign}`
  return (
    <Card
      title={
        <h2>
          {drive.title}{' '}
          <Tag variant="outlined" color={colours[drive.status] ?? 'default'}>
            {word('drive', drive.status)}
          </Tag>
        </h2>
      }
    >
      <p className="soft">
        {moment(drive.opens)} – {moment(drive.closes)}
      </p>
      <p className="prompt">{drive.prompt}</p>
      <Terms drive={drive} campaign={campaign} />
      {drive.rewardsWaiting.count > 0 && (
        <p className="warn">
          {t('drives.waiting', { n: count(drive.rewardsWaiting.count) })} {wording(drive.rewardsWaiting.message ?? null)}
        </p>
      )}
      <dl className="ledger-legend">
        <Part label={t('drives.takenin')} value={count(takenIn)} />
        {funnel.map((status) => (
          <Part key={status} label={word('submission', status)} value={count(byStatus[status] ?? 0)} to={`${base}/drives/${drive.id}?status=${status}`} />
        ))}
        <Part label={t('drives.featured')} value={count(featured)} />
        <Part label={t('drives.refused')} value={count(unfit)} />
      </dl>
      <div className="tags links no-print">
        <Link to={`${base}/submissions/${drive.id}`}>{t('nav.submissions')}</Link>
        <Link to={`${base}/drives/${drive.id}`}>{t('drives.all')}</Link>
        {may('edit', campaign) && <Link to={`${base}/drives/${drive.id}/import`}>{t('drives.import')}</Link>}
        <span className="grow" />
        <Steps small next={drive.next} danger={['close']} label={(step) => word('drivestep', step)} ask={(step, close) => <DriveStep drive={drive} step={step} close={close} />} />
      </div>
    </Card>
  )
}

function Terms({ drive, campaign }: { drive: Drive; campaign: string }) {
  const { t, count, money } = useLocale()
  const currency = useCurrency(campaign)
  const pool = usePools(campaign).data?.items.find(({ id }) => id === drive.reward?.poolId)
  const terms = [
    drive.reward ? t('drives.reward', { pool: pool?.name ?? drive.reward.poolId, amount: pool?.kind === 'cash' ? money(drive.reward.amount ?? 0, currency) : count(drive.reward.amount ?? 1) }) : t('drives.noreward'),
    drive.reward?.conditions,
    t('drives.perauthor', { n: count(drive.perAuthorLimit) }),
    drive.closeReason && t('drives.closed', { why: drive.closeReason }),
  ]
  return <p className="soft">{terms.filter(Boolean).join(' · ')}</p>
}

function Part({ label, value, to }: { label: string; value: string; to?: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{to && value !== '0' ? <Link to={to}>{value}</Link> : value}</dd>
    </div>
  )
}
