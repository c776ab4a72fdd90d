import { Link } from 'react-router'
import { useLocale } from '../i18n/LocaleProvider'
import type { Campaign } from './queries'

const length = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** The phases to scale, with the current one marked and a line for today. */
export function PhaseBar({ campaign, today }: { campaign: Campaign; today?: string }) {
  const { t, word, day, monthDay, wording } = useLocale()
  const { phases, phase: present } = campaign
  const first = phases[0]
  const last = phases.at(-1)
  if (!first || !last) {
    return (
      <p className="soft">
        {t('phases.none')} {campaign.next.includes('amend') && <Link to={`/campaigns/${campaign.id}/plan?amend=yes`}>{t('phases.set')}</Link>}
      </p>
    )
  }
  const whole = length(first.starts, last.ends) + 1
  const at = today ? (length(first.starts, today) + 0.5) / whole : -1
  return (
    <section aria-label={t('phases.title')} className="phases">
      <ol>
        {phases.map((plan) => (
          <li
            key={plan.phase}
            style={{ flexGrow: length(plan.starts, plan.ends) + 1 }}
            className={plan.phase === present ? 'present' : undefined}
            aria-current={plan.phase === present ? 'step' : undefined}
            title={`${word('phase', plan.phase)} · ${day(plan.starts)} – ${day(plan.ends)}`}
          >
            <span className="phase-name">{word('phase', plan.phase)}</span>
            <span className="phase-days">
              {monthDay(plan.starts)}–{monthDay(plan.ends)}
            </span>
          </li>
        ))}
        {at >= 0 && at <= 1 && <li className="today" style={{ left: `${at * 100}%` }} aria-label={t('phases.today')} />}
      </ol>
      {present && campaign.gate && (
        <p className="soft">
          {t('phases.gate', { phase: word('phase', present) })} {wording(campaign.gate)} {t(campaign.gateMet ? 'phases.met' : 'phases.open')}
        </p>
      )}
    </section>
  )
}
