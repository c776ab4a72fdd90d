import { Input, Radio } from 'antd'
import { useState } from 'react'
import { FormEnd } from '../forms/FormEnd'
import { useLocale } from '../i18n/LocaleProvider'
import { SideDrawer } from '../layout/SideDrawer'
import { issue, useAccess, type Token } from './queries'
import { CampaignSelect } from './RolesEditor'

const kinds = ['read', 'write'] as const

/** A token for a program: what for, and what it may do where. */
export function IssueToken({ close, issued }: { close: () => void; issued: (token: Token) => void }) {
  const { t, word } = useLocale()
  const [name, setName] = useState('')
  const [access, setAccess] = useState<Token['access']>('read')
  const [campaign, setCampaign] = useState<string | null>(null)
  const issuing = useAccess(issue)
  return (
    <SideDrawer title={t('tokens.new')} width={480} close={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          issuing.mutate({ name, access, ...(campaign && { campaign }) }, { onSuccess: issued })
        }}
      >
        <div className="field">
          <label htmlFor="token-name">{t('tokens.name')}</label>
          <Input id="token-name" required autoFocus autoComplete="off" maxLength={80} value={name} onChange={(event) => setName(event.target.value)} aria-describedby="token-help" />
          <span id="token-help" className="soft small">
            {t('tokens.name.help')}
          </span>
        </div>
        <fieldset className="roles">
          <legend>{t('tokens.access')}</legend>
          <Radio.Group vertical value={access} onChange={(event) => setAccess(event.target.value as Token['access'])} options={kinds.map((value) => ({ value, label: word('access', value) }))} />
        </fieldset>
        <div className="field">
          <span>{t('people.where')}</span>
          <CampaignSelect value={campaign} change={setCampaign} />
        </div>
        <FormEnd send={t('tokens.make')} busy={issuing.isPending} problem={issuing.error} cancel={close} />
      </form>
    </SideDrawer>
  )
}
