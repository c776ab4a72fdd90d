import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Card, DatePicker, Form, Input, InputNumber, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api, body } from '../api/client'
import { sent } from '../drafts/store'
import { formOf, useDraft } from '../drafts/useDraft'
import { DraftForm } from '../forms/DraftForm'
import { byDay, toTheMinute } from '../forms/pickers'
import { FormEnd } from '../forms/FormEnd'
import { isoDay } from '../i18n/format'
import { useLocale } from '../i18n/LocaleProvider'
import { PageTitle } from '../layout/PageTitle'
import { ObjectiveRows, objectivesOf, type ObjectiveGiven } from './ObjectiveRows'
import { USUAL_CURRENCY } from './queries'

interface Given {
  name: string
  brand: string
  currency: string
  dates: [Dayjs, Dayjs]
  budget: number
  title: string
  onset: Dayjs
  cluster: 'victim' | 'accidental' | 'preventable'
  severity: number
  summary: string
  objectives?: ObjectiveGiven[]
}

const NEW = formOf('campaign', 'new')
const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'SGD']
const clusters = ['victim', 'accidental', 'preventable'] as const

/** The crisis, and the programme that answers it. The server reports what is missing. */
export default function NewCampaignPage() {
  const { t, word, instant, picked, today } = useLocale()
  const go = useNavigate()
  const queries = useQueryClient()
  const [form] = Form.useForm<Given>()
  const [initial] = useState(() => ({
    currency: USUAL_CURRENCY,
    severity: 3,
    onset: picked(new Date().toISOString()).startOf('hour'),
    dates: [dayjs(today()), dayjs(today()).add(89, 'day')] satisfies Given['dates'],
  }))
  const draft = useDraft<Partial<Given>>({ form: NEW, title: t('new.title'), initial, restore: (values) => form.setFieldsValue(values) })
  const create = useMutation({
    mutationFn: (given: Given) => make(given, instant(given.onset)),
    onSuccess: async (campaign) => {
      sent(NEW)
      await queries.invalidateQueries({ queryKey: ['campaigns'] })
      await go(`/campaigns/${campaign.id}/plan`)
    },
  })
  const needed = [{ required: true }]
  return (
    <div className="page">
      <PageTitle text={t('new.title')} />
      <h1>{t('new.title')}</h1>
      <DraftForm<Given> draft={draft} form={form} layout="vertical" className="stack" onFinish={(given) => create.mutate(given)} initialValues={initial}>
        <Card title={<h2>{t('plan.crisis')}</h2>}>
          <div className="form">
            <Form.Item name="title" label={t('plan.what')} rules={needed} className="whole">
              <Input autoFocus maxLength={200} />
            </Form.Item>
            <Form.Item name="onset" label={t('plan.onset')} rules={needed}>
              <DatePicker {...toTheMinute} className="full" />
            </Form.Item>
            <Form.Item name="cluster" label={t('plan.cluster')} rules={needed} help={t('new.cluster')}>
              <Select options={clusters.map((value) => ({ value, label: word('cluster', value) }))} />
            </Form.Item>
            <Form.Item name="severity" label={t('plan.severity')} rules={needed} help={t('new.severity')}>
              <InputNumber min={1} max={5} precision={0} className="full" />
            </Form.Item>
            <Form.Item name="summary" label={t('new.summary')} rules={needed} className="whole">
              <Input.TextArea rows={3} />
            </Form.Item>
          </div>
        </Card>
        <Card title={<h2>{t('new.programme')}</h2>}>
          <div className="form">
            <Form.Item name="name" label={t('new.name')} rules={needed}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="brand" label={t('new.brand')} rules={needed}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="dates" label={t('plan.dates')} rules={needed}>
              <DatePicker.RangePicker {...byDay} className="full" />
            </Form.Item>
            <Form.Item name="budget" label={t('plan.budget')} rules={needed}>
              <InputNumber min={0} precision={2} className="full" />
            </Form.Item>
            <Form.Item name="currency" label={t('new.currency')} rules={needed}>
              <Select options={currencies.map((value) => ({ value, label: value }))} />
            </Form.Item>
          </div>
        </Card>
        <Card title={<h2>{t('home.objectives')}</h2>}>
          <ObjectiveRows />
        </Card>
        <FormEnd send={t('new.make')} busy={create.isPending} problem={create.error} cancel={() => void go('/')} size="large" />
      </DraftForm>
    </div>
  )
}

function make({ name, brand, currency, dates, budget, title, cluster, severity, summary, objectives }: Given, onset: string) {
  return body(
    api.POST('/api/v1/campaigns', {
      body: {
        name,
        brand,
        currency,
        starts: isoDay(dates[0]),
        ends: isoDay(dates[1]),
        budget,
        crisis: { title, onset, cluster, severity, summary },
        objectives: objectivesOf(objectives),
      },
    }),
  )
}
