import { DatePicker, Form, Input, InputNumber, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { isoDay, type Format } from '../i18n/format'
import type { Field, Given } from './fields'
import { byDay, toTheMinute } from './pickers'

/** One field with its label. The server validates the value. */
export function FieldItem({ field, first }: { field: Field; first?: boolean }) {
  return (
    <Form.Item name={field.name} label={field.label} rules={[{ required: field.needed ?? false }]} extra={field.help} className={field.kind === 'words' ? 'whole' : undefined}>
      {inputOf(field, first)}
    </Form.Item>
  )
}

function inputOf({ kind, needed = false, options = [] }: Field, first?: boolean): ReactNode {
  switch (kind) {
    case 'words':
      return <Input.TextArea autoFocus={first} autoSize={{ minRows: 3, maxRows: 12 }} />
    case 'money':
      return <InputNumber min={0} precision={2} className="full" autoFocus={first} />
    case 'count':
      return <InputNumber min={0} precision={0} className="full" autoFocus={first} />
    case 'day':
      return <DatePicker {...byDay} allowClear={!needed} className="full" />
    case 'time':
      return <DatePicker {...toTheMinute} allowClear={!needed} className="full" />
    case 'choice':
      return <Select options={[...options]} showSearch={{ optionFilterProp: 'label' }} allowClear />
    case 'tags':
      return <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、']} />
    default:
      return <Input autoFocus={first} />
  }
}

/** The form's initial values. */
export const initialOf = (fields: readonly Field[], { picked }: Format): Given =>
  Object.fromEntries(fields.map(({ name, kind, initial }) => [name, initial && kind === 'time' ? picked(initial as string) : initial && kind === 'day' ? dayjs(initial as string) : initial]))

/** The form's values as the API takes them. */
export const givenOf = (fields: readonly Field[], values: Given, format: Format): Given =>
  Object.fromEntries(fields.map(({ name, kind }) => [name, valueOf(kind, values[name], format)]))

function valueOf(kind: Field['kind'], value: unknown, { instant }: Format): unknown {
  if (kind === 'day') return value ? isoDay(value as Dayjs) : null
  if (kind === 'time') return value ? instant(value as Dayjs) : null
  return typeof value === 'string' ? value.trim() || null : (value ?? null)
}
