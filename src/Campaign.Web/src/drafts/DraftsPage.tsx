import { Button, Card, Empty, Popconfirm, Skeleton } from 'antd'
import { Link } from 'react-router'
import dayjs from 'dayjs'
import type { Schemas } from '../api/client'
import { useLocale } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'
import { KEPT_DAYS, useDiscard, useDrafts } from './queries'

/** One's own unsent drafts, with links back to their forms. */
export default function DraftsPage() {
  const { t } = useLocale()
  const { data, error, refetch } = useDrafts()
  return (
    <div className="page narrow">
      <PageTitle text={t('nav.drafts')} />
      <header>
        <h1>{t('nav.drafts')}</h1>
        <p className="soft">{t('drafts.note')}</p>
      </header>
      {error && <ProblemAlert problem={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton active />}
      {data && (
        <Card>
          {data.items.length === 0 ? (
            <Empty description={t('drafts.none')} />
          ) : (
            <ul className="rows">
              {data.items.map((draft) => (
                <Line key={draft.id} draft={draft} />
              ))}
            </ul>
          )}
        </Card>
      )}
    </div>
  )
}

function Line({ draft: { id, title, path, at } }: { draft: Schemas['DraftLine'] }) {
  const { t, lately, day, dayOf } = useLocale()
  const discard = useDiscard()
  const until = day(dayOf(dayjs(at).add(KEPT_DAYS, 'day').toISOString()))
  return (
    <li>
      <div>
        <Link to={path}>{title || path}</Link>
        <p className="soft small">{t('drafts.line', { at: lately(at), until })}</p>
        {discard.error && <ProblemAlert problem={discard.error} />}
      </div>
      <Popconfirm title={t('draft.discard.sure', { at: lately(at) })} okText={t('draft.discard')} okButtonProps={{ danger: true }} cancelText={t('mod.cancel')} onConfirm={() => discard.mutate(id)}>
        <Button size="small" loading={discard.isPending} aria-label={`${t('draft.discard')}: ${title || path}`}>
          {t('draft.discard')}
        </Button>
      </Popconfirm>
    </li>
  )
}
