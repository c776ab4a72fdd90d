import { Button } from 'antd'
import { useState } from 'react'
import { useLocale } from '../i18n/LocaleProvider'

/** Where one is in a list that is read page by page. */
export function usePages() {
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined])
  return {
    cursor: cursors.at(-1),
    first: cursors.length === 1,
    forth: (next: string) => setCursors([...cursors, next]),
    back: () => setCursors(cursors.slice(0, -1)),
    restart: () => setCursors([undefined]),
  }
}

export function PageButtons({ pages, next }: { pages: ReturnType<typeof usePages>; next?: string | null }) {
  const { t } = useLocale()
  if (pages.first && !next) return null
  return (
    <div className="tags pager">
      <Button disabled={pages.first} onClick={pages.back}>
        {t('list.previous')}
      </Button>
      <Button disabled={!next} onClick={() => next && pages.forth(next)}>
        {t('list.next')}
      </Button>
    </div>
  )
}
