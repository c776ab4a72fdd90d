import type { Schemas } from '../api/client'
import { channels, kinds } from '../api/words'
import type { Field } from '../forms/fields'
import { useLocale } from '../i18n/LocaleProvider'
import type { Deliverable } from './queries'

interface Term extends Field {
  readonly name: Exclude<keyof Schemas['GivenTerms'], undefined>
  /** What to know when it is corrected. */
  readonly anew?: string
  /** The term in words, as table and drawer show it. */
  readonly say: (one: Deliverable, currency: string) => string
  readonly right?: boolean
}

/** What is agreed of a deliverable, term by term. The one list of it: forms, table and drawer take it from here. */
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

/** The terms of a deliverable that is there, as a form asks for them again. */
export function useTermsOf(one: Deliverable): Field[] {
  return useTerms()
    .filter(({ name }) => one.amendable.includes(name))
    .map(({ anew, options, ...term }) => {
      const initial = one[term.name]
      // A channel from elsewhere is not among the choices, but stays what it is.
      const known = !options || options.some(({ value }) => value === initial) ? options : [...options, { value: String(initial), label: term.say(one, '') }]
      return { ...term, initial, ...(known && { options: known }), ...(anew && { help: anew }) }
    })
}
