import { PlusOutlined } from '@ant-design/icons'
import { Button, Card, Empty, Skeleton, Tag } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { useMay } from '../session/rights'
import { StoryDrawer } from './StoryDrawer'
import { StoryWriter } from './StoryWriter'
import { useStories, type Story } from './queries'

/** The campaign's posts by when they go out or went out, and the way to write another. */
export default function StoriesPage() {
  const { campaign = '' } = useParams()
  const { t } = useLocale()
  const may = useMay()
  const [asked, ask] = useSearchParams()
  const { data, error, isPending, refetch } = useStories(campaign)
  const open = data?.items.find((story) => story.id === asked.get('open'))
  if (asked.has('new')) return <StoryWriter campaign={campaign} done={(id) => ask(id ? { open: id } : {})} />
  return (
    <div className="page">
      <title>{`${t('nav.stories')} · ${t('shell.name')}`}</title>
      <header className="page-head">
        <h1>{t('nav.stories')}</h1>
        {may('edit', campaign) && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => ask({ new: '' })}>
            {t('stories.write')}
          </Button>
        )}
      </header>
      {error && <ProblemAlert problem={error} retry={() => void refetch()} />}
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {data?.items.length === 0 && (
        <Card>
          <Empty description={t('stories.none')} />
        </Card>
      )}
      <ul className="cards">
        {data?.items.toSorted(byTime).map((story) => (
          <li key={story.id}>
            <StoryCard story={story} open={() => ask({ open: story.id })} />
          </li>
        ))}
      </ul>
      {open && <StoryDrawer key={`${open.id}/${open.version}`} story={open} close={() => ask({})} />}
    </div>
  )
}

const time = (story: Story) => story.publishAt ?? story.publishedAt ?? '9'
const byTime = (one: Story, other: Story) => time(other).localeCompare(time(one))

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
        {story.findings.length > 0 && <Tag color="orange" variant="outlined">{t('stories.findings', { n: story.findings.length })}</Tag>}
      </span>
      <span className="soft excerpt">{story.body}</span>
      <span className="soft small">
        {story.publishedAt ? t('stories.out', { at: moment(story.publishedAt) }) : story.publishAt ? t('stories.goes', { at: moment(story.publishAt) }) : ''}
      </span>
    </button>
  )
}
