import type { TableProps } from 'antd'
import type { ReactNode } from 'react'
import { ColumnChoice } from './ColumnChoice'
import { CsvButton } from './Csv'
import { DataTable } from './DataTable'
import { useKept } from './kept'
import { SavedViews } from './SavedViews'

/** A column that people can show or hide, and take along as CSV. */
export interface Column<T> {
  readonly key: string
  readonly title: string
  /** The cell in words; also what the export holds. */
  readonly text: (row: T) => string
  /** How it is shown, where that is more than words. */
  readonly show?: (row: T) => ReactNode
  readonly sort?: (one: T, other: T) => number
  readonly right?: boolean
  /** The column that says what a row is: it is always shown. */
  readonly main?: boolean
  readonly className?: string
}

interface Props<T> extends Omit<TableProps<T>, 'columns' | 'id'> {
  /** Names the table in this browser: its columns and views are kept under it. */
  readonly id: string
  readonly label: string
  readonly columns: readonly Column<T>[]
  readonly filters?: ReactNode
}

/** A table with its filters, kept views, choice of columns and export. */
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
