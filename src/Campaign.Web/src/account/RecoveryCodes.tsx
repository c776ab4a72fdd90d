import { Alert } from 'antd'
import { ShownOnce } from '../admin/ShownOnce'
import { useLocale } from '../i18n/LocaleProvider'
import { useSession } from '../session/rights'
import { makeRecoveryCodes } from './queries'
import { WithPassword } from './WithPassword'

/** Below this many, the owner is reminded. */
const FEW = 3

/** Recovery codes for a lost phone: how many are left, and creating new ones. */
export function RecoveryCodes({ show }: { show: (codes: readonly string[]) => void }) {
  const { t } = useLocale()
  const { recoveryCodesLeft: left } = useSession()
  return (
    <div className="stack">
      {left === 0 ? <Alert type="warning" showIcon title={t('recovery.none')} /> : <p>{t('recovery.left', { n: left })}</p>}
      {left > 0 && left <= FEW && <Alert type="warning" showIcon title={t('recovery.few')} />}
      <WithPassword
        id="recovery-password"
        act={t('recovery.make')}
        note={t('recovery.make.note')}
        change={makeRecoveryCodes}
        done={({ recoveryCodes }) => show(recoveryCodes ?? [])}
      />
    </div>
  )
}

/** Shown once, to be copied or printed. */
export function RecoveryCodesShown({ codes, close }: { codes: readonly string[]; close: () => void }) {
  const { t } = useLocale()
  const { name } = useSession()
  return (
    <ShownOnce title={t('recovery.title')} note={t('recovery.note')} secret={codes.join('\n')} close={close}>
      <h3 className="only-print">{t('recovery.for', { name })}</h3>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </ShownOnce>
  )
}
