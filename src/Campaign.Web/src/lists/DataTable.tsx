import { Table, type TableProps } from 'antd'

/** A table that scrolls sideways inside its place, by keyboard too. */
export function DataTable<T extends object>({ label, ...table }: TableProps<T> & { label: string }) {
  return (
    <div className="scroll" role="region" aria-label={label} tabIndex={0}>
      <Table<T> className="data" {...table} />
    </div>
  )
}
