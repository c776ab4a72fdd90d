import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useLocale } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'
import { DataTable } from '../lists/DataTable'
import { useMay, useSession } from '../session/rights'
import { AddPerson } from './AddPerson'
import { PersonDrawer } from './PersonDrawer'
import { usePeople, type Assignment, type Person } from './queries'
import { Roles } from './Roles'
import { ShownOnce } from './ShownOnce'

/** Everyone with an account, active or not; a campaign's manager sees those with a role in that campaign. */
export default function PeoplePage() {
  const { t } = useLocale()
  const { message } = App.useApp()
  const all = useMay()('administer')
  const { data, error, refetch } = usePeople()
  const [asked, ask] = useSearchParams()
  const [secret, show] = useState<{ name: string; password: string }>()
  const open = data?.items.find((person) => person.id === asked.get('open'))
  return (
    <div className="page">
      <PageTitle text={t('nav.people')} />
      <header className="page-head">
        <div>
          <h1>{t('nav.people')}</h1>
          {!all && <p className="soft">{t('people.mine')}</p>}
        </div>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => ask({ new: '' })}>
          {t('people.add')}
        </Button>
      </header>
      {error && <ProblemAlert problem={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton active />}
      {data && all && data.items.length === 1 && <p className="soft">{t('people.alone')}</p>}
      {data?.items.length === 0 && <p className="soft">{t('people.mine.none')}</p>}
      {data && <People people={data.items} open={(id) => ask({ open: id })} />}
      {asked.has('new') && <AddPerson close={() => ask({})} added={({ name, display, password }) => (ask({}), password ? show({ name, password }) : void message.success(t('people.joined', { name: display })))} />}
      {open && <PersonDrawer key={open.id} person={open} close={() => ask({})} reset={(password) => show({ name: open.name, password })} />}
      {secret && <ShownOnce title={t('people.secret', { name: secret.name })} note={t('people.secret.note')} secret={secret.password} close={() => show(undefined)} />}
    </div>
  )
}

function People({ people, open }: { people: readonly Person[]; open: (id: string) => void }) {
  const { t, word } = useLocale()
  const me = useSession().person
  return (
    <DataTable
      label={t('nav.people')}
      rowKey="id"
      size="middle"
      pagination={{ pageSize: 50, hideOnSinglePage: true }}
      dataSource={people}
      columns={[
        {
          title: t('people.display'),
          dataIndex: 'display',
          render: (display: string, person) => (
            <>
              <Button type="link" className="cell-link" onClick={() => open(person.id)}>
                {display}
              </Button>
              {person.id === me && <span className="soft small"> {t('people.you')}</span>}
            </>
          ),
        },
        { title: t('signin.name'), dataIndex: 'name' },
        { title: t('people.roles'), dataIndex: 'roles', render: (roles: Assignment[]) => <Roles roles={roles} /> },
        { title: t('people.second'), dataIndex: 'secondFactor', render: (on: boolean) => t(on ? 'people.second.on' : 'people.second.off') },
        {
          title: t('deliverables.state'),
          dataIndex: 'status',
          render: (status: string) => (
            <Tag variant="outlined" color={status === 'active' ? 'green' : 'default'}>
              {word('person', status)}
            </Tag>
          ),
        },
      ]}
    />
  )
}
