import { CheckOutlined, CloseOutlined, EditOutlined } from '@ant-design/icons'
import { Alert, Button, Card, Tag } from 'antd'
import type { ReactNode } from 'react'
import { useLocale } from '../i18n/LocaleProvider'
import { Findings } from '../layout/Findings'
import { OutsideList } from '../layout/Outside'
import type { Submission, Verb } from './decisions'
import { useSimilar } from './queries'

/** One submission with its findings, and similar ones beside it; read-only without `begin`. */
export function ReviewPane({ submission, begin, children }: { submission: Submission; begin?: (verb: Verb) => void; children: ReactNode }) {
  const { t } = useLocale()
  const similar = useSimilar(submission.id).data?.items ?? []
  return (
    <div className={similar.length > 0 ? 'beside' : undefined}>
      <div className="stack">
        <Card className="review" aria-live="polite">
          <Author submission={submission} />
          <p className="words">{submission.text ?? t('mod.erased')}</p>
          <OutsideList links={submission.links} />
          {submission.note && <Alert type="info" title={t('mod.before', { note: submission.note })} />}
          <Findings findings={submission.findings} />
        </Card>
        {begin && <Actions begin={begin} />}
        {children}
      </div>
      {similar.length > 0 && (
        <section className="similar" aria-label={t('mod.similar')}>
          <h2>{t('mod.similar')}</h2>
          {similar.map((one) => (
            <Card key={one.submission.id} size="small">
              <Author submission={one.submission} />
              <p className="words small">{one.submission.text ?? t('mod.erased')}</p>
              <Likeness likeness={one.likeness} sameAuthor={one.sameAuthor} status={one.submission.status} />
            </Card>
          ))}
        </section>
      )}
    </div>
  )
}

function Actions({ begin }: { begin: (verb: Verb) => void }) {
  const { t } = useLocale()
  return (
    <div className="mod-actions" role="toolbar" aria-label={t('mod.actions')}>
      <Button type="primary" size="large" icon={<CheckOutlined />} onClick={() => begin('approve')}>
        {t('mod.approve')} <kbd>A</kbd>
      </Button>
      <Button size="large" danger icon={<CloseOutlined />} onClick={() => begin('reject')}>
        {t('mod.reject')} <kbd>R</kbd>
      </Button>
      <Button size="large" icon={<EditOutlined />} onClick={() => begin('ask-changes')}>
        {t('mod.ask')} <kbd>C</kbd>
      </Button>
    </div>
  )
}

function Likeness({ likeness, sameAuthor, status }: { likeness: number; sameAuthor: boolean; status: string }) {
  const { t, word, percent } = useLocale()
  return (
    <div className="tags">
      {sameAuthor && <Tag variant="outlined">{t('mod.sameauthor')}</Tag>}
      <Tag variant="outlined">{t('mod.likeness', { share: percent(likeness) })}</Tag>
      <Tag variant="outlined">{word('submission', status)}</Tag>
    </div>
  )
}

function Author({ submission }: { submission: Submission }) {
  const { t, word, moment } = useLocale()
  return (
    <p className="who">
      <strong>{submission.author.handle ?? t('mod.erased')}</strong> <Tag variant="outlined">{word('channel', submission.channel)}</Tag>
      <span className="soft">{moment(submission.submitted)}</span>
      {submission.textVersion > 1 && <Tag color="blue" variant="outlined">{t('mod.version', { n: submission.textVersion })}</Tag>}
    </p>
  )
}
