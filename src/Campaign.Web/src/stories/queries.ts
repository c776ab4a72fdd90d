import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import dayjs from 'dayjs'
import { api, body, every, ifMatch, MOMENT, type Schemas } from '../api/client'
import { sent } from '../drafts/store'
import { formOf } from '../drafts/useDraft'
import { isoDay } from '../i18n/format'
import { useLocale } from '../i18n/LocaleProvider'

export type Story = Schemas['StoryResource']
export type Template = Schemas['TemplateResource']

/** A variable of a template. Entries of a list have variables of the same type, which the OpenAPI description leaves open. */
export type Variable = Omit<Template['variables'][number], 'fields'> & { readonly fields: readonly Variable[] }

export type Data = Record<string, unknown>

/** A page of stories by when they go out or went out: those without a time first, then the latest. */
export const useStories = (campaign: string, status?: string, cursor?: string) =>
  useQuery({
    queryKey: ['stories', campaign, status, cursor],
    placeholderData: keepPreviousData,
    queryFn: () => body(api.GET('/api/v1/campaigns/{campaign}/stories', { params: { path: { campaign }, query: { limit: 50, ...(status && { status }), ...(cursor && { cursor }) } } })),
  })

/** All stories that go out, or went out, between two days, in the zone in which times are shown. */
export function useAllStories(campaign: string, { from, until }: { readonly from: string; readonly until: string }, status?: string) {
  const { begins } = useLocale()
  const query = { limit: 200, from: begins(from), before: begins(isoDay(dayjs(until).add(1, 'day'))), ...(status && { status }) }
  return useQuery({
    queryKey: ['stories', campaign, query],
    queryFn: () => every((page) => body(api.GET('/api/v1/campaigns/{campaign}/stories', { params: { path: { campaign }, query: { ...query, ...page } } }))),
  })
}

export const useStory = (story: string) => useQuery({ queryKey: ['stories', story], queryFn: () => body(api.GET('/api/v1/stories/{story}', { params: { path: { story } } })) })

/** They change only with the program's files. */
export const useTemplates = () => useQuery({ queryKey: [MOMENT, 'templates'], staleTime: Infinity, queryFn: () => body(api.GET('/api/v1/templates')) })

export interface Draft {
  readonly template: string
  readonly lang: string
  readonly title: string
  readonly data: Data
}

/** The story as it would read now; the server renders and checks it. */
export const usePreview = (campaign: string, draft: Draft) =>
  useQuery({
    queryKey: [MOMENT, 'preview', campaign, draft],
    enabled: draft.title.trim().length > 0,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () => body(api.POST('/api/v1/campaigns/{campaign}/stories/preview', { params: { path: { campaign } }, body: { id: null, ...draft } })),
  })

export function useDraft(campaign: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (draft: Draft) => body(api.POST('/api/v1/campaigns/{campaign}/stories', { params: { path: { campaign } }, body: { id: null, ...draft } })),
    onSuccess: (_, { template, lang }) => {
      sent(draftOfNew(campaign, { id: template, lang }))
      return queries.invalidateQueries({ queryKey: ['stories', campaign] })
    },
  })
}

export interface StoryStep {
  readonly verb: string
  readonly words?: string
  readonly at?: string
}

/** What a step asks for before it is taken. */
export const asks: Readonly<Record<string, 'words' | 'time'>> = { 'request-changes': 'words', revise: 'words', publish: 'words', fail: 'words', schedule: 'time', retry: 'time' }

/** The draft name of a step's form. */
export const draftOf = ({ id }: Story, verb: string) => formOf('story', id, verb)

/** The draft name of a template's form. */
export const draftOfNew = (campaign: string, { id, lang }: Pick<Template, 'id' | 'lang'>) => formOf('campaign', campaign, 'story', id, lang)

/** Takes a step, based on the version that the user saw. */
export function useStoryStep() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ story, step }: { story: Story; step: StoryStep }) => send(story, step),
    onSuccess: (_, { story, step: { verb } }) => {
      if (verb in asks) sent(draftOf(story, verb))
    },
    onSettled: () => Promise.all([['stories'], ['standing']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  })
}

const root = '/api/v1/stories/{story}' as const

function send({ id, version }: Story, { verb, words = '', at }: StoryStep) {
  const terms = { params: { path: { story: id } }, headers: ifMatch(version) }
  switch (verb) {
    case 'submit':
      return body(api.POST(`${root}/submit`, terms))
    case 'approve':
    case 'request-changes':
      return body(api.POST(`${root}/${verb}`, { ...terms, body: { note: words || null } }))
    case 'revise':
      return body(api.POST(`${root}/revise`, { ...terms, body: { title: null, body: words, data: null } }))
    case 'schedule':
    case 'retry':
      return body(api.POST(`${root}/${verb}`, { ...terms, body: { at: at ?? null } }))
    case 'publish':
      return body(api.POST(`${root}/publish`, { ...terms, body: { url: words } }))
    default:
      return body(api.POST(`${root}/fail`, { ...terms, body: { reason: words } }))
  }
}
