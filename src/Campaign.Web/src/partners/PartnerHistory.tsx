import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { Link } from 'react-router'
import { api, body } from '../api/client'
import { USUAL_CURRENCY, useCampaigns } from '../campaigns/queries'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'

/** A partner's work in the campaigns that one may see, as a basis for the next decision. */
export function PartnerHistory({ partner }: { partner: string }) {
  const { t, word, money, count } = useLocale()
  const { data, error } = useQuery({
    queryKey: ['partner', partner, 'collaborations'],
    queryFn: () => body(api.GET('/api/v1/partners/{partner}/collaborations', { params: { path: { partner } } })),
  })
  const campaigns = useCampaigns().data?.items
  if (error) return <ProblemAlert problem={error} />
  if (!data) return null
  if (data.items.length === 0) return <p className="soft">{t('partners.nohistory')}</p>
  return (
    <ul className="plain history">
      {data.items.map((one) => {
        const campaign = campaigns?.find(({ id }) => id === one.campaign)
        const currency = campaign?.currency ?? USUAL_CURRENCY
        return (
          <li key={one.campaign}>
            <Link to={`/campaigns/${one.campaign}/collaborations`}>{campaign?.name ?? one.campaign}</Link> <Tag variant="outlined">{word('collab', one.status)}</Tag>
            <span className="soft">
              {t('collab.work', { n: count(one.deliverables), open: count(one.open) })} · {t('partners.paidof', { paid: money(one.paid, currency), fee: money(one.fee, currency) })}
              {one.clawbackDue > 0 && ` · ${t('collab.clawback')} ${money(one.clawbackDue, currency)}`}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
