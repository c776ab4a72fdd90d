import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useLocale } from '../i18n/LocaleProvider'

interface Props {
  readonly columns: readonly { readonly key: string; readonly title: string; readonly main?: boolean }[]
  readonly hidden: readonly string[]
  readonly hide: (hidden: readonly string[]) => void
}

export function ColumnChoice({ columns, hidden, hide }: Props) {
  const { t } = useLocale()
  const optional = columns.filter(({ main }) => !main)
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          className="column-choice"
          value={optional.map(({ key }) => key).filter((key) => !hidden.includes(key))}
          options={optional.map(({ key, title }) => ({ value: key, label: title }))}
          onChange={(shown) => hide(optional.map(({ key }) => key).filter((key) => !shown.includes(key)))}
        />
      }
    >
      <Button icon={<SettingOutlined />}>{t('list.columns')}</Button>
    </Popover>
  )
}
