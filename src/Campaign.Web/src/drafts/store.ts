import { useSyncExternalStore } from 'react'
import { Problem } from '../api/client'
import { watchDoor } from '../session/door'
import { discardDraft, findDraft, keepDraft, type Draft, type Words } from './queries'

/**
 * The state of a form's draft. `looking`: not known yet whether there is one. `offered`: there is one, and its person has not decided about it. `apart`: somebody saved
 * another one elsewhere while this one was being written. Drafts are only sent while `writing`.
 */
export interface Writing {
  readonly phase: 'looking' | 'offered' | 'writing' | 'apart'
  /** The version on the server; 0 for none. */
  readonly version: number
  /** The draft that is offered, or was saved elsewhere. */
  readonly other?: Draft
  /** What the server does not have yet. */
  readonly words?: Words
  /** When the server had everything. */
  readonly kept?: string
  readonly problem?: Problem
  /** Whether its form is on the screen. */
  readonly open: boolean
}

/** Delay before changes are sent, so that further ones are sent with them. In milliseconds. */
const PAUSE = 800
const TRY_AGAIN = 5000
const LONGEST = 3000

const writings = new Map<string, Writing>()
const timers = new Map<string, number>()
const sending = new Map<string, Promise<void>>()
const watchers = new Set<() => void>()

export const useWriting = (form: string | undefined) =>
  useSyncExternalStore(
    (watcher) => (watchers.add(watcher), () => watchers.delete(watcher)),
    () => (form === undefined ? undefined : writings.get(form)),
  )

/**
 * Called when a form appears.
 * @returns What was typed in it before and could not be saved.
 */
export function begin(form: string): Words | undefined {
  const before = writings.get(form)
  if (before?.words) {
    put(form, { ...before, open: true })
    return before.words
  }
  put(form, { phase: 'looking', version: 0, open: true })
  void look(form)
  return undefined
}

/**
 * Called when the form disappears; what was typed is kept.
 * @returns Whether there is something to come back to.
 */
export function end(form: string): boolean {
  const now = writings.get(form)
  if (!now) return false
  if (now.words) put(form, { ...now, open: false })
  else remove(form)
  void save(form)
  return now.words !== undefined || now.kept !== undefined
}

export function write(form: string, words: Words) {
  const now = writings.get(form) ?? { phase: 'writing' as const, version: 0, open: true }
  const nothing = isEmpty(words) && now.version === 0 && !sending.has(form)
  const { words: _, ...rest } = now
  put(form, nothing ? rest : { ...now, words })
  if (!nothing) later(form)
}

/** Continues with the other draft; what was typed meanwhile is dropped. */
export function takeOther(form: string): Draft | undefined {
  const now = writings.get(form)
  if (!now?.other) return undefined
  put(form, { phase: 'writing', version: now.other.version, kept: now.other.at, open: now.open })
  return now.other
}

/** Discards the other draft, or replaces it with what was typed here. */
export async function refuseOther(form: string) {
  const now = writings.get(form)
  if (!now?.other) return
  const { other, problem: _, ...rest } = now
  if (now.words) {
    put(form, { ...rest, phase: 'writing', version: other.version })
    await save(form)
    return
  }
  try {
    await discardDraft(form)
    put(form, { ...rest, phase: 'writing', version: 0 })
  } catch (problem) {
    put(form, { ...now, problem: problem as Problem })
  }
}

/** The form was submitted: its draft is not offered again. */
export function sent(form: string) {
  const had = writings.get(form)
  const waits = sending.get(form)
  remove(form)
  if (!waits && had?.phase === 'writing' && had.version === 0) return
  // Queued after pending saves. A draft that cannot be deleted now expires by itself.
  queue(form, async () => {
    await waits
    await discardDraft(form, true).catch(() => undefined)
  })
}

/** Tries again to save what was typed. */
export function save(form: string): Promise<void> {
  window.clearTimeout(timers.get(form))
  timers.delete(form)
  const waits = sending.get(form)
  if (waits) return waits.then(() => save(form))
  const { phase, words } = writings.get(form) ?? {}
  return phase === 'writing' && words ? queue(form, () => keep(form, words)) : Promise.resolve()
}

