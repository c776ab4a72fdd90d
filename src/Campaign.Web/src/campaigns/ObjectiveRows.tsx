import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, DatePicker, Form, InputNumber, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { byDay } from '../forms/pickers'
import { isoDay } from '../i18n/format'
import { useLocale } from '../i18n/LocaleProvider'

export interface ObjectiveGiven {
  measure: string
  target: number
  by: Dayjs
}

/** The measures that the report works out. */
const measures = ['recovery-index', 'net-sentiment', 'negative-share', 'time-to-recover'] as const

/** What the campaign wants to reach, each as a measure's value by a day. */
export function ObjectiveRows() {
  const { t, word } = useLocale()
  const needed = [{ required: true }]
  return (
    <Form.List name="objectives">
      {(rows, { add, remove }) => (
        <>
          {rows.length === 0 && <p className="soft">{t('objectives.none')}</p>}
          {rows.map((row) => (
            <div key={row.key} className="row">
              <Form.Item name={[row.name, 'measure']} label={t('plan.measure')} rules={needed}>
                <Select options={measures.map((value) => ({ value, label: word('measure', value) }))} />
              </Form.Item>
              <Form.Item name={[row.name, 'target']} label={t('plan.target')} rules={needed} extra={<Scale at={row.name} />}>
                <InputNumber className="full" />
              </Form.Item>
              <Form.Item name={[row.name, 'by']} label={t('plan.by')} rules={needed}>
                <DatePicker {...byDay} className="full" />
              </Form.Item>
              <Button icon={<DeleteOutlined />} aria-label={t('stories.remove')} onClick={() => remove(row.name)} />
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({ measure: 'recovery-index' })}>
            {t('objectives.add')}
          </Button>
        </>
      )}
    </Form.List>
  )
}

/** In which unit the target is. */
function Scale({ at }: { at: number }) {
  const { word } = useLocale()
  const measure = Form.useWatch(['objectives', at, 'measure']) as string | undefined
  return measure ? word('scale', measure) : null
}

export const objectivesOf = (given: readonly ObjectiveGiven[] | undefined) => (given ?? []).map(({ measure, target, by }) => ({ measure, target, by: isoDay(by) }))
