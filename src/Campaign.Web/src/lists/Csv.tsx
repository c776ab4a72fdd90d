import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useLocale } from '../i18n/LocaleProvider'
import type { Column } from './ListTable'

/** Exports the table for spreadsheets: with a UTF-8 byte order mark, and no cell that runs as a formula. */
export function CsvButton<T>({ name, columns, rows }: { name: string; columns: readonly Column<T>[]; rows: readonly T[] }) {
  const { t } = useLocale()
  const write = () => {
    const lines = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ text }) => text(row)))]
    save(new Blob(['\ufeff', lines.map((cells) => cells.map(cell).join(',')).join('\r\n')], { type: 'text/csv' }), `${name}.csv`)
  }
  return (
    <Button icon={<DownloadOutlined />} disabled={rows.length === 0} onClick={write}>
      {t('list.csv')}
    </Button>
  )
}

/** A value as a cell that no spreadsheet takes for a formula. */
export const cell = (value: string) => {
  const harmless = /^[=+\-@\t\r]/.test(value) && !/^[+-]?[\d.,]+%?$/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

export function save(file: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
