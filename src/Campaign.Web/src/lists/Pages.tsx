import { Button } from 'antd'
import { useState } from 'react'
import { useLocale } from '../i18n/LocaleProvider'

/**
 * The position in a paged list, which may have a million rows.
 * @param question The list's filters; changing them returns to the first page.
 */
export function usePages(question = '') {
  const [at, go] = useState<{ question: string; cursors: (string | undefined)[] }>({ question, cursors: [undefined] })
  const cursors = at.question === question ? at.cursors : [undefined]
  return {
    cursor: cursors.at(-1),
    first: cursors.length === 1,
    number: cursors.length,
    forth: (next: string) => go({ question, cursors: [...cursors, next] }),
    back: () => go({ question, cursors: cursors.slice(0, -1) }),
  }
}

interface Props {
  readonly pages: ReturnType<typeof usePages>
  readonly next?: string | null
  /** The number of matching rows, if the server says so. */
  readonly total?: number | null
}

export function PageButtons({ pages, next, total }: Props) {
  const { t, count } = useLocale()
  if (pages.first && !next) return total ? <p className="soft pager">{t('list.total', { n: count(total) })}</p> : null
  return (
    <div className="tags pager no-print">
      <Button disabled={pages.first} onClick={pages.back}>
        {t('list.previous')}
      </Button>
      <span className="soft">
        {t('list.page', { n: count(pages.number) })}
        {total != null && ` · ${t('list.total', { n: count(total) })}`}
      </span>
      <Button disabled={!next} onClick={() => next && pages.forth(next)}>
        {t('list.next')}
      </Button>
    </div>
  )
}
