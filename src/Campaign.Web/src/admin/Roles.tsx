import { useCampaignNames } from '../campaigns/queries'
import { useLocale } from '../i18n/LocaleProvider'
import type { Assignment } from './queries'

/** A person's roles and their campaigns. */
export function Roles({ roles }: { roles: readonly Assignment[] }) {
  const { t, word } = useLocale()
  const nameOf = useCampaignNames()
  if (roles.length === 0) return <span className="soft">{t('people.noroles.short')}</span>
  return (
    <ul className="plain">
      {roles.map(({ role, campaign }) => (
        <li key={`${role}/${campaign ?? ''}`}>{t('people.is', { role: word('role', role), where: campaign ? nameOf(campaign) : t('people.everywhere') })}</li>
      ))}
    </ul>
  )
}
