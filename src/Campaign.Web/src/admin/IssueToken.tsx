import { Input, Radio } from 'antd'
import { useState } from 'react'
import { FormEnd } from '../forms/FormEnd'
import { useLocale } from '../i18n/LocaleProvider'
import { SideDrawer } from '../layout/SideDrawer'
import { issue, useAccess, type Token } from './queries'
import { CampaignSelect } from './RolesEditor'

const kinds = ['read', 'write'] as const
const lives = [30, 90, 365, null] as const

/** A token for a program: what for, what it may do where, and for how long. */
export function IssueToken({ close, issued }: { close: () => void; issued: (token: Token) => void }) {
  const { t, word } = useLocale()
  const [name, setName] = useState('')
  const [access, setAccess] = useState<Token['access']>('read')
  const [campaign, setCampaign] = useState<string | null>(null)
  const [days, setDays] = useState<(typeof lives)[number]>(90)
  const issuing = useAccess(issue, issued)
  return (
    <SideDrawer title={t('tokens.new')} width={480} close={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          issuing.mutate({ name, access, days, ...(campaign && { campaign }) })
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
        <fieldset className="roles">
          <legend>{t('tokens.life')}</legend>
          <Radio.Group value={days} onChange={(event) => setDays(event.target.value as typeof days)} options={lives.map((value) => ({ value, label: word('life', String(value ?? 'none')) }))} aria-describedby="life-help" />
          <span id="life-help" className="soft small">
            {t(days === null ? 'tokens.life.none.help' : 'tokens.life.help')}
          </span>
        </fieldset>
        <FormEnd send={t('tokens.make')} busy={issuing.isPending} problem={issuing.error} cancel={close} />
      </form>
    </SideDrawer>
  )
}
