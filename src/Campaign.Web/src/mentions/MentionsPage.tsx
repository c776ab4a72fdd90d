import { Card, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { formOf } from '../drafts/useDraft'
import { AskDialog } from '../forms/AskDialog'
import { text } from '../forms/fields'
import { Steps } from '../forms/Steps'
import { useLocale } from '../i18n/LocaleProvider'
import { ImportFile } from '../imports/ImportFile'
import { ImportProgress } from '../imports/ImportProgress'
import type { Job } from '../imports/queries'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'
import { ListTable, type Column } from '../lists/ListTable'
import { useMay } from '../session/rights'
import { intoMentions, revertImport, useImports, type MentionImport } from './queries'
import { parts } from './room'

/** The imports that the measures are based on, and importing more: a file, its columns, then the import. */
export default function MentionsPage() {
  const { campaign = '' } = useParams()
  const { t } = useLocale()
  const may = useMay()
  return (
    <div className="page">
      <PageTitle text={t('nav.mentions')} />
      <h1>{t('nav.mentions')}</h1>
      {may('edit', campaign) && <ImportFile target={intoMentions(campaign)} />}
      <Imports campaign={campaign} />
    </div>
  )
}

function Imports({ campaign }: { campaign: string }) {
  const { t, count, moment, word } = useLocale()
  const { data, error } = useImports(campaign)
  const [job, setJob] = useState<string>()
  const problem = error && <ProblemAlert problem={error} />
  if (!data) return problem ?? <Skeleton active />
  const columns: Column<MentionImport>[] = [
    { key: 'file', title: t('mentions.file'), main: true, text: (one) => one.fileName ?? one.id },
    { key: 'at', title: t('mentions.at'), text: ({ at }) => moment(at) },
    { key: 'accepted', title: t('mentions.accepted'), right: true, text: ({ accepted }) => count(accepted) },
    { key: 'duplicates', title: t('mentions.duplicates'), right: true, text: ({ duplicates }) => count(duplicates) },
    { key: 'rejected', title: t('mentions.rejected'), right: true, text: ({ rejected }) => count(rejected) },
    { key: 'state', title: t('mentions.state'), text: ({ status }) => word('import', status), show: ({ status }) => <Tag variant="outlined">{word('import', status)}</Tag> },
    {
      key: 'steps',
      title: t('list.steps'),
      text: () => '',
      show: (one) => (
        <Steps small next={one.status === 'imported' ? ['take-back'] : []} danger={['take-back']} label={() => t('mentions.takeback')} ask={(_, close) => <RevertImport one={one} close={close} started={setJob} />} />
      ),
    },
  ]
  return (
    <>
      {problem}
      {job && <ImportProgress job={job} done={() => setJob(undefined)} />}
      <Card title={<h2>{t('mentions.imports')}</h2>}>
        <ListTable<MentionImport> id="imports" label={t('mentions.imports')} rowKey="id" size="small" pagination={{ pageSize: 20, hideOnSinglePage: true }} dataSource={data.items} locale={{ emptyText: t('mentions.none') }} columns={columns} />
      </Card>
    </>
  )
}

function RevertImport({ one, close, started }: { one: MentionImport; close: () => void; started: (job: string) => void }) {
  const { t, count } = useLocale()
  return (
    <AskDialog<MentionImport, Job>
      title={t('mentions.takeback')}
      draft={formOf('campaign', one.campaign, 'mentions', one.id, 'take-back')}
      about={one}
      of={parts}
      danger
      fields={[{ name: 'reason', label: t('plan.why'), kind: 'words', needed: true }]}
      close={close}
      done={(job) => started(job.id)}
      send={(given, now) => revertImport(now, text(given, 'reason'))}
    >
      <p>{t('mentions.takeback.means', { file: one.fileName ?? one.id, n: count(one.accepted) })}</p>
    </AskDialog>
  )
}
