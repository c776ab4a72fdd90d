import { useLocale } from '../i18n/LocaleProvider'

/** What the browser calls the page. */
export function PageTitle({ text }: { text: string }) {
  const { t } = useLocale()
  return <title>{`${text} · ${t('shell.name')}`}</title>
}
