import { Card, Descriptions, Skeleton, Tag } from 'antd'
import { useLocale, type Key } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'
import { DataTable } from '../lists/DataTable'
import { AsideMessages } from './AsideMessages'
import { SecondFactorPolicy } from './SecondFactorPolicy'
import { useInstallation, type Installation } from './settings'

/** The settings and health of this installation, and the one policy that can be changed here. */
export default function SettingsPage() {
  const { t } = useLocale()
  const { data, error, refetch } = useInstallation()
  return (
    <div className="page">
      <PageTitle text={t('nav.settings')} />
      <header>
        <h1>{t('nav.settings')}</h1>
      </header>
      {error && <ProblemAlert problem={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton active />}
      {data && (
        <>
          <Card title={<h2>{t('settings.health')}</h2>} extra={<HealthTag status={data.health.status} />}>
            <Health installation={data} />
          </Card>
          <AsideMessages />
          <Card title={<h2>{t('settings.policy')}</h2>}>
            <SecondFactorPolicy policy={data.secondFactor} />
          </Card>
          <Card title={<h2>{t('settings.values')}</h2>}>
            <p className="soft">{t('settings.note')}</p>
            <Values settings={data.settings} />
          </Card>
          <Card title={<h2>{t('settings.limits')}</h2>}>
            <Limits limits={data.limits} />
          </Card>
        </>
      )}
    </div>
  )
}

const colours: Record<string, string> = { ready: 'green', degraded: 'orange', unready: 'red' }

function HealthTag({ status }: { status: string }) {
  const { word } = useLocale()
  return (
    <Tag variant="outlined" color={colours[status] ?? 'default'}>
      {word('health', status)}
    </Tag>
  )
}

function Health({ installation: { product, https, cluster, health } }: { installation: Installation }) {
  const { t, word } = useLocale()
  return (
    <div className="stack">
      <Descriptions
        column={{ xs: 1, md: 3 }}
        size="small"
        items={[
          { key: 'version', label: t('settings.version'), children: product },
          { key: 'https', label: t('settings.https'), children: t(https ? 'settings.https.on' : 'settings.https.off') },
          ...(cluster ? [{ key: 'cluster', label: t('settings.cluster'), children: <a href={cluster}>{t('settings.cluster.open')}</a> }] : []),
        ]}
      />
      <ul className="rows">
        {health.checks.map(({ name, status, reason }) => (
          <li key={name}>
            <div>
              <strong>{word('check', name)}</strong>
              <div className="soft small">{reason}</div>
            </div>
            <HealthTag status={status} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Values({ settings }: { settings: Installation['settings'] }) {
  const { t, word } = useLocale()
  return (
    <DataTable
      label={t('settings.values')}
      rowKey="name"
      size="small"
      pagination={false}
      dataSource={settings}
      columns={[
        {
          title: t('settings.name'),
          dataIndex: 'name',
          className: 'setting',
          render: (name: string) => (
            <div>
              {word('setting', name)}
              <br />
              <code className="soft small">{name}</code>
            </div>
          ),
        },
        {
          title: t('settings.value'),
          dataIndex: 'value',
          className: 'setting',
          render: (value: string | null, { secret }) => (secret ? t('settings.secret') : (value ?? <span className="soft">{t('settings.unset')}</span>)),
        },
        { title: t('settings.source'), dataIndex: 'source', render: (source: string) => word('source', source) },
      ]}
    />
  )
}

const units: Record<string, Key> = { minutes: 'unit.minutes', hours: 'unit.hours', days: 'unit.days', megabytes: 'unit.megabytes' }

function Limits({ limits }: { limits: Installation['limits'] }) {
  const { t, word } = useLocale()
  return (
    <ul className="rows">
      {limits.map(({ name, value, unit }) => (
        <li key={name}>
          <span>{word('limit', name)}</span>
          <strong className="nowrap">{t(units[unit] ?? 'unit.count', { n: value })}</strong>
        </li>
      ))}
    </ul>
  )
}
