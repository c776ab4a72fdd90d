import { channels, kinds } from '../api/words'
import { amount, text, type Field, type Given } from '../forms/fields'
import { useLocale } from '../i18n/LocaleProvider'
import type { Deliverable } from './queries'

/** What is agreed of a deliverable: asked for at first, and again of one that is there. */
export function useTerms(one?: Deliverable): Field[] {
  const { t, word } = useLocale()
  const known = one && !(channels as readonly string[]).includes(one.channel) ? [...channels, one.channel] : channels
  return [
    { name: 'title', label: t('deliverables.title'), needed: true, initial: one?.title },
    {
      name: 'channel',
      label: t('deliverables.channel'),
      kind: 'choice',
      needed: true,
      initial: one?.channel,
      options: known.map((value) => ({ value, label: word('channel', value) })),
      ...(one && { help: t('deliverables.anew') }),
    },
    { name: 'kind', label: t('collab.kind'), kind: 'choice', needed: true, initial: one?.kind, options: kinds.map((value) => ({ value, label: word('kind', value) })) },
    { name: 'due', label: t('deliverables.due'), kind: 'day', needed: true, initial: one?.due },
    { name: 'fee', label: t('deliverables.fee'), kind: 'money', needed: true, initial: one?.fee },
  ]
}

/** The terms as the API takes them; what was not asked for is left as it is. */
export const termsOf = (given: Given) => ({
  title: text(given, 'title'),
  channel: text(given, 'channel'),
  kind: (given['kind'] as Deliverable['kind'] | null | undefined) ?? null,
  due: text(given, 'due'),
  fee: amount(given, 'fee'),
})
