import { Input, Modal } from 'antd'
import { Drafted } from '../drafts/Drafted'
import { useGiven } from '../drafts/useDraft'
import { useLocale } from '../i18n/LocaleProvider'
import { useFocusBack } from '../layout/focus'
import { ProblemAlert } from '../layout/Problems'

interface Props {
  readonly title: string
  /** The name of the form's draft. */
  readonly draft: string
  readonly note: string
  readonly danger?: boolean
  readonly busy: boolean
  readonly problem: unknown
  readonly act: (reason: string) => void
  readonly close: () => void
}

/** Asks for confirmation and a reason, which is kept in the audit log. */
export function ReasonDialog({ title, draft: form, note, danger, busy, problem, act, close }: Props) {
  useFocusBack()
  const { t } = useLocale()
  const { given, change, draft } = useGiven({ form, title, initial: { reason: '' } })
  return (
    <Modal open title={title} okText={title} okButtonProps={{ danger, disabled: draft.decides }} cancelText={t('mod.cancel')} confirmLoading={busy} onOk={() => act(given.reason)} onCancel={close}>
      <div className="stack">
        <p>{note}</p>
        <Drafted draft={draft}>
          <div className="field">
            <label htmlFor="reason">{t('people.reason')}</label>
            <Input.TextArea id="reason" autoFocus rows={2} maxLength={500} value={given.reason} onChange={(event) => change({ reason: event.target.value })} />
          </div>
        </Drafted>
        {problem != null && <ProblemAlert problem={problem} />}
      </div>
    </Modal>
  )
}
