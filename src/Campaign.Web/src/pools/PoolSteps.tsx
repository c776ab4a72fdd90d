import { api, body, ifMatch } from '../api/client'
import { formOf } from '../drafts/useDraft'
import { AskDialog } from '../forms/AskDialog'
import { amount, text, type Field } from '../forms/fields'
import { useLocale, type Say } from '../i18n/LocaleProvider'
import type { Grant, Pool } from './queries'
import { grantParts, parts } from './room'

const root = '/api/v1/pools/{pool}' as const

const nameField = (t: Say, pool?: Pool): Field => ({ name: 'name', label: t('pools.name'), needed: true, initial: pool?.name })

const budgetField = (t: Say, pool?: Pool): Field => ({
  name: 'budget',
  label: t('pools.howmuch'),
  kind: pool && pool.kind !== 'cash' ? 'count' : 'money',
  needed: true,
  initial: pool?.budget,
  help: t(pool ? 'pools.promised' : 'pools.howmuch.help'),
})

/** Opens a pool of cash, coupons or prizes. */
export function OpenPool({ campaign, close }: { campaign: string; close: () => void }) {
  const { t, word } = useLocale()
  const fields: Field[] = [
    nameField(t),
    { name: 'kind', label: t('pools.kind'), kind: 'choice', needed: true, initial: 'cash', options: ['cash', 'coupon', 'prize'].map((value) => ({ value, label: word('pool', value) })) },
    budgetField(t),
    { name: 'days', label: t('pools.days'), kind: 'count', help: t('pools.days.help') },
  ]
  return (
    <AskDialog
      title={t('pools.open')}
      draft={formOf('campaign', campaign, 'pool')}
      fields={fields}
      about={undefined}
      of={undefined}
      close={close}
      send={(given) =>
        body(
          api.POST('/api/v1/campaigns/{campaign}/pools', {
            params: { path: { campaign } },
            body: { name: text(given, 'name'), kind: given['kind'] as Pool['kind'], budget: amount(given, 'budget'), grantDays: amount(given, 'days') },
          }),
        )
      }
    />
  )
}

export function PoolStep({ pool, step, close }: { pool: Pool; step: string; close: () => void }) {
  const { t, word } = useLocale()
  const terms = (now: Pool) => ({ params: { path: { pool: now.id } }, headers: ifMatch(now.version) })
  const title = word('poolstep', step)
  const draft = formOf('pool', pool.id, step)
  if (step === 'top-up') {
    const fields: Field[] = [
      { name: 'amount', label: t('pools.howmuch'), kind: pool.kind === 'cash' ? 'money' : 'count', needed: true },
      { name: 'note', label: t('ask.note') },
    ]
    return (
      <AskDialog title={title} draft={draft} about={pool} of={parts} fields={fields} close={close} send={(given, now) => body(api.POST(`${root}/top-up`, { ...terms(now), body: { amount: amount(given, 'amount'), note: text(given, 'note') } }))} />
    )
  }
  if (step === 'amend') {
    const fields = [nameField(t, pool), budgetField(t, pool), { name: 'reason', label: t('plan.why'), kind: 'words', help: t('pools.why.help') } as const]
    return (
      <AskDialog
        title={title}
        draft={draft}
        about={pool}
        of={parts}
        fields={fields}
        close={close}
        send={(given, now) => body(api.POST(`${root}/amend`, { ...terms(now), body: { name: text(given, 'name'), budget: amount(given, 'budget'), units: null, reason: text(given, 'reason') } }))}
      />
    )
  }
  if (step === 'close') {
    return (
      <AskDialog title={title} draft={draft} about={pool} of={parts} danger fields={[{ name: 'reason', label: t('plan.why'), kind: 'words', needed: true }]} close={close} send={(given, now) => body(api.POST(`${root}/close`, { ...terms(now), body: { reason: text(given, 'reason') } }))}>
        <p>{t('pools.close.means')}</p>
      </AskDialog>
    )
  }
  const fields: Field[] = [
    { name: 'participant', label: t('pools.who'), needed: true },
    { name: 'cause', label: t('pools.cause'), needed: true, help: t('pools.cause.help') },
    { name: 'amount', label: t('pools.amount'), kind: pool.kind === 'cash' ? 'money' : 'count', needed: pool.kind === 'cash' },
  ]
  return (
    <AskDialog
      title={title}
      draft={draft}
      about={pool}
      of={parts}
      fields={fields}
      close={close}
      send={(given, { id }) =>
        body(api.POST(`${root}/grants`, { params: { path: { pool: id } }, body: { participant: text(given, 'participant'), cause: text(given, 'cause'), amount: amount(given, 'amount') } }))
      }
    />
  )
}

export function GrantStep({ grant, step, close }: { grant: Grant; step: string; close: () => void }) {
  const { t, word } = useLocale()
  const terms = (now: Grant) => ({ params: { path: { pool: now.pool, grant: now.id } }, headers: ifMatch(now.version) })
  const title = word('grantstep', step)
  const fields: Field[] = step === 'void' ? [{ name: 'reason', label: t('plan.why'), kind: 'words', needed: true }] : []
  return (
    <AskDialog
      title={title}
      draft={formOf('pool', grant.pool, grant.id, step)}
      about={grant}
      of={grantParts}
      danger={step === 'void'}
      fields={fields}
      close={close}
      send={(given, now) =>
        body(step === 'void' ? api.POST(`${root}/grants/{grant}/void`, { ...terms(now), body: { reason: text(given, 'reason') } }) : api.POST(`${root}/grants/{grant}/${step as 'issue' | 'redeem'}`, terms(now)))
      }
    >
      <p>
        {grant.participant} · {grant.cause}
      </p>
    </AskDialog>
  )
}
