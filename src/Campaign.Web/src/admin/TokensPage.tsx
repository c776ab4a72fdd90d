import { PlusOutlined } from '@ant-design/icons'
import { Button, Card, Empty, Modal, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { useCampaignNames } from '../campaigns/queries'
import { useLocale } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'
import { useFocusBack } from '../layout/focus'
import { DataTable } from '../lists/DataTable'
import { IssueToken } from './IssueToken'
import { revoke, useAccess, useTokens, type Token } from './queries'
import { ShownOnce } from './ShownOnce'

/** Tokens, with which programs authenticate. */
export default function TokensPage() {
  const { t } = useLocale()
  const { data, error, refetch } = useTokens()
  const [issuing, issue] = useState(false)
  const [secret, show] = useState<Token>()
  const make = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => issue(true)}>
      {t('tokens.new')}
    </Button>
  )
  return (
    <div className="page">
      <PageTitle text={t('nav.tokens')} />
      <header className="page-head">
        <div>
          <h1>{t('nav.tokens')}</h1>
          <p className="soft">{t('tokens.note')}</p>
        </div>
        {data && data.items.length > 0 && make}
      </header>
      {error && <ProblemAlert problem={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton active />}
      {data?.items.length === 0 && (
        <Card>
          <Empty description={t('tokens.none')}>{make}</Empty>
        </Card>
      )}
      {data && data.items.length > 0 && <Tokens tokens={data.items} />}
      {issuing && <IssueToken close={() => issue(false)} issued={(token) => (issue(false), show(token))} />}
      {secret && <ShownOnce title={t('tokens.secret', { name: secret.name })} note={t('tokens.secret.note')} secret={secret.token ?? ''} close={() => show(undefined)} />}
    </div>
  )
}

const colours: Record<string, string> = { active: 'green', expired: 'orange' }

function Tokens({ tokens }: { tokens: readonly Token[] }) {
  const { t, word, moment } = useLocale()
  const nameOf = useCampaignNames()
  const [ending, end] = useState<Token>()
  return (
    <>
      <DataTable
        label={t('nav.tokens')}
        rowKey="id"
        size="middle"
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        dataSource={tokens}
        columns={[
          { title: t('tokens.name'), dataIndex: 'name' },
          { title: t('tokens.access'), dataIndex: 'access', render: (access: string) => word('access', access) },
          { title: t('people.where'), dataIndex: 'campaign', render: (campaign: string | null) => (campaign ? nameOf(campaign) : t('people.everywhere')) },
          { title: t('tokens.made'), dataIndex: 'created', render: moment },
          { title: t('tokens.expires'), dataIndex: 'expires', render: (at: string | null) => (at ? moment(at) : word('life', 'none')) },
          {
            title: t('deliverables.state'),
            dataIndex: 'status',
            render: (status: string) => (
              <Tag variant="outlined" color={colours[status] ?? 'default'}>
                {word('token', status)}
              </Tag>
            ),
          },
          {
            title: '',
            key: 'revoke',
            align: 'right',
            render: (_, token) =>
              token.status === 'active' && (
                <Button size="small" danger onClick={() => end(token)} aria-label={`${t('tokens.revoke')}: ${token.name}`}>
                  {t('tokens.revoke')}
                </Button>
              ),
          },
        ]}
      />
      {ending && <RevokeDialog token={ending} close={() => end(undefined)} />}
    </>
  )
}

function RevokeDialog({ token, close }: { token: Token; close: () => void }) {
  useFocusBack()
  const { t } = useLocale()
  const revoking = useAccess(revoke)
  return (
    <Modal
      open
      title={t('tokens.revoke')}
      okText={t('tokens.revoke')}
      okButtonProps={{ danger: true }}
      cancelText={t('mod.cancel')}
      confirmLoading={revoking.isPending}
      onOk={() => revoking.mutate(token.id, { onSuccess: close })}
      onCancel={close}
    >
      <p>{t('tokens.revoke.note', { name: token.name })}</p>
      {revoking.error && <ProblemAlert problem={revoking.error} />}
    </Modal>
  )
}
