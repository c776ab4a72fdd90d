import { useQuery } from '@tanstack/react-query'
import { Card, Skeleton } from 'antd'
import { api, body, MOMENT } from '../api/client'
import { useLocale } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'

/** What the compliance rules check and their legal basis, with the note that they are not legal advice. */
export default function RulesPage() {
  const { t, wording } = useLocale()
  const { data, error } = useQuery({ queryKey: [MOMENT, 'rules'], staleTime: Infinity, queryFn: () => body(api.GET('/api/v1/compliance/rules')) })
  return (
    <div className="page">
      <PageTitle text={t('rules.title')} />
      <h1>{t('rules.title')}</h1>
      {error && <ProblemAlert problem={error} />}
      {!data && !error && <Skeleton active />}
      {data && <p>{wording(data.disclaimer)}</p>}
      {data?.items.map((rule) => (
        <Card key={rule.code} title={<h2>{wording(rule.title)}</h2>}>
          <p>{wording(rule.appliesTo)}</p>
          <p className="soft">
            {t('rules.basis')} {wording(rule.basis)}
          </p>
        </Card>
      ))}
    </div>
  )
}
