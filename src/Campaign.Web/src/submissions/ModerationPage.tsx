import { QuestionCircleOutlined } from '@ant-design/icons'
import { App, Button, Card, Empty, Result, Select, Skeleton } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useDrives } from '../drives/queries'
import { useLocale } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'
import { useMay } from '../session/rights'
import { useDecisions, type Verb } from './decisions'
import { Help } from './Help'
import { keysWanted, useKeys, wantKeys } from './keys'
import { QueueList } from './QueueList'
import { ReasonPanel } from './ReasonPanel'
import { after, beside, countOf, placeOf } from './queue'
import { useQueue, useReasons } from './queries'
import { RefusedDecision } from './RefusedDecision'
import { ReviewPane } from './ReviewPane'
import { UndoBar } from './UndoBar'

const PAGE_AHEAD = 20

/** Moderation of one drive, designed for the keyboard. */
export default function ModerationPage() {
  const { campaign = '', drive } = useParams()
  const { t } = useLocale()
  const drives = useDrives(campaign)
  const go = useNavigate()
  const fullest = drives.data?.items.toSorted((one, other) => waitingIn(other) - waitingIn(one))[0]?.id
  const shown = drive ?? fullest
  const problem = drives.error && <ProblemAlert problem={drives.error} retry={() => void drives.refetch()} />
  if (!drives.data) return problem ?? <Skeleton active className="page" />
  if (!shown) {
    return (
      <div className="page">
        <h1>{t('mod.title')}</h1>
        <Card>
          <Empty description={t('mod.nodrive')}>
            <Link to={`/campaigns/${campaign}/drives`}>{t('nav.drives')}</Link>
          </Empty>
        </Card>
      </div>
    )
  }
  return (
    <div className="page">
      <PageTitle text={t('mod.title')} />
      <header className="page-head">
        <h1>{t('mod.title')}</h1>
        <Select
          className="grow-select"
          aria-label={t('mod.drive')}
          value={shown}
          onChange={(id) => void go(`/campaigns/${campaign}/submissions/${id}`)}
          options={drives.data.items.map((one) => ({ value: one.id, label: `${one.title} (${waitingIn(one)})` }))}
        />
      </header>
      {problem}
      <Moderation key={shown} drive={shown} campaign={campaign} />
    </div>
  )
}

const waitingIn = (drive: { funnel: { byStatus: Record<string, number> } }) => drive.funnel.byStatus['in-review'] ?? 0

function Moderation({ drive, campaign }: { drive: string; campaign: string }) {
  const { t } = useLocale()
  const { message } = App.useApp()
  const decides = useMay()('review', campaign)
  const queue = useQueue(drive)
  const reasons = useReasons()
  const { decisions, decide, undo, forget } = useDecisions()
  const [currentId, setCurrentId] = useState<string>()
  const [asking, setAsking] = useState<Verb>()
  const [help, setHelp] = useState(false)
  const [keys, setKeys] = useState(keysWanted)

  const all = useMemo(() => queue.data?.pages.flatMap((page) => page.items) ?? [], [queue.data])
  const left = useMemo(() => all.filter(({ id }) => !decisions.has(id)), [all, decisions])
  const at = placeOf(left, currentId)
  const current = left[at]

  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = queue
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && left.length - at < PAGE_AHEAD) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, left.length, at])

  const move = (by: number) => setCurrentId(beside(left, at, by))
  const settle = (verb: Verb, code?: string, note?: string) => {
    if (!current) return
    setAsking(undefined)
    setCurrentId(after(left, at))
    decide(current, verb, code, note)
  }
  const undoLatest = () => {
    const back = undo()
    if (back) setCurrentId(back.id)
    else void message.info(t('mod.undo.none'))
  }
  const begin = (verb: Verb) => decides && current && (verb === 'approve' ? settle('approve') : setAsking(verb))

  const refused = [...decisions.values()].filter((one) => one.state === 'refused')
  /** A submission that still waits returns to the queue in its current state; one that somebody else decided is gone from it. */
  const goOn = async (id: string) => {
    await queue.refetch()
    forget(id)
  }

  useKeys(keys, (key) => {
    if (help) return key === 'Escape' || key === '?' ? (setHelp(false), true) : false
    if (asking) return key === 'Escape' ? (setAsking(undefined), true) : false
    const act: Record<string, () => void> = {
      j: () => move(1),
      ArrowDown: () => move(1),
      k: () => move(-1),
      ArrowUp: () => move(-1),
      a: () => begin('approve'),
      r: () => begin('reject'),
      c: () => begin('ask-changes'),
      z: undoLatest,
      g: () => refused[0] && void goOn(refused[0].submission.id),
      '?': () => setHelp(decides),
    }
    const chosen = act[key.length === 1 ? key.toLowerCase() : key]
    chosen?.()
    return chosen !== undefined
  })

  const problem = queue.error && <ProblemAlert problem={queue.error} retry={() => void (isFetchNextPageError ? fetchNextPage() : queue.refetch())} />
  if (!queue.data) return problem ?? <Skeleton active />
  return (
    <>
      {problem}
      <div className="mod-bar">
        <span aria-live="polite">{t('mod.left', { n: countOf(all, left, queue.data.pages[0]?.total ?? 0) })}</span>
        <span className="soft">{decides ? t('mod.done', { n: decisions.size - refused.length }) : t('mod.read')}</span>
        <span className="grow" />
        {decides && (
          <Button icon={<QuestionCircleOutlined />} onClick={() => setHelp(true)}>
            {t('mod.help')} <kbd>?</kbd>
          </Button>
        )}
      </div>
      {refused.map((one, index) => (
        <RefusedDecision key={one.submission.id} decision={one} reasons={reasons.data ?? []} keyed={index === 0} goOn={() => void goOn(one.submission.id)} />
      ))}
      {current ? (
        <div className="mod">
          <QueueList items={left} current={current.id} choose={setCurrentId} />
          <div className="mod-main">
            <ReviewPane submission={current} begin={decides ? begin : undefined}>
              {asking && reasons.data && <ReasonPanel submission={current} verb={asking} reasons={reasons.data} choose={(code, note) => settle(asking, code, note)} cancel={() => setAsking(undefined)} />}
            </ReviewPane>
          </div>
        </div>
      ) : (
        <Result status="success" title={t('mod.empty')} subTitle={t('mod.empty.next')} extra={<Link to={`/campaigns/${campaign}`}>{t('nav.home')}</Link>} />
      )}
      <UndoBar decisions={decisions} reasons={reasons.data ?? []} undo={undoLatest} />
      <Help
        open={help}
        close={() => setHelp(false)}
        keys={keys}
        setKeys={(wanted) => {
          wantKeys(wanted)
          setKeys(wanted)
        }}
      />
    </>
  )
}
