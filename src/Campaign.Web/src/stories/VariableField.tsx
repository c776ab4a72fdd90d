import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, DatePicker, Input, InputNumber } from 'antd'
import dayjs from 'dayjs'
import { byDay } from '../forms/pickers'
import { isoDay } from '../i18n/format'
import { useLocale } from '../i18n/LocaleProvider'
import type { Variable } from './queries'

interface Props {
  readonly id: string
  readonly variable: Variable
  readonly value: unknown
  readonly change: (value: unknown) => void
}

/** A variable's label: parts of an entry have no label of their own in a template, and where none of ours fits either, the name is used. */
export function useVariableName() {
  const { wording, word } = useLocale()
  return ({ name, label }: Variable) => (wording(label) === name ? word('entry', name) : wording(label))
}

/** A field for one of a template's variables; a list has a row of fields per entry. */
export function VariableField({ id, variable, value, change }: Props) {
  const { t } = useLocale()
  const nameOf = useVariableName()
  const label = `${nameOf(variable)}${variable.required ? '' : t('stories.optional')}`
  return (
    <div className="variable">
      <label htmlFor={id}>{label}</label>
      {variable.type === 'list' ? <Entries id={id} variable={variable} value={Array.isArray(value) ? value : []} change={change} /> : <One id={id} variable={variable} value={value} change={change} />}
    </div>
  )
}

function One({ id, variable, value, change }: Props) {
  switch (variable.type) {
    case 'number':
      return <InputNumber id={id} className="full" placeholder={variable.example} value={value as number | undefined} onChange={(given) => change(given ?? undefined)} />
    case 'date':
      return <DatePicker {...byDay} id={id} className="full" placeholder={variable.example} value={value ? dayjs(value as string) : null} onChange={(given) => change(given ? isoDay(given) : undefined)} />
    default:
      return <Input.TextArea id={id} autoSize={{ minRows: 1, maxRows: 6 }} placeholder={variable.example} value={(value as string | undefined) ?? ''} onChange={(event) => change(event.target.value || undefined)} />
  }
}

function Entries({ id, variable, value, change }: Omit<Props, 'value'> & { value: unknown[] }) {
  const { t } = useLocale()
  const put = (index: number, entry: unknown) => change(value.map((before, at) => (at === index ? entry : before)))
  return (
    <div className="entries">
      {value.map((entry, index) => (
        <div key={index} className="entry-fields">
          {variable.fields.length === 0 ? (
            <One id={`${id}-${index}`} variable={{ ...variable, type: 'text' }} value={entry} change={(given) => put(index, given ?? '')} />
          ) : (
            variable.fields.map((field) => (
              <VariableField
                key={field.name}
                id={`${id}-${index}-${field.name}`}
                variable={field}
                value={(entry as Record<string, unknown>)[field.name]}
                change={(given) => put(index, { ...(entry as object), [field.name]: given })}
              />
            ))
          )}
          <Button icon={<DeleteOutlined />} aria-label={t('stories.remove')} onClick={() => change(value.filter((_, at) => at !== index))} />
        </div>
      ))}
      <Button id={id} icon={<PlusOutlined />} onClick={() => change([...value, variable.fields.length === 0 ? '' : {}])}>
        {t('stories.add')}
      </Button>
    </div>
  )
}
