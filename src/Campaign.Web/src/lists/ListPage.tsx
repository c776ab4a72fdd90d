import { PlusOutlined } from '@ant-design/icons'
import type { UseQueryResult } from '@tanstack/react-query'
import { Button, Card, Empty, Skeleton } from 'antd'
import { useState, type ReactNode } from 'react'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'

interface Props<T> {
  readonly title: string
  readonly wide?: boolean
  readonly list: UseQueryResult<{ readonly items: readonly T[] }>
  /** Shown while the list is empty. */
  readonly none: string
  /** The label for adding an item, and whether one may. */
  readonly add: string
  readonly may: boolean
  readonly ask: (close: () => void) => ReactNode
  /** Renders the items; there is at least one. */
  readonly children: (items: readonly T[]) => ReactNode
}

/** A page that lists a campaign's things of one kind, with a button to add one. */
export function ListPage<T>({ title, wide = false, list: { data, error, isPending, refetch }, none, add, may, ask, children }: Props<T>) {
  const [adds, setAdds] = useState(false)
  return (
    <div className={wide ? 'page wide' : 'page'}>
      <PageTitle text={title} />
      <header className="page-head">
        <h1>{title}</h1>
        {may && (
          <Button type="primary" className="no-print" icon={<PlusOutlined />} onClick={() => setAdds(true)}>
            {add}
          </Button>
        )}
      </header>
      {adds && ask(() => setAdds(false))}
      {error && <ProblemAlert problem={error} retry={() => void refetch()} />}
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {data?.items.length === 0 && (
        <Card>
          <Empty description={none}>{may && <Button onClick={() => setAdds(true)}>{add}</Button>}</Empty>
        </Card>
      )}
      {data && data.items.length > 0 && children(data.items)}
    </div>
  )
}
