import { Alert, Button, Card, Input, Segmented, Select, Skeleton } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { Schemas } from '../api/client'
import { useCampaign } from '../campaigns/queries'
import { Drafted } from '../drafts/Drafted'
import { useGiven } from '../drafts/useDraft'
import { FormEnd } from '../forms/FormEnd'
import { languages } from '../i18n/locale'
import { useLocale } from '../i18n/LocaleProvider'
import { Findings } from '../layout/Findings'
import { ProblemAlert } from '../layout/Problems'
import { useFilters } from '../lists/filters'
import { useVariableName, VariableField } from './VariableField'
import { draftOfNew, useDraft, usePreview, useTemplates, type Data, type Draft, type Template, type Variable } from './queries'

/** Writes a story from a template: the form is built from the template's variables, with a live preview. */
export function StoryWriter({ campaign, done }: { campaign: string; done: (story?: string) => void }) {
  const { t, language, wording, word } = useLocale()
  const { data: templates, error } = useTemplates()
  const filters = useFilters()
  const lang = filters.of('lang') ?? language
  const chosen = filters.of('template')
  const choose = (template: string) => filters.set({ template })
  if (!templates) return error ? <ProblemAlert problem={error} /> : <Skeleton active />
  const offered = templates.filter((template) => template.lang === lang)
  const template = offered.find((one) => one.id === chosen)
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('stories.write')}</h1>
        <Segmented aria-label={t('stories.lang')} value={lang} onChange={(value) => filters.set({ lang: value })} options={languages.map((value) => ({ value, label: word('lang', value) }))} />
        <Select
          className="grow-select"
          aria-label={t('stories.template')}
          placeholder={t('stories.template')}
          value={chosen}
          onChange={choose}
          options={offered.map((one) => ({ value: one.id, label: wording(one.title) }))}
        />
        <span className="grow" />
        <Button onClick={() => done()}>{t('mod.cancel')}</Button>
      </header>
      {template ? (
        <Form key={`${template.id}/${lang}`} campaign={campaign} template={template} done={done} />
      ) : (
        <ul className="cards">
          {offered.map((one) => (
            <li key={one.id}>
              <button type="button" className="tile story" onClick={() => choose(one.id)}>
                <strong>{wording(one.title)}</strong>
                <span className="soft">{wording(one.description)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Form({ campaign, template, done }: { campaign: string; template: Template; done: (story: string) => void }) {
  const { t, wording } = useLocale()
  const brand = useCampaign(campaign).data?.brand
  const [initial] = useState(() => ({ title: wording(template.title), data: {} as Data }))
  const { given, change, draft: kept } = useGiven({ form: draftOfNew(campaign, template), title: `${t('stories.write')} · ${wording(template.title)}`, initial })
  const { title } = given
  const data = { ...(brand && template.variables.some(({ name }) => name === 'brand') ? { brand } : {}), ...given.data }
  const draft: Draft = { template: template.id, lang: template.lang, title, data }
  const shown = useDeferredValue(draft)
  const preview = usePreview(campaign, shown)
  const save = useDraft(campaign)
  return (
    <div className="columns even">
      <Card title={<h2>{t('stories.data')}</h2>}>
        <Drafted draft={kept}>
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault()
              save.mutate(draft, { onSuccess: (story) => done(story.id) })
            }}
          >
            <label htmlFor="title">{t('stories.title')}</label>
            <Input id="title" value={title} maxLength={200} onChange={(event) => change({ title: event.target.value })} />
            {(template.variables as Variable[]).map((variable) => (
              <VariableField
                key={variable.name}
                id={variable.name}
                variable={variable}
                value={data[variable.name as keyof typeof data]}
                change={(value) => change({ data: { ...given.data, [variable.name]: value } })}
              />
            ))}
            <FormEnd send={t('stories.save')} busy={save.isPending} problem={save.error} />
          </form>
        </Drafted>
      </Card>
      <Card title={<h2>{t('stories.preview')}</h2>} className="sticky" aria-live="polite">
        {preview.error && <ProblemAlert problem={preview.error} />}
        {preview.data && !preview.error && <Preview preview={preview.data} template={template} />}
      </Card>
    </div>
  )
}

/** The post with its compliance findings; while data is missing, what is missing. */
function Preview({ preview, template }: { preview: Schemas['StoryPreview']; template: Template }) {
  const { t, wording } = useLocale()
  const placeOf = usePlace(template.variables as Variable[])
  if (preview.body != null) {
    return (
      <>
        <Findings findings={preview.findings} />
        <p className="words small" lang={template.lang}>
          {preview.body}
        </p>
      </>
    )
  }
  const missing = preview.findings.map(({ code, where, why }) => <li key={where}>{(code === 'variable-missing' && placeOf(where ?? '')) || wording(why)}</li>)
  return <Alert type="info" title={t('stories.missing')} description={<ul className="plain">{missing}</ul>} />
}

/** The form's label for a place in the data, such as `promises[1].due`; undefined where the form has no such place. */
function usePlace(variables: readonly Variable[]) {
  const { t } = useLocale()
  const nameOf = useVariableName()
  const placeOf = (place: string, offered: readonly Variable[]): string | undefined => {
    const [, name, entry = '', within] = /^(\w+)(?:\[(\d+)\]\.(.+))?$/.exec(place) ?? []
    const variable = offered.find((one) => one.name === name)
    if (!variable || !within) return variable && nameOf(variable)
    const field = placeOf(within, variable.fields)
    return field && t('stories.entry', { list: nameOf(variable), n: entry, field })
  }
  return (place: string) => placeOf(place, variables)
}
