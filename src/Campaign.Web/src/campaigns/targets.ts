import type { LocaleTerms } from '../i18n/LocaleProvider'

/** An objective's target in its measure's unit. */
export function targetOf({ t, index, percent, count }: LocaleTerms, { measure, target }: { readonly measure: string; readonly target: number }): string {
  switch (measure) {
    case 'recovery-index':
      return index(target)
    case 'negative-share':
      return percent(target)
    case 'time-to-recover':
      return t('plan.days', { n: target })
    default:
      return count(target)
  }
}
