import { Alert, Button, Result } from 'antd'
import { Link, useRouteError } from 'react-router'
import { Problem } from '../api/client'
import { useLocale } from '../i18n/LocaleProvider'

/** A fault or refusal in the server's words, with what to do. */
export function ProblemAlert({ problem, retry }: { problem: unknown; retry?: () => void }) {
  const { t, wording } = useLocale()
  const text = useProblemText()(problem)
  const findings = problem instanceof Problem ? problem.findings : []
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={text}
      description={
        findings.length > 0 && (
          <ul className="plain">
            {findings.map((finding) => (
              <li key={finding.code + finding.where}>
                {[...new Set([wording(finding.why), wording(finding.fix)])].join(' ')}
              </li>
            ))}
          </ul>
        )
      }
      action={retry && <Button onClick={retry}>{t('problem.again')}</Button>}
    />
  )
}

/** The text for a problem; our own where the server could not answer. */
export function useProblemText() {
  const { t } = useLocale()
  return (problem: unknown) =>
    problem instanceof Problem && problem.message ? problem.message : t(problem instanceof Problem && problem.status === 0 ? 'problem.unreachable' : 'problem.fault')
}

/** Shown instead of a page that broke, for example after a server upgrade. */
export function PageFault() {
  const { t } = useLocale()
  console.error(useRouteError())
  return <Result status="warning" title={t('problem.page')} extra={<Button onClick={() => location.reload()}>{t('problem.reload')}</Button>} />
}

export function NoSuchPage() {
  const { t } = useLocale()
  return <Result status="404" title={t('problem.nopage')} extra={<Link to="/">{t('nav.portfolio')}</Link>} />
}
