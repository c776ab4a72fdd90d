import { Alert, Card, DatePicker, Segmented, Skeleton } from 'antd'
import dayjs from 'dayjs'
import { lazy, Suspense } from 'react'
import { useParams } from 'react-router'
import type { Schemas } from '../api/client'
import { useReport } from '../campaigns/queries'
import { isoDay } from '../i18n/format'
import { useLocale } from '../i18n/LocaleProvider'
import { languages, type Language } from '../i18n/locale'
import { languageNames } from '../layout/Choices'
import { PageTitle } from '../layout/PageTitle'
import { ProblemAlert } from '../layout/Problems'
import { useFilters } from '../lists/filters'
import { Downloads } from './Downloads'
import { ReportTable } from './ReportTable'

const ReportChart = lazy(() => import('../charts/ReportChart'))

type Report = Schemas['RecoveryReport']
const heights: Record<string, number> = { curve: 340, columns: 220 }

/** The recovery report on the screen: the model that the PDF and the workbook are made of. Language and day stand in the address, to be shared. */
export default function ReportPage() {
  const { campaign = '' } = useParams()
  const { t, language, today } = useLocale()
  const filters = useFilters(false)
  const lang = (filters.of('lang') as Language | undefined) ?? language
  const asOf = filters.of('asOf')
  const { data: report, error, isPending, isPlaceholderData, refetch } = useReport(campaign, lang, asOf)
  return (
    <div className="page">
      <PageTitle text={report?.title ?? t('nav.report')} />
      <header className="page-head no-print">
        <Segmented
          value={lang}
          aria-label={t('report.language')}
          onChange={(value) => filters.set({ lang: value })}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        <DatePicker
          aria-label={t('report.asof')}
          placeholder={t('report.asof.now')}
          value={asOf ? dayjs(asOf) : null}
          disabledDate={(day) => isoDay(day) > today()}
          onChange={(value) => filters.set({ asOf: value ? isoDay(value) : undefined })}
        />
        <span className="grow" />
        <Downloads campaign={campaign} lang={lang} asOf={asOf} />
      </header>
      {error && <ProblemAlert problem={error} retry={() => void refetch()} />}
      {isPending && <Skeleton active paragraph={{ rows: 16 }} />}
      {report && (
        <article lang={lang} aria-busy={isPlaceholderData} className={isPlaceholderData ? 'report stale' : 'report'}>
          <Summary report={report} />
          {report.sections.map((section) => (
            <Section key={section.id} section={section} />
          ))}
        </article>
      )}
    </div>
  )
}

function Summary({ report }: { report: Report }) {
  const { t, moment } = useLocale()
  return (
    <Card>
      <p className="soft">
        {report.title} · {report.campaign} · {t('report.at', { at: moment(report.asOf) })}
      </p>
      <h1 className="headline">{report.headline}</h1>
      <p>{report.explanation}</p>
      <ul className="key-figures">
        {report.keyFigures.map((one) => (
          <li key={one.id}>
            <span className="soft">{one.label}</span>
            <strong>{one.figure.text}</strong>
            <span className="soft">{one.note}</span>
          </li>
        ))}
      </ul>
      <Alert
        type="warning"
        title={t('report.notproven')}
        description={
          <ul className="plain">
            {report.notProven.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        }
      />
      {report.context.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Card>
  )
}

function Section({ section }: { section: Report['sections'][number] }) {
  const events = section.tables.find(({ id }) => id === 'interventions')
  return (
    <Card id={section.id} className="chapter">
      <h2>{section.title}</h2>
      {section.paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {section.charts.map((chart) => (
        <figure key={chart.id}>
          <figcaption>{chart.title}</figcaption>
          <Suspense fallback={<Skeleton active />}>
            <ReportChart chart={chart} events={events} height={heights[chart.kind] ?? 56 + chart.data.rows.length * 32} />
          </Suspense>
        </figure>
      ))}
      {section.tables.map((table) => (
        <ReportTable key={table.id} table={table} />
      ))}
      {section.notes?.map((note) => (
        <p key={note} className="soft small">
          {note}
        </p>
      ))}
    </Card>
  )
}
