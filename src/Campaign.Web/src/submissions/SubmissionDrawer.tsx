import { useQuery } from '@tanstack/react-query'
import { Alert, Descriptions, Drawer, Grid, Skeleton } from 'antd'
import { api, body } from '../api/client'
import { Steps } from '../forms/Steps'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import type { Submission } from './decisions'
import { SubmissionStep } from './SubmissionStep'

/** One submission: what was sent, what was decided, what it may be used for, and the steps that are open. */
export function SubmissionDrawer({ id, close }: { id: string; close: () => void }) {
  const { t } = useLocale()
  const wide = Grid.useBreakpoint().md ?? true
  const { data, error } = useQuery({
    queryKey: ['submission', id],
    queryFn: () => body(api.GET('/api/v1/submissions/{submission}', { params: { path: { submission: id } } })),
  })
  return (
    <Drawer open onClose={close} size={wide ? 620 : '100%'} title={data?.author.handle ?? t('drives.all')}>
      {error && <ProblemAlert problem={error} />}
      {!data && !error && <Skeleton active />}
      {data && <Content one={data} />}
    </Drawer>
  )
}

function Content({ one }: { one: Submission }) {
  const { t, word, wording, moment, day } = useLocale()
  const rights = one.rights.status === 'none' ? t('rights.none') : [word('rights', one.rights.status), one.rights.scope, one.rights.until && t('rights.until', { day: day(one.rights.until.slice(0, 10)) })].filter(Boolean).join(' · ')
  return (
    <div className="stack">
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'state', label: t('deliverables.state'), children: word('submission', one.status) + (one.featured ? ` · ${t('drives.featured')}` : '') },
          { key: 'channel', label: t('deliverables.channel'), children: word('channel', one.channel) },
          { key: 'at', label: t('drives.at'), children: `${moment(one.submitted)} · ${t('mod.version', { n: one.textVersion })}` },
          { key: 'rights', label: t('rights.title'), children: rights },
        ]}
      />
      {one.note && <Alert type="info" title={t('deliverables.note', { note: one.note })} />}
      {one.findings.map((finding) => (
        <Alert key={finding.code + finding.where} type="warning" showIcon title={wording(finding.why)} description={wording(finding.fix)} />
      ))}
      <p className="words small draft">{one.text ?? t('mod.erased')}</p>
      {one.links.length > 0 && (
        <ul className="plain">
          {one.links.map((link) => (
            <li key={link}>
              <a href={link} target="_blank" rel="noopener noreferrer">
                {link}
              </a>
            </li>
          ))}
        </ul>
      )}
      <Steps next={one.next} danger={['reject', 'withdraw', 'rights/revoke']} label={(step) => word('substep', step)} ask={(step, close) => <SubmissionStep one={one} step={step} close={close} />} />
    </div>
  )
}
