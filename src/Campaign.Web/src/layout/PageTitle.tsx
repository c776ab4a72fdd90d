import { useLocale } from '../i18n/LocaleProvider'

/** The page's title in the browser. */
export function PageTitle({ text }: { text: string }) {
  const { t } = useLocale()
  return <title>{`${text} · ${t('shell.name')}`}</title>
}
