import { diffWordsWithSpace } from 'diff'
import { useMemo } from 'react'
import { useLocale } from '../i18n/LocaleProvider'

/** Splits into words as the language does: Chinese has no spaces between them. */
const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** What was removed from a text and what was added, inline. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const { t } = useLocale()
  const parts = useMemo(() => diffWordsWithSpace(before, after, { intlSegmenter: words }), [before, after])
  if (before === after) return <p className="soft">{t('diff.same')}</p>
  return (
    <p className="words small diff">
      {parts.map(({ value, added, removed }, index) =>
        added ? <ins key={index}>{value}</ins> : removed ? <del key={index}>{value}</del> : <span key={index}>{value}</span>,
      )}
    </p>
  )
}
