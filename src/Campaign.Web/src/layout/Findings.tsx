import { Alert } from 'antd'
import type { Finding } from '../api/client'
import { useLocale } from '../i18n/LocaleProvider'

/** Compliance findings, and what to do about them. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const { wording } = useLocale()
  return findings.map((finding, index) => (
    <Alert key={index} type={finding.severity === 'blocking' ? 'error' : 'warning'} showIcon title={wording(finding.why)} description={wording(finding.fix)} />
  ))
}
