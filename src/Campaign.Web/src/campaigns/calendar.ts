import { useLocale } from '../i18n/LocaleProvider'
import type { UseEntries } from '../rooms'

/** The ends of phases, and the dates of objectives. */
export const useEntries: UseEntries = ({ phases, objectives }, _, to) => {
  const { word } = useLocale()
  return {
    entries: [
      ...phases.map(({ phase, ends }) => ({ key: `phase-${phase}`, day: ends, kind: 'phase', title: word('phase', phase), open: to('/plan') })),
      ...objectives.map(({ measure, by }) => ({ key: `objective-${measure}`, day: by, kind: 'objective', title: word('measure', measure), open: to('') })),
    ],
  }
}
