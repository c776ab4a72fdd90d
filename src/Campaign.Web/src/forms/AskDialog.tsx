import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Form, Modal } from 'antd'
import { useState, type ReactNode } from 'react'
import { lasting } from '../api/client'
import { sent } from '../drafts/store'
import { useDraft } from '../drafts/useDraft'
import { useLocale } from '../i18n/LocaleProvider'
import { useFocusBack } from '../layout/focus'
import { ChangeProblem, type Parts } from './ChangeProblem'
import { DraftForm } from './DraftForm'
import { FieldItem, givenOf, initialOf } from './FieldItem'
import type { Field, Given } from './fields'
import { useSeen } from './seen'

interface Props<A extends object | undefined, T> {
  readonly title: string
  /** The name of the form's draft. */
  readonly draft: string
  readonly fields: readonly Field[]
  readonly danger?: boolean
  /** The resource that it is about, as the page shows it now. */
  readonly about: A
  /** Its parts that are compared when somebody else changed it. */
  readonly of: Parts | undefined
  /** @param about The resource as it was when the dialog was opened, so that changes by others are not overwritten unseen. */
  readonly send: (given: Given, about: A) => Promise<T>
  readonly done?: (answer: T) => void
  readonly close: () => void
  readonly children?: ReactNode
}

/** Asks for what a step needs and takes the step. What is on screen is refreshed afterwards. */
export function AskDialog<A extends object | undefined, T>({ title, draft: form, fields, danger, about, of = {}, send, done, close, children }: Props<A, T>) {
  useFocusBack()
  const locale = useLocale()
  const { t } = locale
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [fill] = Form.useForm<Given>()
  const [initial] = useState(() => initialOf(fields, locale))
  const named = (about ?? {}) as { title?: string | null; name?: string | null }
  const draft = useDraft<Given>({
    form: fields.length > 0 ? form : undefined,
    title: [title, named.title ?? named.name].filter(Boolean).join(' · '),
    about,
    of,
    initial,
    restore: (values) => fill.setFieldsValue(values),
  })
  const step = useMutation({
    mutationFn: ({ given, on }: { given: Given; on: A }) => send(given, on),
    onSuccess: (answer) => {
      if (fields.length > 0) sent(form)
      void message.success(t('ask.done', { step: title }))
      close()
      done?.(answer)
    },
    onSettled: () => queries.invalidateQueries({ predicate: lasting }),
  })
  const { seen, decided } = useSeen(about, step.error)
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      okText={title}
      cancelText={t('mod.cancel')}
      okButtonProps={{ danger: danger ?? false, disabled: draft.decides }}
      confirmLoading={step.isPending}
      onOk={() => fill.submit()}
      mask={{ closable: false }}
    >
      {children}
      <DraftForm<Given> draft={draft} form={fill} layout="vertical" className="ask" initialValues={initial} onFinish={(values) => step.mutate({ given: givenOf(fields, values, locale), on: decided() })}>
        {fields.map((field, index) => (
          <FieldItem key={field.name} field={field} first={index === 0} />
        ))}
        {fields.some(({ kind }) => kind !== 'words') && <button type="submit" hidden disabled={draft.decides} />}
      </DraftForm>
      {step.error && <ChangeProblem problem={step.error} of={of} before={seen} now={about} />}
    </Modal>
  )
}
