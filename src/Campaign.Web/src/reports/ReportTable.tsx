import { Button } from 'antd'
import { useState } from 'react'
import type { ReportTable as Table } from '../api/client'
import { useLocale } from '../i18n/LocaleProvider'

const SHORT = 12

/** A table of the report. A long one shows its first rows until asked for the rest; in print, all of them. */
export function ReportTable({ table }: { table: Table }) {
  const { t } = useLocale()
  const [whole, setWhole] = useState(false)
  if (table.rows.length === 0) {
    return (
      <section>
        <h3>{table.title}</h3>
        <p className="soft">{table.empty}</p>
      </section>
    )
  }
  const long = table.rows.length > SHORT + 3
  const kinds = ['report-table', table.columns.length > 3 && 'broad', long && !whole && 'short'].filter(Boolean).join(' ')
  return (
    <section>
      <h3 id={`table-${table.id}`}>{table.title}</h3>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby={`table-${table.id}`}>
        <table className={kinds}>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column.key} scope="col" className={column.kind === 'text' ? undefined : 'number'}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => (
              <tr key={index} className={table.total && index === table.rows.length - 1 ? 'total' : undefined}>
                {row.map((figure, column) => (
                  <td key={column} data-title={table.columns[column]?.title} className={`${figure.kind === 'text' ? '' : 'number'} ${table.columns[column]?.wide ? 'wide' : ''}`}>
                    {figure.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {long && (
        <Button className="no-print" onClick={() => setWhole(!whole)}>
          {whole ? t('report.less') : t('report.more', { n: table.rows.length })}
        </Button>
      )}
    </section>
  )
}
