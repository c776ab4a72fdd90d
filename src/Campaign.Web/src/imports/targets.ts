/** Where a file can go. Each has a look before and an import, and takes columns of its own. */
export interface ImportTarget {
  readonly kind: 'mentions' | 'submissions' | 'partners'
  readonly look: string
  readonly send: string
}

const target = (kind: ImportTarget['kind'], root: string): ImportTarget => ({ kind, look: `/api/v1/${root}/look`, send: `/api/v1/${root}/import` })

export const intoMentions = (campaign: string) => target('mentions', `campaigns/${encodeURIComponent(campaign)}/mentions`)
export const intoSubmissions = (drive: string) => target('submissions', `drives/${encodeURIComponent(drive)}/submissions`)
export const intoPartners = target('partners', 'partners')
