import { WarningOutlined } from '@ant-design/icons'
import { useEffect, useRef } from 'react'
import { useLocale } from '../i18n/LocaleProvider'
import type { Submission } from './decisions'

const SHOWN = 60

/** The queue beside the submission: the current position, and what comes next. */
export function QueueList({ items, current, choose }: { items: Submission[]; current: string; choose: (id: string) => void }) {
  const { t, word } = useLocale()
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    void list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const first = Math.max(0, items.findIndex((one) => one.id === current) - SHOWN / 2)
  return (
    <ol className="queue" aria-label={t('mod.queue')} ref={list}>
      {items.slice(first, first + SHOWN).map((one) => (
        <li key={one.id}>
          <button type="button" aria-current={one.id === current ? 'true' : undefined} onClick={() => choose(one.id)}>
            <span className="queue-who">
              {one.author.handle ?? t('mod.erased')} <span className="soft">{word('channel', one.channel)}</span>
              {one.findings.length > 0 && <WarningOutlined className="warn" aria-label={t('mod.hasfindings')} />}
            </span>
            <span className="queue-text">{one.text ?? t('mod.erased')}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}
