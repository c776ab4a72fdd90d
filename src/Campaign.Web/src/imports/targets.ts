/** The destination of an imported file. Each has a preview and an import, and its own columns. */
export interface ImportTarget {
  /** What the file contains; `importdrop` has the texts that ask for one. */
  readonly kind: string
  /** The prefix of the draft name of a mapping. */
  readonly form: string
  readonly look: string
  readonly send: string
}

/** @param root The routes' path after the API's base. */
export const target = (kind: string, form: string, root: string): ImportTarget => ({ kind, form, look: `/api/v1/${root}/look`, send: `/api/v1/${root}/import` })
