import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Locale } from 'antd/es/locale'
import dayjs from 'dayjs'
import { formats, type Format } from './format'
import { useDoor } from '../session/door'
import { keepLanguage, keepZone, keptZone, language as present, type Language } from './locale'
import { fill, type Key, type Texts, type Values } from './texts'

export type { Key }

/** A text in the reader's language. `one|many` chooses by the value `n`. */
export type Say = (key: Key, values?: Values) => string

interface Loaded {
  readonly language: Language
  readonly texts: Texts
  readonly antd: Locale
}

export interface LocaleTerms extends Format {
  readonly language: Language
  readonly antd: Locale
  readonly t: Say
  /** The text for a word of the API, such as a status; the word itself when it is unknown here. */
  readonly word: (group: string, word: string) => string
  readonly choose: (language: Language) => void
  /** The zone in which times are shown, unless it is the campaigns'. */
  readonly chosenZone: string | undefined
  readonly chooseZone: (zone: string | undefined) => void
}

const Terms = createContext<LocaleTerms | null>(null)

/** Each language is loaded as one file, merged from those of all rooms, so that nobody loads the other. */
async function load(language: Language): Promise<Loaded> {
  const [texts, antd] =
    language === 'zh-CN'
      ? await Promise.all([import('./chinese'), import('antd/es/locale/zh_CN'), import('dayjs/locale/zh-cn')])
      : await Promise.all([import('./english'), import('antd/es/locale/en_US')])
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en')
  return { language, texts: texts.default, antd: antd.default }
}

export function LocaleProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(present)
  const [loaded, setLoaded] = useState<Loaded>()
  useEffect(() => {
    let current = true
    void load(language).then((found) => current && setLoaded(found))
    return () => {
      current = false
    }
  }, [language])
  const [chosenZone, setZone] = useState(keptZone)
  const door = useDoor()
  const zone = chosenZone ?? ('session' in door ? door.session.timeZone : 'Asia/Shanghai')
  const terms = useMemo(() => loaded && { ...termsOf(loaded, zone, setLanguage), chosenZone, chooseZone: (chosen: string | undefined) => (keepZone(chosen), setZone(chosen)) }, [loaded, zone, chosenZone])
  useEffect(() => {
    if (loaded) document.documentElement.lang = loaded.language
  }, [loaded])
  return terms ? <Terms value={terms}>{children}</Terms> : null
}

export function useLocale(): LocaleTerms {
  const terms = use(Terms)
  if (!terms) throw new Error('No LocaleProvider around this.')
  return terms
}

function termsOf({ language, texts, antd }: Loaded, zone: string, setLanguage: (language: Language) => void) {
  const t: Say = (key, values) => fill(texts[key], values)
  return {
    ...formats(language, zone),
    language,
    antd,
    t,
    word: (group: string, word: string) => (texts as unknown as Readonly<Record<string, string>>)[`${group}.${word}`] ?? word,
    choose: (chosen: Language) => {
      keepLanguage(chosen)
      setLanguage(chosen)
    },
  }
}
