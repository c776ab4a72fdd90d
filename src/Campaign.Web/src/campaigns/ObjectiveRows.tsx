import { DatePicker, Form, InputNumber, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { FormRows } from '../forms/FormRows'
import { byDay } from '../forms/pickers'
import { isoDay } from '../i18n/format'
import { useLocale } from '../i18n/LocaleProvider'

export interface ObjectiveGiven {
  measure: string
  target: number
  by: Dayjs
}

/** The measures that the report computes. */
const measures = ['recovery-index', 'net-sentiment', 'negative-share', 'time-to-recover'] as const

/** The campaign's objectives, each a measure's value by a date. */
export function ObjectiveRows() {
  const { t, word } = useLocale()
  const needed = [{ required: true }]
  return (
    <FormRows name="objectives" add={t('objectives.add')} initial={{ measure: 'recovery-index' }} none={t('objectives.none')}>
      {(at) => (
        <>
          <Form.Item name={[at, 'measure']} label={t('plan.measure')} rules={needed}>
            <Select options={measures.map((value) => ({ value, label: word('measure', value) }))} />
          </Form.Item>
          <Form.Item name={[at, 'target']} label={t('plan.target')} rules={needed} extra={<Scale at={at} />}>
            <InputNumber className="full" />
          </Form.Item>
          <Form.Item name={[at, 'by']} label={t('plan.by')} rules={needed}>
            <DatePicker {...byDay} className="full" />
          </Form.Item>
        </>
      )}
    </FormRows>
  )
}

/** The unit of the target. */
function Scale({ at }: { at: number }) {
  const { word } = useLocale()
  const measure = Form.useWatch(['objectives', at, 'measure']) as string | undefined
  return measure ? word('scale', measure) : null
}

export const objectivesOf = (given: readonly ObjectiveGiven[] | undefined) => (given ?? []).map(({ measure, target, by }) => ({ measure, target, by: isoDay(by) }))
