import { amount, list, text, type Field, type Given } from '../forms/fields'
import { useLocale } from '../i18n/LocaleProvider'
import { usePools } from '../pools/queries'
import type { Drive } from './queries'

/** The announcement of a drive. Texts for participants must not ask for praise: the server checks every word. */
export function useTerms(campaign: string, drive?: Drive): Field[] {
  const { t } = useLocale()
  const pools = usePools(campaign).data?.items.filter(({ id, next }) => next.includes('grants') || id === drive?.reward?.poolId) ?? []
  return [
    { name: 'title', label: t('drives.title'), needed: true, initial: drive?.title },
    { name: 'prompt', label: t('drives.prompt'), kind: 'words', needed: true, help: t('drives.prompt.help'), initial: drive?.prompt },
    { name: 'opens', label: t('drives.opens'), kind: 'time', needed: true, initial: drive?.opens ?? new Date().toISOString() },
    { name: 'closes', label: t('drives.closes'), kind: 'time', needed: true, initial: drive?.closes },
    {
      name: 'pool',
      label: t('drives.pool'),
      kind: 'choice',
      options: pools.map(({ id, name }) => ({ value: id, label: name })),
      help: t(pools.length > 0 ? 'drives.pool.help' : 'drives.pool.none'),
      initial: drive?.reward?.poolId,
    },
    { name: 'amount', label: t('drives.amount'), kind: 'money', initial: drive?.reward?.amount },
    { name: 'conditions', label: t('drives.conditions'), initial: drive?.reward?.conditions },
    { name: 'limit', label: t('drives.limit'), kind: 'count', initial: drive?.perAuthorLimit },
    { name: 'banned', label: t('drives.banned'), kind: 'tags', help: t('drives.banned.help'), initial: drive?.bannedWords },
  ]
}

/** The values as the API takes them, without times and reward. */
export const termsOf = (given: Given) => ({
  title: text(given, 'title'),
  prompt: text(given, 'prompt'),
  perAuthorLimit: amount(given, 'limit'),
  bannedWords: list(given, 'banned'),
})

/** The reward, if there is one. */
export function rewardOf(given: Given) {
  const poolId = text(given, 'pool')
  return poolId ? { poolId, amount: amount(given, 'amount'), conditions: text(given, 'conditions') } : null
}
