import { Alert, Button, Card, Input, Select, Skeleton, Tag } from 'antd'
import { useEffect, useState } from 'react'
import { Drafted } from '../drafts/Drafted'
import { formOf, useGiven } from '../drafts/useDraft'
import { useLocale } from '../i18n/LocaleProvider'
import { ProblemAlert } from '../layout/Problems'
import { DataTable } from '../lists/DataTable'
import { useSession } from '../session/rights'
import { KeptMappings } from './KeptMappings'
import { fixedOf, mapped, markOf, type Mapping } from './mapping'
import { useImport, useLook, type Look } from './queries'
import type { ImportTarget } from './targets'

interface Props {
  readonly target: ImportTarget
  readonly file: File
  readonly started: (job: string) => void
  readonly cancel: () => void
}

/** Maps columns to fields. Guessed first, then previewed on the file's beginning after every change; nothing is written before the import starts. */
export function MappingWizard({ target, file, started, cancel }: Props) {
  const { t, count, wording } = useLocale()
  // The draft is named after this file's columns: the file itself has to be chosen again.
  const [form, name] = useState<string>()
  const { given, change: give, draft } = useGiven<{ changed?: Mapping }>({ form, title: t('draft.columns', { file: file.name }), initial: {} })
  const { changed } = given
  const change = (mapping: Mapping) => give({ changed: mapping })
  const { data: look, error, isFetching } = useLook(target, file, changed)
  useEffect(() => {
    if (look) name(formOf(target.form, `columns-${markOf(look.columns)}`))
  }, [look, target.form])
  const start = useImport(target, form)
  if (error && !look) return <ProblemAlert problem={error} retry={cancel} />
  if (!look) return <Skeleton active paragraph={{ rows: 8 }} />
  const mapping = changed ?? (look.mapping as Mapping)
  const begin = () => start.mutate({ file, mapping }, { onSuccess: (job) => started(job.id) })
  return (
    <Card
      title={<h2>{file.name}</h2>}
      extra={<span className="soft">{look.description}</span>}
    >
      <Drafted draft={draft}>
        <div className="stack">
          <KeptMappings target={target} columns={look.columns} mapping={mapping} use={change} />
          <Sample look={look} />
          <Fields look={look} mapping={mapping} change={change} />
          {look.wrong ? (
            <Alert type="warning" showIcon title={wording(look.wrong)} />
          ) : (
            <Alert
              type={look.problems.length === 0 ? 'success' : 'warning'}
              showIcon
              title={t('mentions.tried', { n: count(look.read), good: count(look.good) })}
              description={
                look.problems.length > 0 && (
                  <ul className="plain">
                    {look.problems.map((problem) => (
                      <li key={problem.line}>{t('mentions.line', { line: problem.line, why: wording(problem.reason) })}</li>
                    ))}
                  </ul>
                )
              }
            />
          )}
          {start.error && <ProblemAlert problem={start.error} />}
          <div className="tags">
            <Button type="primary" disabled={!!look.wrong || isFetching} loading={start.isPending} onClick={begin}>
              {t('mentions.begin')}
            </Button>
            <Button onClick={cancel}>{t('mod.cancel')}</Button>
          </div>
        </div>
      </Drafted>
    </Card>
  )
}

function Sample({ look }: { look: Look }) {
  return (
    <DataTable
      label={look.description}
      size="small"
      pagination={false}
      rowKey={(row) => look.sample.indexOf(row)}
      dataSource={look.sample}
      columns={look.columns.map((title, index) => ({ title, key: title, className: 'sample', render: (_: unknown, row: string[]) => row[index] }))}
    />
  )
}

const FIXED = '\u0000fixed'

function Fields({ look, mapping, change }: { look: Look; mapping: Mapping; change: (mapping: Mapping) => void }) {
  const { t, word } = useLocale()
  const { timeZone } = useSession()
  const set = (field: string, value: Mapping[string] | undefined) => change(mapped(mapping, field, value))
  return (
    <div className="mapping">
      {look.fields.map(({ name, required }) => {
        const source = mapping[name]
        const fixed = fixedOf(source)
        return (
          <div key={name}>
            <label htmlFor={`map-${name}`}>
              {word('field', name)} {required && <Tag color="blue" variant="outlined">{t('mentions.required')}</Tag>}
            </label>
            <Select
              id={`map-${name}`}
              allowClear
              showSearch
              placeholder={t('mentions.nocolumn')}
              status={required && source === undefined ? 'error' : undefined}
              value={fixed !== undefined ? FIXED : (source as string | undefined)}
              onChange={(column?: string) => set(name, column === FIXED ? { const: '' } : column)}
              options={[{ value: FIXED, label: t('mentions.fixed') }, ...look.columns.map((column) => ({ value: column, label: column }))]}
            />
            {fixed !== undefined && <Input aria-label={t('mentions.value', { field: word('field', name) })} defaultValue={fixed} onBlur={(event) => set(name, { const: event.target.value })} />}
          </div>
        )
      })}
      {mapping['at'] !== undefined && (
        <div>
          <label htmlFor="map-zone">{t('mentions.zone')}</label>
          <Select
            id="map-zone"
            showSearch
            value={(mapping['timeZone'] as string | undefined) ?? timeZone}
            onChange={(zone: string) => set('timeZone', zone)}
            options={[timeZone, ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== timeZone)].map((value) => ({ value, label: value }))}
          />
          <span className="soft small">{t('mentions.zone.note')}</span>
        </div>
      )}
    </div>
  )
}
