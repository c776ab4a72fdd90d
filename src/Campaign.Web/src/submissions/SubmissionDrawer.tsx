import { useQuery } from '@tanstack/react-query'
import { Alert, Descriptions, Skeleton } from 'antd'
import { useState } from 'react'
import { api, body } from '../api/client'
import { formOf } from '../drafts/useDraft'
import { Steps } from '../forms/Steps'
import { useLocale } from '../i18n/LocaleProvider'
import { Findings } from '../layout/Findings'
import { OutsideList } from '../layout/Outside'
import { ProblemAlert } from '../layout/Problems'
import { SideDrawer } from '../layout/SideDrawer'
import { ErasePerson } from '../subjects/ErasePerson'
import type { Submission } from './decisions'
import { SubmissionStep } from './SubmissionStep'

/** One submission: its content, decisions, usage rights, and the steps that can be taken. */
export function SubmissionDrawer({ id, close }: { id: string; close: () => void }) {
  const { t } = useLocale()
  const { data, error } = useQuery({
    queryKey: ['submission', id],
    queryFn: () => body(api.GET('/api/v1/submissions/{submission}', { params: { path: { submission: id } } })),
  })
  return (
    <SideDrawer title={data?.author.handle ?? t('drives.all')} width={620} close={close}>
      {error && <ProblemAlert problem={error} />}
      {!data && !error && <Skeleton active />}
      {data && <Content one={data} />}
    </SideDrawer>
  )
}

function Content({ one }: { one: Submission }) {
  const { t, word, moment, day, dayOf } = useLocale()
  // Kept, because once the author is erased the submission has no name.
  const [asked] = useState({ channel: one.channel, handle: one.author.handle ?? '' })
  const rights = one.rights.status === 'none' ? t('rights.none') : [word('rights', one.rights.status), one.rights.scope, one.rights.until && t('rights.until', { day: day(dayOf(one.rights.until)) })].filter(Boolean).join(' · ')
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
      <Findings findings={one.findings} />
      <p className="words small draft">{one.text ?? t('mod.erased')}</p>
      <OutsideList links={one.links} />
      <Steps next={one.next} danger={['reject', 'withdraw', 'rights/revoke']} label={(step) => word('substep', step)} ask={(step, close) => <SubmissionStep one={one} step={step} close={close} />} />
      <ErasePerson kind="author" draft={formOf('submission', one.id, 'erase')} account={asked} name={asked.handle} offered={one.author.handle !== null} />
    </div>
  )
}
