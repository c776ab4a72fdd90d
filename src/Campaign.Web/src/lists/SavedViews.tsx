import { DeleteOutlined, StarOutlined } from '@ant-design/icons'
import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { useLocale } from '../i18n/LocaleProvider'

type Views = Readonly<Record<string, string>>

const keyOf = (id: string) => `campaign.views.${id}`

/** Filters under a name, in this browser. A view is what stands in the address, so it can be sent to others as well. */
export function SavedViews({ id }: { id: string }) {
  const { t } = useLocale()
  const { search } = useLocation()
  const [views, set] = useState<Views>(() => JSON.parse(localStorage.getItem(keyOf(id)) ?? '{}') as Views)
  const [name, setName] = useState('')
  const keep = (changed: Views) => {
    localStorage.setItem(keyOf(id), JSON.stringify(changed))
    set(changed)
  }
  const without = (gone: string) => Object.fromEntries(Object.entries(views).filter(([one]) => one !== gone))
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="stack views">
          {Object.entries(views).map(([one, filters]) => (
            <span key={one} className="view">
              <Link to={{ search: filters }}>{one}</Link>
              <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('list.forget', { name: one })} onClick={() => keep(without(one))} />
            </span>
          ))}
          <form
            className="view"
            onSubmit={(event) => {
              event.preventDefault()
              if (name.trim()) keep({ ...views, [name.trim()]: search })
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
