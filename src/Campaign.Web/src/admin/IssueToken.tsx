import { Input, Radio } from 'antd'
import { Drafted } from '../drafts/Drafted'
import { sent } from '../drafts/store'
import { formOf, useGiven } from '../drafts/useDraft'
import { FormEnd } from '../forms/FormEnd'
import { useLocale } from '../i18n/LocaleProvider'
import { SideDrawer } from '../layout/SideDrawer'
import { issue, useAccess, type Token } from './queries'
import { CampaignSelect } from './RolesEditor'

const kinds = ['read', 'write'] as const
const lives = [30, 90, 365, null] as const

interface Given {
  readonly name: string
  readonly access: Token['access']
  readonly campaign: string | null
  readonly days: (typeof lives)[number]
}

const FORM = formOf('access', 'issue-token')

/** Issues a token for a program: its purpose, what it may do where, and for how long. */
export function IssueToken({ close, issued }: { close: () => void; issued: (token: Token) => void }) {
  const { t, word } = useLocale()
  const { given, change, draft } = useGiven<Given>({ form: FORM, title: t('tokens.new'), initial: { name: '', access: 'read', campaign: null, days: 90 } })
  const { name, access, campaign, days } = given
  const issuing = useAccess(issue, (token) => (sent(FORM), issued(token)))
  return (
    <SideDrawer title={t('tokens.new')} width={480} close={close}>
      <Drafted draft={draft}>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            issuing.mutate({ name, access, days, ...(campaign && { campaign }) })
          }}
        >
          <div className="field">
            <label htmlFor="token-name">{t('tokens.name')}</label>
            <Input id="token-name" required autoFocus autoComplete="off" maxLength={80} value={name} onChange={(event) => change({ name: event.target.value })} aria-describedby="token-help" />
            <span id="token-help" className="soft small">
              {t('tokens.name.help')}
            </span>
          </div>
          <fieldset className="roles">
            <legend>{t('tokens.access')}</legend>
            <Radio.Group vertical value={access} onChange={(event) => change({ access: event.target.value as Given['access'] })} options={kinds.map((value) => ({ value, label: word('access', value) }))} />
          </fieldset>
          <div className="field">
            <span>{t('people.where')}</span>
            <CampaignSelect value={campaign} change={(chosen) => change({ campaign: chosen })} />
          </div>
          <fieldset className="roles">
            <legend>{t('tokens.life')}</legend>
            <Radio.Group value={days} onChange={(event) => change({ days: event.target.value as Given['days'] })} options={lives.map((value) => ({ value, label: word('life', String(value ?? 'none')) }))} aria-describedby="life-help" />
            <span id="life-help" className="soft small">
              {t(days === null ? 'tokens.life.none.help' : 'tokens.life.help')}
            </span>
          </fieldset>
          <FormEnd send={t('tokens.make')} busy={issuing.isPending} problem={issuing.error} cancel={close} />
        </form>
      </Drafted>
    </SideDrawer>
  )
}
