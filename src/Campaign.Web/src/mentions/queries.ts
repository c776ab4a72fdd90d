import { useQuery } from '@tanstack/react-query'
import { api, body, ifMatch, type Schemas } from '../api/client'
import { formOf } from '../drafts/useDraft'
import { target } from '../imports/targets'

export type MentionImport = Schemas['MentionImportResource']

export const useImports = (campaign: string) =>
  useQuery({ queryKey: ['imports', campaign], queryFn: () => body(api.GET('/api/v1/campaigns/{campaign}/mentions/imports', { params: { path: { campaign } } })) })

export const revertImport = ({ campaign, id, version }: MentionImport, reason: string | null) =>
  body(
    api.POST('/api/v1/campaigns/{campaign}/mentions/imports/{import}/take-back', { params: { path: { campaign, import: id } }, headers: ifMatch(version), body: { reason } }),
  )

/** The destination of a campaign's mentions file. */
export const intoMentions = (campaign: string) => target('mentions', formOf('campaign', campaign, 'mentions'), `campaigns/${encodeURIComponent(campaign)}/mentions`)
