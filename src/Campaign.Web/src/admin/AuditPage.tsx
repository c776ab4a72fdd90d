import { DownloadOutlined } from '@ant-design/icons'
import { Button, Card, Empty } from 'antd'
import { Link } from 'react-router'
import type { Schemas } from '../api/client'
import { useCampaignNames } from '../campaigns/queries'
import { useLocale } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'
import { DataTable } from '../lists/DataTable'
import { PageButtons, usePages } from '../lists/Pages'
import { leadOf } from '../rooms'
import { AuditFilters } from './AuditFilters'
import { exportOf, useAudit, useAuditFilter } from './audit'

type Entry = Schemas['AuditEntry']

/** Who did what, on what, when, and why: the newest first. */
export default function AuditPage() {
  const { t } = useLocale()
  const { asked, filter, change, filtered } = useAuditFilter()
  const pages = usePages(JSON.stringify(filter))
  const { data, error, isLoading, refetch } = useAudit(filter, pages.cursor)
  return (
    <div className="page wide">
      <PageTitle text={t('nav.audit')} />
      <header className="page-head">
        <h1>{t('nav.audit')}</h1>
        <Button icon={<DownloadOutlined />} href={exportOf(filter)} download>
          {t('audit.export')}
        </Button>
      </header>
      <AuditFilters filter={asked} change={change} seen={data?.items ?? []} />
      {error && <ProblemAlert problem={error} retry={() => void refetch()} />}
      {data?.items.length === 0 ? (
        <Card>
          <Empty description={t(filtered ? 'audit.nothing' : 'audit.none')} />
        </Card>
      ) : (
        !error && <Entries entries={data?.items} loading={isLoading} person={(id) => change({ person: id })} />
      )}
      <PageButtons pages={pages} next={data?.next} />
    </div>
  )
}

function Entries({ entries, loading, person }: { entries: readonly Entry[] | undefined; loading: boolean; person: (id: string) => void }) {
  const { t, word, second } = useLocale()
  const nameOf = useCampaignNames()
  return (
    <DataTable
      label={t('nav.audit')}
      rowKey="position"
      size="small"
      loading={loading}
      pagination={false}
      dataSource={entries}
      columns={[
        { title: t('audit.at'), dataIndex: 'at', render: second },
        {
          title: t('audit.by'),
          dataIndex: 'by',
          render: (by: string, entry) => (
            <Button type="link" className="cell-link" title={t('audit.only')} onClick={() => person(by)}>
              {entry.byName ?? word('actor', by)}
            </Button>
          ),
        },
        { title: t('audit.what'), dataIndex: 'what', render: (what: string) => <span title={what}>{word('fact', what)}</span> },
        { title: t('audit.on'), dataIndex: 'on', render: (on: string, { campaign }) => <Thing stream={on} campaign={campaign} /> },
        { title: t('audit.campaign'), dataIndex: 'campaign', className: 'sample', render: (campaign: string | null) => campaign && <Link to={`/campaigns/${campaign}`}>{nameOf(campaign)}</Link> },
        { title: t('audit.why'), dataIndex: 'why', className: 'gate', render: (why: string | null) => why },
      ]}
    />
  )
}

/** `story/our-apology`: the noun in words, and which one, with the way to it; of access there is one alone. */
function Thing({ stream, campaign }: { stream: string; campaign: string | null }) {
  const { word } = useLocale()
  const [noun = '', ...rest] = stream.split('/')
  const lead = leadOf(stream, campaign)
  const which = (
    <code className={lead ? undefined : 'soft'} title={rest.at(-1)}>
      {rest.at(-1)}
    </code>
  )
  return (
    <>
      {word('noun', noun)} {noun !== 'access' && (lead ? <Link to={lead}>{which}</Link> : which)}
    </>
  )
}
