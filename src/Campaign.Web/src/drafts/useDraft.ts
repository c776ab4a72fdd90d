import { App } from 'antd'
import { useEffect, useEffectEvent, useState } from 'react'
import { comparable, type Parts } from '../forms/ChangeProblem'
import { useLocale } from '../i18n/LocaleProvider'
import type { Words } from './queries'
import { begin, end, refuseOther, save, takeOther, useWriting, write, type Writing } from './store'
import { packFields, typed, unpackFields, type Fields } from './words'

interface Props<Values extends object> {
  /** The form's name, see {@link formOf}; without one nothing is saved. */
  readonly form: string | undefined
  readonly title: string
  /** The resource that the form is about, as the page shows it now. */
  readonly about?: object
  /** The parts of it that people read. */
  readonly of?: Parts
  /** The form's initial values. */
  readonly initial: Values
  readonly restore: (values: Partial<Values>) => void
}

/** The draft of a form on the screen. */
export interface DraftTerms {
  readonly form: string | undefined
  readonly about?: object
  readonly of: Parts
  readonly writing?: Writing
  /** Whether the person has to decide about an existing draft first. */
  readonly decides: boolean
  readonly write: (values: object) => void
  readonly goOn: () => void
  readonly refuse: () => void
  readonly tryAgain: () => void
  /** Used when what was typed is about to be sent: the form disappears without a question about its draft, which stays until {@link sent}. */
  readonly leave: () => void
  /** Restarts the form with these values. */
  readonly restart: (values: object) => void
}

/** A form's name: the stream of what it is about, and what it does. Contains only ids, nothing that people wrote. */
export const formOf = (...parts: string[]) => parts.join('/').toLowerCase()

/** Saves what is typed into a form, and offers it again. */
export function useDraft<Values extends object>({ form, title, about, of = {}, initial, restore }: Props<Values>): DraftTerms {
  const { t } = useLocale()
  const { message } = App.useApp()
  const writing = useWriting(form)
  const [basis] = useState(() => (about ? comparable(about, of) : null))
  const [own] = useState(() => ({ began: packFields(initial), quiet: false }))
  const put = (values: Fields) => restore(unpackFields(values) as Partial<Values>)
  const opened = useEffectEvent((name: string) => {
    const unsaved = begin(name)
    if (unsaved) put(unsaved.values)
  })
  const closed = useEffectEvent((name: string) => {
    if (end(name) && !own.quiet) void message.info(t('draft.toast'))
  })
  useEffect(() => {
    if (form === undefined) return undefined
    opened(form)
    return () => closed(form)
  }, [form])
  return {
    form,
    about,
    of,
    writing,
    decides: writing?.phase === 'offered',
    write: (values) => {
      if (form !== undefined) write(form, { values: typed(own.began, packFields(values)), title, basis, path: location.pathname + location.search } satisfies Words)
    },
    goOn: () => {
      const other = form === undefined ? undefined : takeOther(form)
      if (other) put(other.values as Fields)
    },
    refuse: () => void (form !== undefined && refuseOther(form)),
    tryAgain: () => void (form !== undefined && save(form)),
    leave: () => {
      own.quiet = true
    },
    restart: (values) => {
      own.began = packFields(values)
    },
  }
}

/** The values of a form that keeps them in one object, with its draft. */
export function useGiven<Values extends object>({ initial, ...of }: Omit<Props<Values>, 'restore'>) {
  const [given, set] = useState(initial)
  const draft = useDraft<Values>({ ...of, initial, restore: (values) => set((before) => ({ ...before, ...values })) })
  const change = (part: Partial<Values>) => {
    const next = { ...given, ...part }
    set(next)
    draft.write(next)
  }
  const restart = (values: Values) => {
    draft.restart(values)
    set(values)
  }
  return { given, change, restart, draft }
}
