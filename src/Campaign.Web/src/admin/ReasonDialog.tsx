import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useLocale } from '../i18n/LocaleProvider'
import { useFocusBack } from '../layout/focus'
import { ProblemAlert } from '../layout/Problems'

interface Props {
  readonly title: string
  readonly note: string
  readonly danger?: boolean
  readonly busy: boolean
  readonly problem: unknown
  readonly act: (reason: string) => void
  readonly close: () => void
}

/** Asks before something that has consequences, and why; the reason stands in the audit. */
export function ReasonDialog({ title, note, danger, busy, problem, act, close }: Props) {
  useFocusBack()
  const { t } = useLocale()
  const [reason, setReason] = useState('')
  return (
    <Modal open title={title} okText={title} okButtonProps={{ danger }} cancelText={t('mod.cancel')} confirmLoading={busy} onOk={() => act(reason)} onCancel={close}>
      <div className="stack">
        <p>{note}</p>
        <div className="field">
          <label htmlFor="reason">{t('people.reason')}</label>
          <Input.TextArea id="reason" autoFocus rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </div>
        {problem != null && <ProblemAlert problem={problem} />}
      </div>
    </Modal>
  )
}
