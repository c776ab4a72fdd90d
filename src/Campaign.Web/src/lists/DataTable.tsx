import { Table, type TableProps } from 'antd'

/** A table that scrolls horizontally, by keyboard too. On a phone each row is a card whose cells show their column's title. */
export function DataTable<T extends object>({ label, columns, ...table }: TableProps<T> & { label: string }) {
  const titled = columns?.map((column) => ({ ...column, onCell: (): object => ({ 'data-title': typeof column.title === 'string' ? column.title : undefined }) }))
  return (
    <div className="scroll" role="region" aria-label={label} tabIndex={0}>
      <Table<T> className="data" columns={titled} {...table} />
    </div>
  )
}
