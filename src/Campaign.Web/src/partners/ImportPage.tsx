import { useLocale } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { ImportFile } from '../imports/ImportFile'
import { intoPartners } from './queries'

/** Imports partners from a file, one account per row. */
export default function ImportPage() {
  const { t } = useLocale()
  return (
    <div className="page">
      <PageTitle text={t('partners.import')} />
      <h1>{t('partners.import')}</h1>
      <ImportFile target={intoPartners} />
    </div>
  )
}
