import type { Schemas } from '../api/client'
import { channels, kinds } from '../api/words'
import type { Field } from '../forms/fields'
import { useLocale } from '../i18n/LocaleProvider'
import type { Deliverable } from './queries'

interface Term extends Field {
  readonly name: Exclude<keyof Schemas['GivenTerms'], undefined>
  /** A warning shown when it is corrected. */
  readonly anew?: string
  /** The term as text, for table and drawer. */
  readonly say: (one: Deliverable, currency: string) => string
  readonly right?: boolean
}

/** The terms of a deliverable. Listed only here: forms, table and drawer use this list. */
export function useTerms(): readonly Term[] {
  const { t, word, day, money } = useLocale()
  const choices = (group: string, values: readonly string[]) => values.map((value) => ({ value, label: word(group, value) }))
  return [
    { name: 'title', label: t('deliverables.title'), needed: true, say: ({ title }) => title },
    {
      name: 'channel',
      label: t('deliverables.channel'),
      kind: 'choice',
      needed: true,
      options: choices('channel', channels),
      anew: t('deliverables.anew'),
      say: ({ channel }) => word('channel', channel),
    },
    { name: 'kind', label: t('collab.kind'), kind: 'choice', needed: true, options: choices('kind', kinds), say: ({ kind }) => word('kind', kind) },
    { name: 'due', label: t('deliverables.due'), kind: 'day', needed: true, say: ({ due }) => day(due) },
    { name: 'fee', label: t('deliverables.fee'), kind: 'money', needed: true, right: true, say: ({ fee }, currency) => money(fee, currency) },
  ]
}

/** The form fields for an existing deliverable's terms. */
export function useTermsOf(one: Deliverable): Field[] {
  return useTerms()
    .filter(({ name }) => one.amendable.includes(name))
    .map(({ anew, options, ...term }) => {
      const initial = one[term.name]
      // A channel from elsewhere is not among the choices, but is kept.
      const known = !options || options.some(({ value }) => value === initial) ? options : [...options, { value: String(initial), label: term.say(one, '') }]
      return { ...term, initial, ...(known && { options: known }), ...(anew && { help: anew }) }
    })
}
