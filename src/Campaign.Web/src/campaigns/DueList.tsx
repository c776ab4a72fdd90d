import { Tag } from 'antd'
import { Link } from 'react-router'
import { useLocale } from '../i18n/LocaleProvider'
import { entriesOf } from '../rooms'
import type { Standing } from './queries'

type Due = Standing['due'][number]

/** What waits for a decision, then what is due, overdue first. */
export function DueList({ standing, campaign }: { standing: Standing; campaign: string }) {
  const { t } = useLocale()
  if (standing.due.length + standing.waiting.length === 0) return <p className="soft">{t('due.nothing')}</p>
  return (
    <ul className="due">
      {standing.waiting.map((work) => (
        <li key={work.kind}>
          <Waiting work={work} campaign={campaign} />
        </li>
      ))}
      {standing.due.map((item) => (
        <li key={item.kind + item.id}>
          <DueLine item={item} today={standing.today} />
        </li>
      ))}
    </ul>
  )
}

function Waiting({ work: { kind, count, drive }, campaign }: { work: Standing['waiting'][number]; campaign: string }) {
  const { t } = useLocale()
  const entry = entriesOf('campaign').find(({ waiting }) => waiting?.kind === kind)
  if (!entry?.waiting) return null
  return <Link to={[`/campaigns/${campaign}${entry.path}`, drive].filter(Boolean).join('/')}>{t(entry.waiting.text, { n: count })}</Link>
}

function DueLine({ item, today }: { item: Due; today: string }) {
  const { t, word, shortDay } = useLocale()
  const title = item.kind === 'objective' ? word('measure', item.id) : item.kind === 'phase' ? word('phase', item.id) : item.title
  return (
    <>
      <span className="due-what">
        <span className="soft">{word('due', item.kind)}</span> {title}
      </span>
      {item.late ? (
        <Tag color="red" variant="outlined">
          {t('due.late', { day: shortDay(item.day) })}
        </Tag>
      ) : (
        <Tag color={item.day === today ? 'gold' : 'default'} variant="outlined">
          {item.day === today ? t('due.today') : shortDay(item.day)}
        </Tag>
      )}
    </>
  )
}
