import { Button } from 'antd'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'

interface Props {
  readonly send: string
  readonly busy: boolean
  /** Why it was refused, unless the form shows that itself. */
  readonly problem?: unknown
  readonly cancel?: () => void
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly size?: 'large'
}

/** The end of a form: the refusal, the submit button and the cancel button. */
export function FormEnd({ send, busy, problem, cancel, danger = false, disabled, size }: Props) {
  const { t } = useLocale()
  return (
    <>
      {problem != null && <ProblemAlert problem={problem} />}
      <div className="tags">
        <Button type={danger ? 'default' : 'primary'} danger={danger} size={size} htmlType="submit" loading={busy} disabled={disabled}>
          {send}
        </Button>
        {cancel && (
          <Button size={size} disabled={false} onClick={cancel}>
            {t('mod.cancel')}
          </Button>
        )}
      </div>
    </>
  )
}
