import { formOf } from '../drafts/useDraft'

/** Where a file can go. Each has a look before and an import, and takes columns of its own. */
export interface ImportTarget {
  readonly kind: 'mentions' | 'submissions' | 'partners'
  /** What the draft of a mapping begins with. */
  readonly form: string
  readonly look: string
  readonly send: string
}

const target = (kind: ImportTarget['kind'], form: string, root: string): ImportTarget => ({ kind, form, look: `/api/v1/${root}/look`, send: `/api/v1/${root}/import` })

export const intoMentions = (campaign: string) => target('mentions', formOf('campaign', campaign, 'mentions'), `campaigns/${encodeURIComponent(campaign)}/mentions`)
export const intoSubmissions = (drive: string) => target('submissions', formOf('drive', drive), `drives/${encodeURIComponent(drive)}/submissions`)
export const intoPartners = target('partners', 'partner', 'partners')
