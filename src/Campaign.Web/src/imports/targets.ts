/** Where a file can go. Each has a look before and an import, and takes columns of its own. */
export interface ImportTarget {
  /** Of what the file is full; `importdrop` has the words that ask for one. */
  readonly kind: string
  /** What the draft of a mapping begins with. */
  readonly form: string
  readonly look: string
  readonly send: string
}

/** @param root Of the routes, after the API's own. */
export const target = (kind: string, form: string, root: string): ImportTarget => ({ kind, form, look: `/api/v1/${root}/look`, send: `/api/v1/${root}/import` })
