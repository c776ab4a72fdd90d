import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { api, body, ifMatch, lasting, type Schemas } from '../api/client'
import { channels, kinds } from '../api/words'
import { sent } from '../drafts/store'
import { formOf, useDraft } from '../drafts/useDraft'
import { ChangeProblem } from '../forms/ChangeProblem'
import { DraftForm } from '../forms/DraftForm'
import { FieldItem } from '../forms/FieldItem'
import { FormEnd } from '../forms/FormEnd'
import { FormRows } from '../forms/FormRows'
import { useSeen } from '../forms/seen'
import { useLocale } from '../i18n/LocaleProvider'
import { SideDrawer } from '../layout/SideDrawer'
import type { Partner } from './queries'
import { parts } from './room'

type Body = Schemas['RegisterPartnerBody'] & Pick<Schemas['AmendPartnerBody'], 'reason'>

interface Props {
  /** The partner to correct; undefined for a new one. */
  readonly partner?: Partner
  readonly close: () => void
  readonly done: (partner: string) => void
}

/** A partner's record: name, accounts and rates. */
export function PartnerForm({ partner, close, done }: Props) {
  const { t, word } = useLocale()
  const queries = useQueryClient()
  const [opened] = useState(partner)
  const [form] = Form.useForm<Body>()
  const [initial] = useState(() => (opened ?? { accounts: [{}], rates: [], categories: [] }) as Partial<Body>)
  const title = partner ? word('partnerstep', 'amend') : t('partners.new')
  const name = opened ? formOf('partner', opened.id, 'amend') : formOf('partner', 'new')
  const draft = useDraft<Partial<Body>>({ form: name, title: [title, opened?.name].filter(Boolean).join(' · '), about: partner, of: parts, initial, restore: (values) => form.setFieldsValue(values) })
  const keep = useMutation({
    mutationFn: ({ given, on }: { given: Body; on?: Partner }) => (on ? amend(on, given, opened?.contact ?? '') : register(given)),
    onSuccess: ({ id }) => {
      sent(name)
      done(id)
    },
    onSettled: () => queries.invalidateQueries({ predicate: lasting }),
  })
  const { seen, decided } = useSeen(partner, keep.error)
  const needed = [{ required: true }]
  return (
    <SideDrawer title={title} width={620} close={close}>
      <DraftForm<Body> draft={draft} form={form} layout="vertical" onFinish={(given) => keep.mutate({ given, on: decided() })} initialValues={initial}>
        <Form.Item name="name" label={t('partners.name')} rules={needed}>
          <Input autoFocus maxLength={200} />
        </Form.Item>
        <fieldset className="rows">
          <legend>{t('partners.accounts')}</legend>
          <FormRows name="accounts" add={t('partners.account.add')} least={1}>
            {(at) => (
              <>
                <Form.Item name={[at, 'channel']} label={t('deliverables.channel')} rules={needed}>
                  <Select options={channels.map((value) => ({ value, label: word('channel', value) }))} />
                </Form.Item>
                <Form.Item name={[at, 'handle']} label={t('partners.handle')} rules={needed}>
                  <Input />
                </Form.Item>
                <Form.Item name={[at, 'followers']} label={t('partners.followers')} rules={needed}>
                  <InputNumber min={0} precision={0} className="full" />
                </Form.Item>
              </>
            )}
          </FormRows>
        </fieldset>
        <fieldset className="rows">
          <legend>{t('partners.rates')}</legend>
          <FormRows name="rates" add={t('partners.rate.add')}>
            {(at) => (
              <>
                <Form.Item name={[at, 'kind']} label={t('collab.kind')} rules={needed}>
                  <Select options={kinds.map((value) => ({ value, label: word('kind', value) }))} />
                </Form.Item>
                <Form.Item name={[at, 'fee']} label={t('deliverables.fee')} rules={needed}>
                  <InputNumber min={0} precision={2} className="full" />
                </Form.Item>
              </>
            )}
          </FormRows>
        </fieldset>
        <FieldItem field={{ name: 'categories', label: t('partners.categories'), kind: 'tags', help: t('partners.categories.help') }} />
        <Form.Item name="contact" label={t('partners.contact')} extra={t('partners.contact.help')}>
          <Input maxLength={300} />
        </Form.Item>
        {partner && <FieldItem field={{ name: 'reason', label: t('plan.why'), kind: 'words', help: t('partners.why.help') }} />}
        {keep.error && <ChangeProblem problem={keep.error} of={parts} before={seen} now={partner} />}
        <FormEnd send={partner ? t('plan.save') : t('partners.register')} busy={keep.isPending} cancel={close} />
      </DraftForm>
    </SideDrawer>
  )
}

const register = ({ reason: _, ...given }: Body) => body(api.POST('/api/v1/partners', { body: { ...given, id: null } }))

/** An emptied contact is removed. An untouched one is left out: if the person was erased meanwhile, it must not come back. */
const amend = ({ id, version }: Partner, { name, accounts, categories, rates, contact, reason }: Body, shown: string) =>
  body(
    api.POST('/api/v1/partners/{partner}/amend', {
      params: { path: { partner: id } },
      headers: ifMatch(version),
      body: { name, accounts, categories, rates, contact: (contact ?? '') === shown ? null : (contact ?? ''), reason: reason?.trim() || null },
    }),
  )
