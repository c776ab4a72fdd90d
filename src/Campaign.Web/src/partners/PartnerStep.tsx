import { api, body, ifMatch } from '../api/client'
import { formOf } from '../drafts/useDraft'
import { AskDialog } from '../forms/AskDialog'
import { text, type Field, type Given } from '../forms/fields'
import { useLocale } from '../i18n/LocaleProvider'
import type { Partner } from './queries'
import { parts } from './room'

/** Vets, suspends or reinstates a partner. */
export function PartnerStep({ partner, step, close }: { partner: Partner; step: string; close: () => void }) {
  const { t, word } = useLocale()
  const vetting: Field[] = [
    { name: 'proofOfUse', label: t('partners.proof'), initial: partner.proofOfUse, help: t('partners.proof.help') },
    { name: 'code', label: t('partners.finding'), kind: 'choice', options: codes.map((value) => ({ value, label: word('finding', value) })), help: t('partners.finding.help') },
    { name: 'note', label: t('partners.note'), kind: 'words' },
    { name: 'decision', label: t('partners.decision'), kind: 'choice', needed: true, options: ['approve', 'decline'].map((value) => ({ value, label: word('vetting', value) })) },
  ]
  return (
    <AskDialog
      title={word('partnerstep', step)}
      draft={formOf('partner', partner.id, step)}
      about={partner}
      of={parts}
      danger={step === 'suspend'}
      fields={step === 'vet' ? vetting : [{ name: 'reason', label: t('plan.why'), kind: 'words', needed: step === 'suspend' }]}
      close={close}
      send={(given, now) => send(now, step, given)}
    />
  )
}

/** The first has consequences in the rules; the others are for people. */
const codes = ['false-advertising-ban', 'follower-quality', 'competitor', 'controversy', 'note'] as const
const root = '/api/v1/partners/{partner}' as const

function send({ id, version }: Partner, step: string, given: Given): Promise<Partner> {
  const terms = { params: { path: { partner: id } }, headers: ifMatch(version) }
  if (step !== 'vet') return body(api.POST(`${root}/${step as 'suspend' | 'reinstate'}`, { ...terms, body: { reason: text(given, 'reason') } }))
  const [code, note] = [text(given, 'code'), text(given, 'note')]
  const findings = code || note ? [{ code: code ?? 'note', severity: 'advice', note }] : []
  return body(api.POST(`${root}/vet`, { ...terms, body: { decision: given['decision'] as 'approve' | 'decline', findings, proofOfUse: text(given, 'proofOfUse') } }))
}
