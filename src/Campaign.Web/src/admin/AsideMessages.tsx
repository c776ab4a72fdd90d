import { App, Button, Card, Space } from 'antd'
import { useState } from 'react'
import { AskDialog } from '../forms/AskDialog'
import { text } from '../forms/fields'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { DataTable } from '../lists/DataTable'
import { draftOfDrop, dropMessage, retryMessage, useAsideMessages, type AsideMessage } from './messages'
import { useAccess } from './queries'

/** Messages that could not be delivered and wait for a decision; renders nothing when there are none. */
export function AsideMessages() {
  const { t } = useLocale()
  const { data } = useAsideMessages()
  return data && data.items.length > 0 ? (
    <Card title={<h2>{t('aside.title', { n: data.total ?? data.items.length })}</h2>}>
      <p className="soft">{t('aside.note')}</p>
      <Messages messages={data.items} />
    </Card>
  ) : null
}

function Messages({ messages }: { messages: readonly AsideMessage[] }) {
  const { t, moment } = useLocale()
  const { message: told } = App.useApp()
  const [dropping, drop] = useState<AsideMessage>()
  const retrying = useAccess(retryMessage, () => void told.success(t('aside.retried')))
  return (
    <>
      {retrying.error && <ProblemAlert problem={retrying.error} />}
      <DataTable
        label={t('aside.label')}
        rowKey="key"
        size="small"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        dataSource={messages}
        columns={[
          {
            title: t('aside.message'),
            dataIndex: 'key',
            className: 'setting',
            render: (key: string, { type }) => (
              <div>
                <code>{type}</code>
                <br />
                <code className="soft small">{key}</code>
              </div>
            ),
          },
          { title: t('aside.target'), dataIndex: 'target', className: 'setting', render: (target: string) => <code>{target}</code> },
          { title: t('aside.reason'), dataIndex: 'reason', className: 'setting' },
          { title: t('aside.attempts'), dataIndex: 'attempts' },
          { title: t('aside.since'), dataIndex: 'since', render: moment },
          {
            title: '',
            key: 'steps',
            align: 'right',
            render: (_, message) => (
              <Space>
                <Button size="small" loading={retrying.isPending && retrying.variables === message.key} onClick={() => retrying.mutate(message.key)} aria-label={`${t('aside.retry')}: ${message.key}`}>
                  {t('aside.retry')}
                </Button>
                <Button size="small" danger onClick={() => drop(message)} aria-label={`${t('aside.drop')}: ${message.key}`}>
                  {t('aside.drop')}
                </Button>
              </Space>
            ),
          },
        ]}
      />
      {dropping && (
        <AskDialog
          title={t('aside.drop')}
          draft={draftOfDrop(dropping.key)}
          about={dropping}
          of={undefined}
          danger
          fields={[{ name: 'reason', label: t('plan.why'), kind: 'words', needed: true }]}
          close={() => drop(undefined)}
          send={(given, about) => dropMessage(about.key, text(given, 'reason'))}
        >
          <p>{t('aside.drop.means', { key: dropping.key })}</p>
        </AskDialog>
      )}
    </>
  )
}
