import type { TableProps } from 'antd'
import type { ReactNode } from 'react'
import { ColumnChoice } from './ColumnChoice'
import { CsvButton } from './Csv'
import { DataTable } from './DataTable'
import { useKept } from './kept'
import { SavedViews } from './SavedViews'

/** A column that can be shown or hidden, and exported as CSV. */
export interface Column<T> {
  readonly key: string
  readonly title: string
  /** The cell as text, also used by the export. */
  readonly text: (row: T) => string
  /** How the cell is rendered, if it is more than text. */
  readonly show?: (row: T) => ReactNode
  readonly sort?: (one: T, other: T) => number
  readonly right?: boolean
  /** The column that identifies a row: it is always shown. */
  readonly main?: boolean
  readonly className?: string
}

interface Props<T> extends Omit<TableProps<T>, 'columns' | 'id'> {
  /** Identifies the table in this browser: its columns and views are stored under it. */
  readonly id: string
  readonly label: string
  readonly columns: readonly Column<T>[]
  readonly filters?: ReactNode
}

/** A table with filters, saved views, a choice of columns and an export. */
export function ListTable<T extends object>({ id, label, columns, filters, ...table }: Props<T>) {
  const [hidden, hide] = useKept<readonly string[]>(`campaign.hidden.${id}`, [])
  const shown = columns.filter((column) => column.main || !hidden.includes(column.key))
  return (
    <div className="stack">
      <div className="list-tools no-print">
        {filters}
        <span className="grow" />
        {filters && <SavedViews id={id} />}
        <ColumnChoice columns={columns} hidden={hidden} hide={(changed) => hide(() => changed)} />
        <CsvButton name={id} columns={shown} rows={table.dataSource ?? []} />
      </div>
      <DataTable<T>
        label={label}
        size="middle"
        {...table}
        columns={shown.map(({ key, title, text, show = text, sort, right, main, className }) => ({
          key,
          title,
          className,
          render: (_: unknown, row: T) => show(row),
          ...(right && { align: 'right' as const }),
          ...(sort && { sorter: sort }),
          ...(main && { fixed: 'left' as const }),
        }))}
      />
    </div>
  )
}
