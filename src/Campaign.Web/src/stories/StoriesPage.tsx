import { PlusOutlined } from '@ant-design/icons'
import { Button, Card, Empty, Segmented, Skeleton, Tag } from 'antd'
import { useParams } from 'react-router'
import { entriesOfStory, timeOf } from '../calendar/entries'
import { MonthCalendar } from '../calendar/MonthCalendar'
import { useLocale } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'
import { StateFilter } from '../lists/FilterFields'
import { useFilters } from '../lists/filters'
import { useMay } from '../session/rights'
import { StoryDrawer } from './StoryDrawer'
import { StoryWriter } from './StoryWriter'
import { useStories, type Story } from './queries'

const views = ['list', 'calendar'] as const
const states = ['draft', 'in-review', 'changes-requested', 'approved', 'scheduled', 'published', 'failed'] as const

/** The campaign's posts by when they go out or went out, as cards or by day, and the way to write another. */
export default function StoriesPage() {
  const { campaign = '' } = useParams()
  const { t, word } = useLocale()
  const may = useMay()
  const filters = useFilters()
  const status = filters.of('status')
  const { data, error, isPending, refetch } = useStories(campaign)
  const view = filters.of('view') ?? 'list'
  const shown = data?.items.filter((story) => !status || story.status === status) ?? []
  const open = data?.items.find((story) => story.id === filters.of('open'))
  const write = () => filters.set({ new: 'yes' })
  if (filters.of('new')) return <StoryWriter campaign={campaign} done={(id) => filters.set({ new: undefined, open: id })} />
  return (
    <div className="page">
      <PageTitle text={t('nav.stories')} />
      <header className="page-head">
        <h1>{t('nav.stories')}</h1>
        <Segmented aria-label={t('deliverables.view')} value={view} onChange={(chosen) => filters.set({ view: chosen })} options={views.map((value) => ({ value, label: word('view', value) }))} />
        <StateFilter states={states} group="story" />
        <span className="grow" />
        {may('edit', campaign) && (
          <Button type="primary" className="no-print" icon={<PlusOutlined />} onClick={write}>
            {t('stories.write')}
          </Button>
        )}
      </header>
      {error && <ProblemAlert problem={error} retry={() => void refetch()} />}
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {data?.items.length === 0 && (
        <Card>
          <Empty description={t('stories.none')}>
            {may('edit', campaign) && <Button onClick={write}>{t('stories.write')}</Button>}
          </Empty>
        </Card>
      )}
      {data && data.items.length > 0 && shown.length === 0 && <Empty description={t('stories.nothing')} />}
      {shown.length > 0 && (view === 'calendar' ? <Calendar stories={shown} open={(id) => filters.set({ open: id })} /> : <Cards stories={shown} open={(id) => filters.set({ open: id })} />)}
      {open && <StoryDrawer key={open.id} story={open} close={() => filters.set({ open: undefined })} />}
    </div>
  )
}

const byTime = (one: Story, other: Story) => (timeOf(other) ?? '9').localeCompare(timeOf(one) ?? '9')

function Calendar({ stories, open }: { stories: readonly Story[]; open: (story: string) => void }) {
  const { word, dayOf } = useLocale()
  const entries = stories.flatMap((story) => entriesOfStory(story, dayOf, () => open(story.id)))
  const next = entries.filter(({ done }) => !done).toSorted((one, other) => one.day.localeCompare(other.day))[0]
  return <MonthCalendar label={word('view', 'calendar')} begin={next?.day ?? entries.map(({ day }) => day).toSorted().at(-1)} entries={entries} />
}

function Cards({ stories, open }: { stories: readonly Story[]; open: (story: string) => void }) {
  return (
    <ul className="cards">
      {stories.toSorted(byTime).map((story) => (
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
