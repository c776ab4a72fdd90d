import { api, body, ifMatch } from '../api/client'
import { channels } from '../api/words'
import { formOf } from '../drafts/useDraft'
import { AskDialog } from '../forms/AskDialog'
import { text, type Field, type Given } from '../forms/fields'
import { useLocale } from '../i18n/LocaleProvider'
import type { Drive } from './queries'
import { parts } from './room'
import { rewardOf, termsOf, useTerms } from './terms'

/** Creates a drive. */
export function AnnounceDrive({ campaign, close }: { campaign: string; close: () => void }) {
  const { t } = useLocale()
  const fields = useTerms(campaign)
  return (
    <AskDialog
      title={t('drives.announce')}
      draft={formOf('campaign', campaign, 'drive')}
      about={undefined}
      of={undefined}
      fields={fields}
      close={close}
      send={(given) =>
        body(
          api.POST('/api/v1/campaigns/{campaign}/drives', {
            params: { path: { campaign } },
            body: { id: null, ...termsOf(given), opens: text(given, 'opens'), closes: text(given, 'closes'), reward: rewardOf(given) },
          }),
        )
      }
    />
  )
}

/** Corrects what was announced; once people can take part, the server only accepts changes in their favour. */
function AmendDrive({ drive, title, close }: { drive: Drive; title: string; close: () => void }) {
  const { t, instant, picked } = useLocale()
  const fields = useTerms(drive.campaign, drive)
  // A picker has no fractions of a second: a time that was not changed is left as it is.
  const moved = (given: Given, name: 'opens' | 'closes') => (text(given, name) === instant(picked(drive[name])) ? null : text(given, name))
  return (
    <AskDialog
      title={title}
      draft={formOf('drive', drive.id, 'amend')}
      about={drive}
      of={parts}
      fields={[...fields, { name: 'reason', label: t('plan.why'), kind: 'words', help: t('drives.why.help') }]}
      close={close}
      send={(given, now) =>
        body(
          api.POST('/api/v1/drives/{drive}/amend', {
            params: { path: { drive: now.id } },
            headers: ifMatch(now.version),
            body: { ...termsOf(given), opens: moved(given, 'opens'), closes: moved(given, 'closes'), reward: rewardOf(given) ?? (now.reward ? { poolId: '', amount: null, conditions: null } : null), reason: text(given, 'reason') },
          }),
        )
      }
    >
      {drive.status === 'open' && <p>{t('drives.favour')}</p>}
    </AskDialog>
  )
}

export function DriveStep({ drive, step, close }: { drive: Drive; step: string; close: () => void }) {
  const { t, word } = useLocale()
  const title = word('drivestep', step)
  if (step === 'close') {
    return (
      <AskDialog
        title={title}
        draft={formOf('drive', drive.id, 'close')}
        about={drive}
        of={parts}
        danger
        fields={[{ name: 'reason', label: t('plan.why'), kind: 'words', needed: true }]}
        close={close}
        send={(given, now) => body(api.POST('/api/v1/drives/{drive}/close', { params: { path: { drive: now.id } }, headers: ifMatch(now.version), body: { reason: text(given, 'reason') } }))}
      />
    )
  }
  if (step === 'amend') return <AmendDrive drive={drive} title={title} close={close} />
  return <TakeIn drive={drive} title={title} close={close} />
}

/** Records content that arrived another way, such as by mail; requires the author's consent. */
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
      draft={formOf('drive', drive.id, 'take-in')}
      about={drive}
      of={parts}
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
