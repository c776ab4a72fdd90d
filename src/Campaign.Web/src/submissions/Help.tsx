import { Modal, Switch } from 'antd'
import { useLocale, type Key } from '../i18n/LocaleProvider'

const keysOf: [string[], Key][] = [
  [['J', '↓'], 'mod.key.next'],
  [['K', '↑'], 'mod.key.previous'],
  [['A'], 'mod.key.approve'],
  [['R', '1–9 0'], 'mod.key.reject'],
  [['C', '1–9 0'], 'mod.key.ask'],
  [['Z'], 'mod.key.undo'],
  [['G'], 'mod.key.goon'],
  [['?'], 'mod.key.help'],
]

/** The keyboard shortcuts, and a switch for people whom single keys disturb, for example when they dictate. */
export function Help({ open, close, keys, setKeys }: { open: boolean; close: () => void; keys: boolean; setKeys: (wanted: boolean) => void }) {
  const { t } = useLocale()
  return (
    <Modal open={open} onCancel={close} footer={null} title={t('mod.keys')}>
      <dl className="keys">
        {keysOf.map(([names, meaning]) => (
          <div key={meaning}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{t('mod.keys.final')}</p>
      <label className="switch">
        <Switch checked={keys} onChange={setKeys} /> {t('mod.keys.on')}
      </label>
    </Modal>
  )
}