/**
 * Whether something was typed that exists only in this page.
 * @param here Only considers forms on the screen.
 */
export const isUnsaved = (here = false) => [...writings.values()].some(({ words, open }) => words !== undefined && (open || !here))

/** Tries to save everything, for a few seconds at most. */
export async function saveAll() {
  const all = Promise.all([...writings.keys()].map(save))
  await Promise.race([all, new Promise((resolve) => window.setTimeout(resolve, LONGEST))])
}

function put(form: string, writing: Writing) {
  writings.set(form, writing)
  tell()
}

function remove(form: string) {
  window.clearTimeout(timers.get(form))
  timers.delete(form)
  writings.delete(form)
  tell()
}

function tell() {
  for (const watcher of watchers) watcher()
}

const isEmpty = ({ values }: Words) => Object.keys(values).length === 0

const later = (form: string, wait = PAUSE) => {
  if (!timers.has(form)) timers.set(form, window.setTimeout(() => void save(form), wait))
}

/** Sends one request at a time per form. */
function queue(form: string, act: () => Promise<void>): Promise<void> {
  const acting = act().finally(() => {
    if (sending.get(form) === acting) sending.delete(form)
  })
  sending.set(form, acting)
  return acting
}

async function look(form: string) {
  await sending.get(form)
  // If it cannot be asked now, saving will find out.
  const other = await findDraft(form).catch(() => undefined)
  const now = writings.get(form)
  if (now?.phase !== 'looking') return
  if (other) put(form, { ...now, phase: now.words ? 'apart' : 'offered', version: other.version, other })
  else put(form, { ...now, phase: 'writing' })
  if (now.words) later(form)
}

async function keep(form: string, words: Words) {
  const seen = writings.get(form)?.version ?? 0
  try {
    const kept = isEmpty(words) ? await discardDraft(form).then(() => undefined) : await keepDraft(form, words, seen)
    settle(form, words, kept?.version ?? 0, kept?.at)
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    if (problem.stale) await compare(form, words)
    else fail(form, problem)
  }
}

/** Records that the server has these words. */
function settle(form: string, words: Words, version: number, kept?: string) {
  const now = writings.get(form)
  if (!now) return
  const { problem: _, kept: __, words: latest, ...rest } = now
  const done = latest === words
  if (done && !now.open) return remove(form)
  put(form, { ...rest, version, ...(kept && { kept }), ...(!done && latest && { words: latest }) })
  if (!done) later(form)
}

/** Another version is saved than the one these words were based on. */
async function compare(form: string, words: Words) {
  const other = await findDraft(form)
  const now = writings.get(form)
  if (!now) return
  if (!other) {
    put(form, { ...now, version: 0 })
    later(form)
  } else if (JSON.stringify(other.values) === JSON.stringify(words.values)) settle(form, words, other.version, other.at)
  else put(form, { ...now, phase: 'apart', version: other.version, other })
}

/** Temporary faults are retried automatically; others with the next change. */
function fail(form: string, problem: Problem) {
  const now = writings.get(form)
  if (!now) return
  put(form, { ...now, problem })
  if (problem.status === 0 || problem.status === 409 || problem.status === 429 || problem.status >= 500) later(form, TRY_AGAIN)
}

/** The page is being closed: what is left is sent without waiting for an answer. */
function flush() {
  for (const [form, { phase, version, words }] of writings) {
    // A pending save will change the version.
    if (words && phase === 'writing') void keepDraft(form, words, sending.has(form) ? undefined : version, true).catch(() => undefined)
  }
}

window.addEventListener('pagehide', flush)
window.addEventListener('online', () => void saveAll())
document.addEventListener('visibilitychange', () => {
  if (document.hidden) void saveAll()
})
window.addEventListener('beforeunload', (event) => {
  if (!isUnsaved()) return
  event.preventDefault()
  void saveAll()
})

// Nothing may remain for the next person who signs in.
watchDoor(({ state }) => {
  if (state === 'asking' || state === 'outside') for (const form of [...writings.keys()]) remove(form)
})
