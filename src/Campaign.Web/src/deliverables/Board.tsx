import { Tag } from 'antd'
import { useState } from 'react'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { isPlain, useStep, withheld, type Deliverable } from './queries'

interface Props {
  readonly items: Deliverable[]
  readonly currency: string | undefined
  readonly nameOf: (partner: string) => string
  readonly choose: (one: Deliverable) => void
}

/** The columns in the order of the lifecycle, each with the step that leads into it. */
const columns = [
  { statuses: ['briefed'] },
  { statuses: ['drafted'], by: 'draft' },
  { statuses: ['in-review'], by: 'submit' },
  { statuses: ['changes-requested'], by: 'request-changes' },
  { statuses: ['approved'], by: 'approve' },
  { statuses: ['live'], by: 'publish' },
  { statuses: ['verified'], by: 'verify' },
  { statuses: ['settled', 'cancelled', 'taken-down'], by: 'settle' },
] as const

/** Cards by status. A card can only be dropped where its next steps lead; if the step is refused it stays where it was, with the reason above. */
export function Board({ items, currency, nameOf, choose }: Props) {
  const { t, word, wording } = useLocale()
  const [dragged, setDragged] = useState<Deliverable>()
  // Kept here, because the card's old place is gone by the time the answer arrives.
  const step = useStep()
  const drop = (one: Deliverable, by: string) => {
    setDragged(undefined)
    step.reset()
    if (isPlain(by)) step.mutate({ one, step: { verb: by } })
    else choose(one)
  }
  return (
    <>
      {step.error && <ProblemAlert problem={step.error} />}
      <div className="board" role="list" aria-label={word('view', 'board')}>
        {columns.map((column) => {
          const by = 'by' in column ? column.by : undefined
          const here = items.filter((one) => (column.statuses as readonly string[]).includes(one.status))
          const theirs = dragged && by && withheld(dragged, by)
          const fits = dragged !== undefined && by !== undefined && dragged.next.includes(by)
          return (
            <section key={column.statuses[0]} role="listitem" className={fits ? 'column fits' : 'column'}>
              <h2>
                {column.statuses.length > 1 ? t('deliverables.over') : word('deliverable', column.statuses[0])} <span className="soft">{here.length}</span>
              </h2>
              {theirs && <p className="soft">{wording(theirs)}</p>}
              {fits && dragged && <DropPlace by={by} drop={() => drop(dragged, by)} />}
              {here.map((one) => (
                <DeliverableCard key={one.id} one={one} currency={currency} partner={nameOf(one.partner)} choose={choose} drag={setDragged} />
              ))}
            </section>
          )
        })}
      </div>
    </>
  )
}

function DropPlace({ by, drop }: { by: string; drop: () => void }) {
  const { t, word } = useLocale()
  return (
    <div className="drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      {t('deliverables.drop', { step: word('step', by) })}
    </div>
  )
}

interface CardProps extends Pick<Props, 'currency' | 'choose'> {
  readonly one: Deliverable
  readonly partner: string
  readonly drag: (one?: Deliverable) => void
}

function DeliverableCard({ one, currency, partner, choose, drag }: CardProps) {
  const { t, word, shortDay, money } = useLocale()
  return (
    <button type="button" className="tile" draggable={one.next.length > 0} onDragStart={() => drag(one)} onDragEnd={() => drag()} onClick={() => choose(one)}>
      <strong>{one.title}</strong>
      <span className="soft">
        {partner} · {word('channel', one.channel)} · {word('kind', one.kind)}
      </span>
      <span className="tags">
        {one.overdue ? (
          <Tag color="red" variant="outlined">
            {t('due.late', { day: shortDay(one.due) })}
          </Tag>
        ) : (
          <Tag variant="outlined">{shortDay(one.due)}</Tag>
        )}
        {currency && <span className="soft small">{money(one.fee, currency)}</span>}
        {(one.status === 'cancelled' || one.status === 'taken-down') && <Tag variant="outlined">{word('deliverable', one.status)}</Tag>}
      </span>
    </button>
  )
}
