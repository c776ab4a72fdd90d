import { api, body, ifMatch } from '../api/client'
import { channels } from '../api/words'
import { AskDialog } from '../forms/AskDialog'
import { amount, list, text, type Field } from '../forms/fields'
import { useLocale } from '../i18n/LocaleProvider'
import { usePools } from '../pools/queries'
import type { Drive } from './queries'

/** Announces a drive. What participants read must not ask for praise: the server's rules look at every word of it. */
export function AnnounceDrive({ campaign, close }: { campaign: string; close: () => void }) {
  const { t } = useLocale()
  const pools = usePools(campaign).data?.items.filter(({ next }) => next.includes('grants')) ?? []
  const fields: Field[] = [
    { name: 'title', label: t('drives.title'), needed: true },
    { name: 'prompt', label: t('drives.prompt'), kind: 'words', needed: true, help: t('drives.prompt.help') },
    { name: 'opens', label: t('drives.opens'), kind: 'time', needed: true, initial: new Date().toISOString() },
    { name: 'closes', label: t('drives.closes'), kind: 'time', needed: true },
    { name: 'pool', label: t('drives.pool'), kind: 'choice', options: pools.map(({ id, name }) => ({ value: id, label: name })), help: t(pools.length > 0 ? 'drives.pool.help' : 'drives.pool.none') },
    { name: 'amount', label: t('drives.amount'), kind: 'money' },
    { name: 'conditions', label: t('drives.conditions') },
    { name: 'limit', label: t('drives.limit'), kind: 'count' },
    { name: 'banned', label: t('drives.banned'), kind: 'tags', help: t('drives.banned.help') },
  ]
  return (
    <AskDialog
      title={t('drives.announce')}
      about={undefined}
      fields={fields}
      close={close}
      send={(given) => {
        const poolId = text(given, 'pool')
        return body(
          api.POST('/api/v1/campaigns/{campaign}/drives', {
            params: { path: { campaign } },
            body: {
              id: null,
              title: text(given, 'title'),
              prompt: text(given, 'prompt'),
              opens: text(given, 'opens'),
              closes: text(given, 'closes'),
              reward: poolId ? { poolId, amount: amount(given, 'amount'), conditions: text(given, 'conditions') } : null,
              perAuthorLimit: amount(given, 'limit'),
              bannedWords: list(given, 'banned'),
            },
          }),
        )
      }}
    />
  )
}

export function DriveStep({ drive, step, close }: { drive: Drive; step: string; close: () => void }) {
  const { t, word } = useLocale()
  const title = word('drivestep', step)
  if (step === 'close') {
    return (
      <AskDialog
        title={title}
        about={drive}
        danger
        fields={[{ name: 'reason', label: t('plan.why'), kind: 'words', needed: true }]}
        close={close}
        send={(given, now) => body(api.POST('/api/v1/drives/{drive}/close', { params: { path: { drive: now.id } }, headers: ifMatch(now.version), body: { reason: text(given, 'reason') } }))}
      />
    )
  }
  return <TakeIn drive={drive} title={title} close={close} />
}

/** Records what somebody sent by another way, such as by mail: with the author's consent, or not at all. */
function TakeIn({ drive, title, close }: { drive: Drive; title: string; close: () => void }) {
  const { t, word } = useLocale()
  const fields: Field[] = [
    { name: 'handle', label: t('field.author'), needed: true },
    { name: 'channel', label: t('deliverables.channel'), kind: 'choice', needed: true, options: channels.map((value) => ({ value, label: word('channel', value) })) },
    { name: 'text', label: t('field.text'), kind: 'words', needed: true },
    { name: 'contact', label: t('partners.contact') },
    { name: 'consent', label: t('drives.consent'), kind: 'choice', needed: true, options: ['yes', 'no'].map((value) => ({ value, label: word('consent', value) })) },
  ]
  return (
    <AskDialog
      title={title}
      about={drive}
      fields={fields}
      close={close}
      send={(given, { id }) =>
        body(
          api.POST('/api/v1/drives/{drive}/submissions', {
            params: { path: { drive: id } },
            body: {
              author: { handle: text(given, 'handle'), contact: text(given, 'contact') },
              channel: text(given, 'channel'),
              text: text(given, 'text'),
              consent: given['consent'] === 'yes',
              links: null,
              notice: null,
              underFourteen: false,
              guardianConsent: false,
            },
          }),
        )
      }
    />
  )
}
