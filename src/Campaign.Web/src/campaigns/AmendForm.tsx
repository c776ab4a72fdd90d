import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Card, DatePicker, Form, Input, InputNumber } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { api, body, ifMatch, lasting } from '../api/client'
import { sent } from '../drafts/store'
import { formOf, useDraft } from '../drafts/useDraft'
import { ChangeProblem } from '../forms/ChangeProblem'
import { DraftForm } from '../forms/DraftForm'
import { FormEnd } from '../forms/FormEnd'
import { byDay } from '../forms/pickers'
import { useSeen } from '../forms/seen'
import { isoDay } from '../i18n/format'
import { useLocale } from '../i18n/LocaleProvider'
import { ObjectiveRows, objectivesOf, type ObjectiveGiven } from './ObjectiveRows'
import type { Campaign } from './queries'
import { parts } from './room'

interface Given {
  name: string
  dates: [Dayjs, Dayjs]
  budget: number
  objectives: ObjectiveGiven[]
  phases?: { dates: [Dayjs, Dayjs]; gate?: string | null }[]
  reason?: string
}

/** Corrects what was agreed: dates, budget, phases with their gates, objectives. Changes that others rely on need a reason. */
export function AmendForm({ campaign, close }: { campaign: Campaign; close: () => void }) {
  const { t, word } = useLocale()
  const queries = useQueryClient()
  const [form] = Form.useForm<Given>()
  const [initial] = useState(() => initialOf(campaign))
  const name = formOf('campaign', campaign.id, 'amend')
  const draft = useDraft<Given>({ form: name, title: `${t('plan.amend')} · ${campaign.name}`, about: campaign, of: parts, initial, restore: (values) => form.setFieldsValue(values) })
  const amend = useMutation({
    mutationFn: ({ given, on }: { given: Given; on: Campaign }) => send(on, given),
    onSuccess: () => {
      sent(name)
      close()
    },
    onSettled: () => queries.invalidateQueries({ predicate: lasting }),
  })
  const { seen, decided } = useSeen(campaign, amend.error)
  const needed = [{ required: true }]
  return (
    <DraftForm<Given> draft={draft} form={form} layout="vertical" className="stack" onFinish={(given) => amend.mutate({ given, on: decided() })} initialValues={initial}>
      <Card title={<h2>{t('new.programme')}</h2>}>
        <div className="form">
          <Form.Item name="name" label={t('new.name')} rules={needed}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="dates" label={t('plan.dates')} rules={needed}>
            <DatePicker.RangePicker {...byDay} className="full" />
          </Form.Item>
          <Form.Item name="budget" label={t('plan.budget')} rules={needed}>
            <InputNumber min={0} precision={2} className="full" />
          </Form.Item>
        </div>
      </Card>
      {seen.phases.length > 0 && (
        <Card title={<h2>{t('phases.title')}</h2>}>
          {seen.phases.map(({ phase }, index) => (
            <fieldset key={phase} className="rows">
              <legend>{word('phase', phase)}</legend>
              <div className="form">
                <Form.Item name={['phases', index, 'dates']} label={t('plan.dates')} rules={needed}>
                  <DatePicker.RangePicker {...byDay} className="full" />
                </Form.Item>
                <Form.Item name={['phases', index, 'gate']} label={t('plan.gate')}>
                  <Input placeholder={t('plan.usual')} maxLength={500} />
                </Form.Item>
              </div>
            </fieldset>
          ))}
        </Card>
      )}
      <Card title={<h2>{t('home.objectives')}</h2>}>
        <ObjectiveRows />
      </Card>
      {seen.status !== 'draft' && (
        <Form.Item name="reason" label={t('plan.why')}>
          <Input.TextArea rows={2} />
        </Form.Item>
      )}
      {amend.error && <ChangeProblem problem={amend.error} of={parts} before={seen} now={campaign} />}
      <FormEnd send={t('plan.save')} busy={amend.isPending} cancel={close} />
    </DraftForm>
  )
}

const initialOf = ({ name, starts, ends, budget, objectives, phases }: Campaign): Given => ({
  name,
  dates: [dayjs(starts), dayjs(ends)],
  budget,
  objectives: objectives.map(({ measure, target, by }) => ({ measure, target, by: dayjs(by) })),
  phases: phases.map((plan) => ({ dates: [dayjs(plan.starts), dayjs(plan.ends)], gate: plan.gate ?? null })),
})

const send = ({ id, version, phases }: Campaign, given: Given) =>
  body(
    api.POST('/api/v1/campaigns/{campaign}/amend', {
      params: { path: { campaign: id } },
      headers: ifMatch(version),
      body: {
        name: given.name,
        starts: isoDay(given.dates[0]),
        ends: isoDay(given.dates[1]),
        budget: given.budget,
        objectives: objectivesOf(given.objectives),
        phases:
          phases.length === 0
            ? null
            : phases.map(({ phase }, index) => {
                const plan = given.phases![index]!
                return { phase, starts: isoDay(plan.dates[0]), ends: isoDay(plan.dates[1]), gate: plan.gate?.trim() || null }
              }),
        reason: given.reason?.trim() || null,
      },
    }),
  )
