import { Alert, App, DatePicker, Input } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { Drafted } from '../drafts/Drafted'
import { useGiven } from '../drafts/useDraft'
import { ChangeProblem } from '../forms/ChangeProblem'
import { FormEnd } from '../forms/FormEnd'
import { toTheMinute } from '../forms/pickers'
import { StepButtons } from '../forms/Steps'
import { useSeen } from '../forms/seen'
import { useLocale } from '../i18n/LocaleProvider'
import { Findings } from '../layout/Findings'
import { Outside } from '../layout/Outside'
import { SideDrawer } from '../layout/SideDrawer'
import { asks, draftOf, useStoryStep, type Story, type StoryStep } from './queries'
import { parts } from './room'

export function StoryDrawer({ story, close }: { story: Story; close: () => void }) {
  const { t, word } = useLocale()
  const { message } = App.useApp()
  const step = useStoryStep()
  const [verb, setVerb] = useState<string>()
  const { seen, look, decided } = useSeen(story, step.error)
  const take = (chosen: StoryStep) =>
    step.mutate(
      { story: decided(), step: chosen },
      {
        onSuccess: (after) => {
          setVerb(undefined)
          void message.success(t('deliverables.now', { state: word('story', after.status) }))
        },
      },
    )
  const begin = (next: string) => {
    look()
    if (!asks[next]) return take({ verb: next })
    step.reset()
    setVerb(next)
  }
  return (
    <SideDrawer title={story.title} width={680} close={close}>
      <div className="stack">
        <p className="soft">
          {word('story', story.status)} · {word('lang', story.lang)}
        </p>
        {story.note && <Alert type="info" title={t('deliverables.note', { note: story.note })} />}
        {story.url && <Outside to={story.url} />}
        <Findings findings={story.findings} />
        <p className="words small draft" lang={story.lang}>
          {story.body}
        </p>
        {step.error && <ChangeProblem problem={step.error} of={parts} before={seen} now={story} />}
        {verb ? (
          <Ask key={verb} verb={verb} story={story} busy={step.isPending} take={take} cancel={() => setVerb(undefined)} />
        ) : (
          <div className="tags">
            <StepButtons next={story.next} withheld={story.withheld} danger={['fail']} label={(next) => word('publish', next)} busy={step.isPending} take={begin} />
          </div>
        )}
      </div>
    </SideDrawer>
  )
}

function Ask({ verb, story, busy, take, cancel }: { verb: string; story: Story; busy: boolean; take: (step: StoryStep) => void; cancel: () => void }) {
  const { word, instant, picked } = useLocale()
  const [initial] = useState(() => ({
    words: verb === 'revise' ? story.body : '',
    at: picked(new Date().toISOString()).add(1, 'hour').startOf('hour') as Dayjs | null,
  }))
  const { given, change, draft } = useGiven({ form: draftOf(story, verb), title: `${word('publish', verb)} · ${story.title}`, about: story, of: parts, initial })
  const { words, at } = given
  return (
    <Drafted draft={draft}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          take({ verb, words, at: at ? instant(at) : undefined })
        }}
      >
        <label htmlFor="ask">{word('ask', verb)}</label>
        {asks[verb] === 'time' ? (
          <DatePicker id="ask" {...toTheMinute} value={at} onChange={(picked) => change({ at: picked })} />
        ) : verb === 'publish' ? (
          <Input id="ask" type="url" autoFocus value={words} onChange={(event) => change({ words: event.target.value })} />
        ) : (
          <Input.TextArea id="ask" autoFocus rows={verb === 'revise' ? 14 : 4} value={words} onChange={(event) => change({ words: event.target.value })} />
        )}
        <FormEnd send={word('publish', verb)} busy={busy} cancel={cancel} />
      </form>
    </Drafted>
  )
}
