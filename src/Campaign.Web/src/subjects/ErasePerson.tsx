import { Alert, Button, Input, Modal, Result, Skeleton } from 'antd'
import { useState } from 'react'
import type { Schemas } from '../api/client'
import { Drafted } from '../drafts/Drafted'
import { useGiven } from '../drafts/useDraft'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { useMay } from '../session/rights'
import { useErasing, useKept, type Account } from './queries'

interface Props {
  readonly account: Account
  /** The draft name of the form that asks for the reason. */
  readonly draft: string
  /** The person's name as shown; typed again to confirm. */
  readonly name: string
  /** The kind of person: `erase.lost` and `erase.stays` say what an erasure means for them. */
  readonly kind: string
}

/** Erases a person's data, for those who may. Once nothing is left the page no longer offers it, so the dialog goes with its own button. */
export function ErasePerson({ small = false, ...props }: Props & { readonly offered: boolean; readonly small?: boolean }) {
  const { t } = useLocale()
  const may = useMay()('administer')
  const [asking, ask] = useState(false)
  if (!may || !(props.offered || asking)) return null
  return (
    <div className="tags no-print">
      <Button danger {...(small && { size: 'small', type: 'text' })} onClick={() => ask(true)}>
        {t('erase.button')}
      </Button>
      {asking && <EraseDialog {...props} close={() => ask(false)} />}
    </div>
  )
}

function EraseDialog({ account, draft: form, name: shown, kind, close }: Props & { close: () => void }) {
  const { t, word } = useLocale()
  // Kept from when the dialog was opened: after the erasure the page has no name any more.
  const [name] = useState(shown)
  const { given, change, draft } = useGiven({ form, title: t('erase.button'), initial: { reason: '' } })
  const { reason } = given
  const [typed, setTyped] = useState('')
  const { data, error } = useKept(account)
  const erasing = useErasing(account, form)
  const ready = data?.known === true && reason.trim() !== '' && typed.trim() === name
  if (erasing.isSuccess) {
    return (
      <Modal open title={null} footer={<Button onClick={close}>{t('erase.close')}</Button>} onCancel={close}>
        <Result status="success" title={t('erase.done')} subTitle={t('erase.done.note')} extra={<Kept kept={erasing.data.kept} />} />
      </Modal>
    )
  }
  return (
    <Modal
      open
      title={t('erase.title', { name })}
      okText={t('erase.send')}
      okButtonProps={{ danger: true, disabled: !ready || draft.decides }}
      cancelText={t('mod.cancel')}
      confirmLoading={erasing.isPending}
      mask={{ closable: false }}
      onOk={() => erasing.mutate(reason)}
      onCancel={close}
    >
      <div className="stack">
        {error && <ProblemAlert problem={error} />}
        {!data && !error && <Skeleton active paragraph={{ rows: 1 }} title={false} />}
        {data && (data.known ? <Kept kept={data.kept} said /> : <Alert type="info" showIcon title={t('erase.kept.nothing')} />)}
        <dl className="erasing">
          <dt className="late">{t('erase.lost')}</dt>
          <dd>{word('erase.lost', kind)}</dd>
          <dt>{t('erase.stays')}</dt>
          <dd>{word('erase.stays', kind)}</dd>
        </dl>
        <Alert type="warning" showIcon title={t('erase.backups')} />
        <Drafted draft={draft}>
          <div className="field">
            <label htmlFor="erase-reason">{t('erase.reason')}</label>
            <Input.TextArea id="erase-reason" autoFocus rows={2} maxLength={500} value={reason} onChange={(event) => change({ reason: event.target.value })} />
          </div>
        </Drafted>
        <div className="field">
          <label htmlFor="erase-name">{t('erase.type', { name })}</label>
          <Input id="erase-name" autoComplete="off" spellCheck={false} value={typed} onChange={(event) => setTyped(event.target.value)} />
        </div>
        {erasing.error && <ProblemAlert problem={erasing.error} />}
      </div>
    </Modal>
  )
}

/** The amount of data by kind, without showing it. */
function Kept({ kept, said = false }: { kept: readonly Schemas['KeptResource'][]; said?: boolean }) {
  const { t, word, count, language } = useLocale()
  const list = new Intl.ListFormat(language).format(kept.map((one) => t('erase.kept.one', { what: word('noun', one.what), n: count(one.count) })))
  return <p className="soft">{said ? t('erase.kept', { list }) : list}</p>
}
