import { Alert, App, Radio } from 'antd'
import { useState } from 'react'
import { FormEnd } from '../forms/FormEnd'
import { useLocale } from '../i18n/LocaleProvider'
import { useSession } from '../session/rights'
import { useAccess } from './queries'
import { requireSecondFactor, type Policy } from './settings'

const policies = ['off', 'administrators', 'everyone'] as const

/** Who must use two-step verification; an unsaved choice is kept. */
export function SecondFactorPolicy({ policy }: { policy: Policy }) {
  const { t, word } = useLocale()
  const { message } = App.useApp()
  const { secondFactor } = useSession()
  const [chosen, choose] = useState<Policy>()
  const requiring = useAccess(requireSecondFactor)
  const wanted = chosen ?? policy
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        requiring.mutate(wanted, { onSuccess: () => (choose(undefined), void message.success(t('settings.policy.done'))) })
      }}
    >
      <p className="soft">{t('settings.policy.note')}</p>
      <Radio.Group aria-label={t('settings.policy')} value={wanted} onChange={(event) => choose(event.target.value as Policy)} options={policies.map((value) => ({ value, label: word('policy', value) }))} />
      {wanted !== 'off' && !secondFactor && <Alert type="info" showIcon title={t('settings.policy.you')} />}
      <FormEnd send={t('settings.policy.save')} busy={requiring.isPending} problem={requiring.error} disabled={wanted === policy} />
    </form>
  )
}
