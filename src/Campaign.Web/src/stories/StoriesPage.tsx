import { PlusOutlined } from '@ant-design/icons'
import { Button, Card, Empty, Segmented, Skeleton, Tag } from 'antd'
import { useParams } from 'react-router'
import { useMonth } from '../calendar/month'
import { MonthCalendar } from '../calendar/MonthCalendar'
import { useLocale } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'
import { StateFilter } from '../lists/FilterFields'
import { useFilters } from '../lists/filters'
import { PageButtons, usePages } from '../lists/Pages'
import { SavedViews } from '../lists/SavedViews'
import { useMay } from '../session/rights'
import { entriesOf } from './calendar'
import { StoryDrawer } from './StoryDrawer'
import { StoryWriter } from './StoryWriter'
import { useAllStories, useStories, useStory, type Story } from './queries'

const views = ['list', 'calendar'] as const
const states = ['draft', 'in-review', 'changes-requested', 'approved', 'scheduled', 'published', 'failed'] as const

/** The campaign's stories by when they go out or went out, as cards or a calendar, and a button to write one. */
export default function StoriesPage() {
  const { campaign = '' } = useParams()
  const { t, word } = useLocale()
  const may = useMay()
  const filters = useFilters()
  const status = filters.of('status')
  const view = filters.of('view') ?? 'list'
  const open = filters.of('open')
  const choose = (id: string) => filters.set({ open: id })
  const write = () => filters.set({ new: 'yes' })
  if (filters.of('new')) return <StoryWriter campaign={campaign} done={(id) => filters.set({ new: undefined, template: undefined, lang: undefined, open: id })} />
  return (
    <div className="page">
      <PageTitle text={t('nav.stories')} />
      <header className="page-head">
        <h1>{t('nav.stories')}</h1>
        <Segmented aria-label={t('deliverables.view')} value={view} onChange={(chosen) => filters.set({ view: chosen })} options={views.map((value) => ({ value, label: word('view', value) }))} />
        <StateFilter states={states} group="story" />
        <SavedViews id="stories" />
        <span className="grow" />
        {may('edit', campaign) && (
          <Button type="primary" className="no-print" icon={<PlusOutlined />} onClick={write}>
            {t('stories.write')}
          </Button>
        )}
      </header>
      {view === 'calendar' ? <ByDay campaign={campaign} status={status} open={choose} /> : <ByTime campaign={campaign} status={status} open={choose} write={write} />}
      {open && <OpenStory key={open} id={open} close={() => filters.set({ open: undefined })} />}
    </div>
  )
}

/** A story can be opened by its URL, wherever it is in the list. */
function OpenStory({ id, close }: { id: string; close: () => void }) {
  const { data, error } = useStory(id)
  return (
    <>
      {error && <ProblemAlert problem={error} />}
      {data && <StoryDrawer story={data} close={close} />}
    </>
  )
}

interface ViewProps {
  readonly campaign: string
  readonly status?: string
  readonly open: (story: string) => void
}

function ByTime({ campaign, status, open, write }: ViewProps & { write: () => void }) {
  const { t } = useLocale()
  const may = useMay()
  const pages = usePages(status)
  const { data, error, isPending, refetch } = useStories(campaign, status, pages.cursor)
  if (error) return <ProblemAlert problem={error} retry={() => void refetch()} />
  if (isPending) return <Skeleton active paragraph={{ rows: 8 }} />
  if (data.items.length === 0 && status) return <Empty description={t('stories.nothing')} />
  if (data.items.length === 0) {
    return (
      <Card>
        <Empty description={t('stories.none')}>{may('edit', campaign) && <Button onClick={write}>{t('stories.write')}</Button>}</Empty>
      </Card>
    )
  }
  return (
    <>
      <Cards stories={data.items} open={open} />
      <PageButtons pages={pages} next={data.next} total={data.total} />
    </>
  )
}

function ByDay({ campaign, status, open }: ViewProps) {
  const { word, dayOf } = useLocale()
  const shown = useMonth()
  const { data, error, isPending, refetch } = useAllStories(campaign, shown, status)
  if (error) return <ProblemAlert problem={error} retry={() => void refetch()} />
  const entries = data?.items.flatMap((story) => entriesOf(story, dayOf, () => open(story.id))) ?? []
  return <MonthCalendar label={word('view', 'calendar')} shown={shown} entries={entries} busy={isPending} />
}

function Cards({ stories, open }: { stories: readonly Story[]; open: (story: string) => void }) {
  return (
    <ul className="cards">
      {stories.map((story) => (
        <li key={story.id}>
          <StoryCard story={story} open={() => open(story.id)} />
        </li>
      ))}
    </ul>
  )
}

function StoryCard({ story, open }: { story: Story; open: () => void }) {
  const { t, word, moment } = useLocale()
  return (
    <button type="button" className="tile story" onClick={open}>
      <strong>{story.title}</strong>
      <span className="tags">
        <Tag variant="outlined" color={story.status === 'failed' ? 'red' : story.status === 'published' ? 'green' : 'default'}>
          {word('story', story.status)}
        </Tag>
        <Tag variant="outlined">{word('lang', story.lang)}</Tag>
        {story.findings.length > 0 && (
          <Tag color="orange" variant="outlined">
            {t('stories.findings', { n: story.findings.length })}
          </Tag>
        )}
      </span>
      <span className="soft excerpt">{story.body}</span>
      <span className="soft small">{story.publishedAt ? t('stories.out', { at: moment(story.publishedAt) }) : story.publishAt ? t('stories.goes', { at: moment(story.publishAt) }) : ''}</span>
    </button>
  )
}
