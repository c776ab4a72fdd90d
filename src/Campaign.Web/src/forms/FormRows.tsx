import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import type { ReactNode } from 'react'
import { useLocale } from '../i18n/LocaleProvider'

interface Props {
  readonly name: string
  /** The label for adding a row, and a new row's initial values. */
  readonly add: string
  readonly initial?: object
  readonly least?: number
  /** Shown while there is no row. */
  readonly none?: string
  readonly children: (at: number) => ReactNode
}

/** A variable number of rows of fields. */
export function FormRows({ name, add, initial = {}, least = 0, none, children }: Props) {
  const { t } = useLocale()
  return (
    <Form.List name={name}>
      {(rows, { add: another, remove }) => (
        <>
          {none && rows.length === 0 && <p className="soft">{none}</p>}
          {rows.map((row) => (
            <div key={row.key} className="row">
              {children(row.name)}
              {rows.length > least && <Button icon={<DeleteOutlined />} aria-label={t('stories.remove')} onClick={() => remove(row.name)} />}
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => another(initial)}>
            {add}
          </Button>
        </>
      )}
    </Form.List>
  )
}
