import { Segmented, Select } from 'antd'
import { languages } from '../i18n/locale'
import { useLocale } from '../i18n/LocaleProvider'
import { languageNames } from '../layout/Choices'
import { useSession } from '../session/rights'
import { useDarkMode, type Theme } from '../theme'

const themes: Theme[] = ['system', 'light', 'dark']
const OF_CAMPAIGNS = ''

/** Language, time zone and theme, stored in this browser. */
export function Display() {
  const { t, word, language, choose, chosenZone, chooseZone, moment } = useLocale()
  const { timeZone } = useSession()
  const { chosen, choose: chooseTheme } = useDarkMode()
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const first = [timeZone, here]
  const zones = [
    { value: OF_CAMPAIGNS, label: t('account.zone.campaigns', { zone: timeZone }) },
    ...(here === timeZone ? [] : [{ value: here, label: t('account.zone.here', { zone: here }) }]),
    ...Intl.supportedValuesOf('timeZone').flatMap((zone) => (first.includes(zone) ? [] : [{ value: zone, label: zone }])),
  ]
  return (
    <div className="stack">
      <div className="field">
        <span>{t('shell.language')}</span>
        <Segmented className="left" aria-label={t('shell.language')} value={language} onChange={choose} options={languages.map((value) => ({ value, label: languageNames[value] }))} />
      </div>
      <div className="field">
        <span>{t('account.theme')}</span>
        <Segmented className="left" aria-label={t('account.theme')} value={chosen} onChange={chooseTheme} options={themes.map((value) => ({ value, label: word('theme', value) }))} />
      </div>
      <div className="field">
        <span>{t('account.zone')}</span>
        <Select
          className="fit"
          aria-label={t('account.zone')}
          showSearch={{ optionFilterProp: 'label' }}
          value={chosenZone ?? OF_CAMPAIGNS}
          onChange={(zone) => chooseZone(zone === OF_CAMPAIGNS ? undefined : zone)}
          options={zones}
        />
        <span className="soft small">{t('account.zone.now', { at: moment(new Date().toISOString()) })}</span>
      </div>
      <p className="soft small">{t('account.display.note')}</p>
    </div>
  )
}
