import { CopyOutlined } from '@ant-design/icons'
import { Alert, App, Button, Input, Modal } from 'antd'
import { useLocale } from '../i18n/LocaleProvider'

interface Props {
  readonly title: string
  readonly note: string
  readonly secret: string
  readonly close: () => void
}

/** A password or token that nobody can look up again. It does not go away by a click beside it. */
export function ShownOnce({ title, note, secret, close }: Props) {
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
      footer={
        <Button type="primary" onClick={close}>
          {t('once.kept')}
        </Button>
      }
    >
      <div className="stack">
        <p>{note}</p>
        <div className="secret">
          <Input readOnly className="code" aria-label={title} value={secret} onFocus={(event) => event.target.select()} />
          <Button icon={<CopyOutlined />} onClick={copy}>
            {t('once.copy')}
          </Button>
        </div>
        <Alert type="warning" showIcon title={t('once.warning')} />
      </div>
    </Modal>
  )
}
