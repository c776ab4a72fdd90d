import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useCampaigns } from '../campaigns/queries'
import { useLocale } from '../i18n/LocaleProvider'
import { useGivable, type Assignment, type Givable } from './queries'

interface Props {
  readonly given: readonly Assignment[]
  readonly change: (roles: readonly Assignment[]) => void
  /** Whether there are roles besides these. */
  readonly others?: boolean
}

/** Edits roles and their campaigns, limited to the roles that one may give, as the server reports them. */
export function RolesEditor({ given, change, others = false }: Props) {
  const { t, word } = useLocale()
  const { data } = useGivable()
  const givable = data?.items ?? []
  const put = (index: number, role: Assignment) => change(given.map((before, at) => (at === index ? role : before)))
  return (
    <fieldset className="roles">
      <legend>{t('people.roles')}</legend>
      {given.length === 0 && !others && <p className="soft small">{t('people.noroles')}</p>}
      {given.map((one, index) => (
        <div key={index} className="role-row">
          <Select aria-label={t('people.role')} value={one.role} onChange={(role) => put(index, placed(role, one.campaign ?? null, givable))} options={givable.map(({ role }) => ({ value: role, label: word('role', role) }))} />
          <CampaignSelect value={one.campaign ?? null} fixed={one.role === 'administrator'} within={givable.find(({ role }) => role === one.role)} change={(campaign) => put(index, { ...one, campaign })} />
          <Button icon={<DeleteOutlined />} aria-label={t('people.role.remove')} onClick={() => change(given.filter((_, at) => at !== index))} />
          <span className="soft small whole">{word('can', one.role)}</span>
        </div>
      ))}
      <Button icon={<PlusOutlined />} onClick={() => change([...given, placed('editor', null, givable)])}>
        {t('people.role.add')}
      </Button>
    </fieldset>
  )
}

/** Places a role where it may be given: administrators always in all campaigns, and other roles, if they may not be given for all, first in the first allowed campaign. */
export function placed(role: Assignment['role'], campaign: string | null, givable: readonly Givable[]): Assignment {
  const within = givable.find((one) => one.role === role)
  return { role, campaign: role === 'administrator' ? null : (campaign ?? (within?.everywhere === false ? (within.campaigns?.[0] ?? null) : null)) }
}

const EVERYWHERE = ''

interface CampaignProps {
  readonly value: string | null
  readonly fixed?: boolean
  /** Limits the choice; any campaign, and all of them, by default. */
  readonly within?: Givable
  readonly change: (campaign: string | null) => void
}

/** Chooses one campaign, or all of them. */
export function CampaignSelect({ value, fixed, within, change }: CampaignProps) {
  const { t } = useLocale()
  const { data } = useCampaigns()
  const open = data?.items.filter(({ id }) => !within?.campaigns || within.campaigns.includes(id)) ?? []
  const everywhere = within?.everywhere === false ? [] : [{ value: EVERYWHERE, label: t('people.everywhere') }]
  return (
    <Select
      aria-label={t('people.where')}
      showSearch={{ optionFilterProp: 'label' }}
      disabled={fixed}
      value={value ?? EVERYWHERE}
      onChange={(chosen) => change(chosen === EVERYWHERE ? null : chosen)}
      options={[...everywhere, ...open.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  )
}
