import { Button, Card, Progress, Skeleton } from 'antd'
import { api } from '../api/client'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { over, useJob, type Job } from './queries'

/** A running import, and its result. */
export function ImportProgress({ job: id, done }: { job: string; done: () => void }) {
  const { t, word } = useLocale()
  const { data: job, error } = useJob(id)
  if (error) return <ProblemAlert problem={error} />
  if (!job) return <Skeleton active />
  const runs = !over(job)
  return (
    <Card title={<h2>{word('job', job.status)}</h2>} aria-live="polite">
      <Progress percent={job.progress} status={job.status === 'failed' ? 'exception' : job.status === 'done' ? 'success' : 'active'} aria-label={word('job', job.status)} />
      <Counts job={job} />
      <div className="tags">
        {runs && <Button onClick={() => void api.POST('/api/v1/jobs/{job}/cancel', { params: { path: { job: id } } })}>{t('mentions.stop')}</Button>}
        {job.rejected > 0 && <Button href={`/api/v1/jobs/${id}/rejects.csv`}>{t('mentions.rejects')}</Button>}
        {!runs && (
          <Button type="primary" onClick={done}>
            {t('mentions.close')}
          </Button>
        )}
      </div>
    </Card>
  )
}

function Counts({ job }: { job: Job }) {
  const { t, count } = useLocale()
  return <p>{t('mentions.counts', { read: count(job.read), accepted: count(job.accepted), duplicates: count(job.duplicates), rejected: count(job.rejected) })}</p>
}
