import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useCampaigns } from '../campaigns/queries'
import { useLocale } from '../i18n/LocaleProvider'
import type { Assignment } from './queries'

const roles = ['administrator', 'manager', 'editor', 'reviewer', 'leadership'] as const

/** What somebody is, and where. Administrators are so everywhere. */
export function RolesEditor({ given, change }: { given: readonly Assignment[]; change: (roles: readonly Assignment[]) => void }) {
  const { t, word } = useLocale()
  const put = (index: number, role: Assignment) => change(given.map((before, at) => (at === index ? role : before)))
  return (
    <fieldset className="roles">
      <legend>{t('people.roles')}</legend>
      {given.length === 0 && <p className="soft small">{t('people.noroles')}</p>}
      {given.map((one, index) => (
        <div key={index} className="role-row">
          <Select
            aria-label={t('people.role')}
            value={one.role}
            onChange={(role) => put(index, { role, campaign: role === 'administrator' ? null : (one.campaign ?? null) })}
            options={roles.map((value) => ({ value, label: word('role', value) }))}
          />
          <CampaignSelect value={one.campaign ?? null} fixed={one.role === 'administrator'} change={(campaign) => put(index, { ...one, campaign })} />
          <Button icon={<DeleteOutlined />} aria-label={t('people.role.remove')} onClick={() => change(given.filter((_, at) => at !== index))} />
          <span className="soft small whole">{word('can', one.role)}</span>
        </div>
      ))}
      <Button icon={<PlusOutlined />} onClick={() => change([...given, { role: 'editor', campaign: null }])}>
        {t('people.role.add')}
      </Button>
    </fieldset>
  )
}

const EVERYWHERE = ''

/** One campaign, or all of them. */
export function CampaignSelect({ value, fixed, change }: { value: string | null; fixed?: boolean; change: (campaign: string | null) => void }) {
  const { t } = useLocale()
  const { data } = useCampaigns()
  return (
    <Select
      aria-label={t('people.where')}
      showSearch={{ optionFilterProp: 'label' }}
      disabled={fixed}
      value={value ?? EVERYWHERE}
      onChange={(chosen) => change(chosen === EVERYWHERE ? null : chosen)}
      options={[{ value: EVERYWHERE, label: t('people.everywhere') }, ...(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
    />
  )
}
