import { CopyOutlined, PrinterOutlined } from '@ant-design/icons'
import { Alert, App, Button, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useLocale } from '../i18n/LocaleProvider'
import { useFocusBack } from '../layout/focus'

interface Props {
  readonly title: string
  readonly note: string
  readonly secret: string
  readonly close: () => void
  /** How the secret is shown if it is more than one line. */
  readonly children?: ReactNode
}

/** A password, token or code that cannot be looked up again. Clicking outside does not close it. */
export function ShownOnce({ title, note, secret, close, children }: Props) {
  useFocusBack()
  const { t } = useLocale()
  const { message } = App.useApp()
  const copy = () =>
    void navigator.clipboard.writeText(secret).then(
      () => message.success(t('once.copied')),
      () => message.warning(t('once.notcopied')),
    )
  return (
    <Modal
      open
      title={title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      className={children ? 'printable' : undefined}
      footer={
        <Button type="primary" onClick={close}>
          {t('once.kept')}
        </Button>
      }
    >
      <div className="stack">
        <p>{note}</p>
        {children}
        <div className="secret no-print">
          {!children && <Input readOnly className="code" aria-label={title} value={secret} onFocus={(event) => event.target.select()} />}
          <Button icon={<CopyOutlined />} onClick={copy}>
            {t('once.copy')}
          </Button>
          {children && (
            <Button icon={<PrinterOutlined />} onClick={() => print()}>
              {t('recovery.print')}
            </Button>
          )}
        </div>
        <Alert className="no-print" type="warning" showIcon title={t('once.warning')} />
      </div>
    </Modal>
  )
}
