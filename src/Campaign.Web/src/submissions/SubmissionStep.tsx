import { api, body, ifMatch } from '../api/client'
import { AskDialog } from '../forms/AskDialog'
import { text, type Field, type Given } from '../forms/fields'
import { useLocale } from '../i18n/LocaleProvider'
import { draftOf, type Submission } from './decisions'
import { useReasons } from './queries'
import { parts } from './room'

/** Asks for what a submission's step needs. */
export function SubmissionStep({ one, step, close }: { one: Submission; step: string; close: () => void }) {
  const { t, word, wording } = useLocale()
  const reasons = useReasons().data?.map(({ code, wording: words }) => ({ value: code, label: wording(words) })) ?? []
  const note: Field = { name: 'note', label: t('ask.note'), kind: 'words' }
  const fields: Readonly<Record<string, readonly Field[]>> = {
    reject: [{ name: 'code', label: t('mod.reason'), kind: 'choice', needed: true, options: reasons }, note],
    'ask-changes': [{ name: 'code', label: t('mod.reason'), kind: 'choice', needed: true, options: reasons }, note],
    resubmit: [{ name: 'text', label: t('field.text'), kind: 'words', needed: true, initial: one.text }],
    feature: [],
    'rights/request': [{ name: 'scope', label: t('rights.scope'), needed: true, help: t('rights.scope.help') }, { name: 'until', label: t('rights.end'), kind: 'time' }],
    'rights/grant': [{ name: 'scope', label: t('rights.scope'), initial: one.rights.scope }, { name: 'until', label: t('rights.end'), kind: 'time', initial: one.rights.until }],
  }
  return (
    <AskDialog
      title={word('substep', step)}
      draft={draftOf(one, step)}
      about={one}
      of={parts}
      danger={step === 'reject' || step === 'withdraw' || step === 'rights/revoke'}
      fields={fields[step] ?? [note]}
      close={close}
      send={(given, now) => send(now, step, given)}
    >
      {step === 'withdraw' && <p>{t('rights.withdraw')}</p>}
    </AskDialog>
  )
}

const root = '/api/v1/submissions/{submission}' as const

function send({ id, version, links }: Submission, step: string, given: Given): Promise<Submission> {
  const terms = { params: { path: { submission: id } }, headers: ifMatch(version) }
  const note = text(given, 'note')
  switch (step) {
    case 'reject':
    case 'ask-changes':
      return body(api.POST(`${root}/${step}`, { ...terms, body: { code: text(given, 'code'), note } }))
    case 'resubmit':
      return body(api.POST(`${root}/resubmit`, { ...terms, body: { text: text(given, 'text'), links } }))
    case 'feature':
      return body(api.POST(`${root}/feature`, terms))
    case 'approve':
    case 'withdraw':
    case 'unfeature':
      return body(api.POST(`${root}/${step}`, { ...terms, body: { note } }))
    default:
      return body(api.POST(`${root}/${step as 'rights/request' | 'rights/grant' | 'rights/decline' | 'rights/revoke'}`, { ...terms, body: { scope: text(given, 'scope'), until: text(given, 'until'), note } }))
  }
}
