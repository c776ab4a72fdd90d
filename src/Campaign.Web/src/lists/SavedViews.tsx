import { DeleteOutlined, StarOutlined } from '@ant-design/icons'
import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { useLocale } from '../i18n/LocaleProvider'
import { useKept } from './kept'

type Views = Readonly<Record<string, string>>

/** Named filters, stored in this browser. A view is the query part of the URL, so it can also be shared. */
export function SavedViews({ id }: { id: string }) {
  const { t } = useLocale()
  const { search } = useLocation()
  const [views, change] = useKept<Views>(`campaign.views.${id}`, {})
  const [name, setName] = useState('')
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="stack views">
          {Object.entries(views).map(([one, filters]) => (
            <span key={one} className="view">
              <Link to={{ search: filters }}>{one}</Link>
              <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('list.forget', { name: one })} onClick={() => change(({ [one]: _, ...others }) => others)} />
            </span>
          ))}
          <form
            className="view"
            onSubmit={(event) => {
              event.preventDefault()
              if (name.trim()) change((before) => ({ ...before, [name.trim()]: search }))
              setName('')
            }}
          >
            <Input aria-label={t('list.name')} placeholder={t('list.name')} value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
            <Button htmlType="submit">{t('list.keep')}</Button>
          </form>
        </div>
      }
    >
      <Button icon={<StarOutlined />}>{t('list.views')}</Button>
    </Popover>
  )
}
