import { Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useDraft } from '../drafts/useDraft'
import { DraftForm } from '../forms/DraftForm'
import { FormEnd } from '../forms/FormEnd'
import { toTheMinute } from '../forms/pickers'
import { useLocale, type Key } from '../i18n/LocaleProvider'
import { draftOf, type Deliverable, type Step } from './queries'
import { parts } from './room'

interface Props {
  readonly verb: string
  readonly one: Deliverable
  readonly busy: boolean
  readonly take: (step: Step) => void
  readonly cancel: () => void
}

interface Given {
  text: string
  links: string[]
  note: string
  reason: string
  url: string
  at: Dayjs
  labelSeen?: boolean
  stillUp?: boolean
  views: number
  likes: number
  comments: number
  shares: number
  amount: number
  reference: string
}

const counts = ['views', 'likes', 'comments', 'shares'] as const

/** Asks for what a step needs. The server validates it. */
export function StepForm({ verb, one, busy, take, cancel }: Props) {
  const { t, word, instant, picked } = useLocale()
  const [form] = Form.useForm<Given>()
  const [initial] = useState(() => ({
    text: one.text ?? '',
    links: [...one.links],
    at: picked(new Date().toISOString()),
    labelSeen: one.labelSeen ?? false,
    stillUp: one.stillUp ?? true,
    ...one.metrics,
    amount: Math.max(0, one.fee - one.paid),
  }))
  const draft = useDraft<Partial<Given>>({ form: draftOf(one, verb), title: `${word('step', verb)} · ${one.title}`, about: one, of: parts, initial, restore: (values) => form.setFieldsValue(values) })
  return (
    <DraftForm<Given> draft={draft} form={form} layout="vertical" onFinish={(given) => take(stepOf(verb, given, instant))} initialValues={initial}>
      <h3>{word('step', verb)}</h3>
      {verb === 'draft' && (
        <>
          <Words name="text" label="deliverables.text" rows={10} />
          <Form.Item name="links" label={t('deliverables.links')} extra={t('deliverables.links.help')}>
            <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[' ', '\n']} />
          </Form.Item>
        </>
      )}
      {verb === 'request-changes' && <Words name="note" label="deliverables.what" rows={4} />}
      {verb === 'cancel' && <Words name="reason" label="deliverables.why" rows={3} />}
      {verb === 'publish' && (
        <>
          <Form.Item name="url" label={t('deliverables.url')} rules={[{ required: true }]}>
            <Input type="url" autoFocus />
          </Form.Item>
          <Form.Item name="at" label={t('deliverables.at')} rules={[{ required: true }]}>
            <DatePicker {...toTheMinute} />
          </Form.Item>
        </>
      )}
      {verb === 'verify' && (
        <>
          <Form.Item name="labelSeen" valuePropName="checked">
            <Checkbox>{t('deliverables.labelseen')}</Checkbox>
          </Form.Item>
          <Form.Item name="stillUp" valuePropName="checked">
            <Checkbox>{t('deliverables.stillup')}</Checkbox>
          </Form.Item>
          <div className="tags">
            {counts.map((name) => (
              <Form.Item key={name} name={name} label={word('metric', name)}>
                <InputNumber min={0} precision={0} />
              </Form.Item>
            ))}
          </div>
        </>
      )}
      {verb === 'settle' && (
        <>
          <Form.Item name="amount" label={t('deliverables.amount')} rules={[{ required: true }]}>
            <InputNumber min={0} precision={2} autoFocus />
          </Form.Item>
          <Form.Item name="reference" label={t('deliverables.reference')} rules={[{ required: true }]}>
            <Input />
          </Form.Item>
        </>
      )}
      <FormEnd send={word('step', verb)} busy={busy} cancel={cancel} />
    </DraftForm>
  )
}

function Words({ name, label, rows }: { name: 'text' | 'note' | 'reason'; label: Key; rows: number }) {
  const { t } = useLocale()
  return (
    <Form.Item name={name} label={t(label)} rules={[{ required: true }]}>
      <Input.TextArea autoFocus rows={rows} />
    </Form.Item>
  )
}

function stepOf(verb: string, given: Given, instant: (picked: Dayjs) => string): Step {
  switch (verb) {
    case 'draft':
      return { verb, text: given.text, links: given.links }
    case 'request-changes':
      return { verb, note: given.note }
    case 'publish':
      return { verb, url: given.url, at: instant(given.at) }
    case 'verify':
      return {
        verb,
        labelSeen: given.labelSeen ?? false,
        stillUp: given.stillUp ?? false,
        metrics: { views: given.views, likes: given.likes, comments: given.comments, shares: given.shares },
      }
    case 'settle':
      return { verb, amount: given.amount, reference: given.reference }
    default:
      return { verb: 'cancel', reason: given.reason }
  }
}
