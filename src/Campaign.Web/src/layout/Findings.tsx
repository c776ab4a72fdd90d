import { Alert } from 'antd'
import type { Finding } from '../api/client'
import { useLocale } from '../i18n/LocaleProvider'

/** What the compliance rules say, and what to do about it. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const { wording } = useLocale()
  return findings.map((finding, index) => (
    <Alert key={index} type={finding.severity === 'blocking' ? 'error' : 'warning'} showIcon title={wording(finding.why)} description={wording(finding.fix)} />
  ))
}
