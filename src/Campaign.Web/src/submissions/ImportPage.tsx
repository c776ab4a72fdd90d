import { useParams } from 'react-router'
import { useDrive } from '../drives/queries'
import { useLocale } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { ImportFile } from '../imports/ImportFile'
import { intoSubmissions } from './queries'

/** Imports submissions from a file, such as a platform's export; rows without the author's consent are left out. */
export default function ImportPage() {
  const { campaign = '', drive = '' } = useParams()
  const { t } = useLocale()
  const title = useDrive(campaign, drive)?.title
  return (
    <div className="page">
      <PageTitle text={t('drives.import')} />
      <header className="page-head">
        <div>
          <h1>{t('drives.import')}</h1>
          <p className="soft">{title}</p>
        </div>
      </header>
      <ImportFile target={intoSubmissions(drive)} />
    </div>
  )
}
