import { useSyncExternalStore } from 'react'
import { answered, Problem, type Schemas } from '../api/client'
import { language } from '../i18n/locale'

export type Session = Schemas['SessionResource']
type Options = Schemas['SignInOptions']

/** Who is signed in in this browser. `over`: the session ended while the person was working. */
type Door =
  | { readonly state: 'asking' }
  | { readonly state: 'outside'; readonly demo: Options['demo'] }
  | { readonly state: 'unreachable'; readonly problem: Problem }
  | { readonly state: 'inside' | 'over'; readonly session: Session }

const address = '/api/v1/session'
const watchers = new Set<() => void>()
let door: Door = { state: 'asking' }
let waiting: (() => void)[] = []

export const useDoor = () =>
  useSyncExternalStore(
    (watcher) => (watchers.add(watcher), () => watchers.delete(watcher)),
    () => door,
  )

/** Calls back on every change of who is signed in. */
export const watchDoor = (changed: (door: Door) => void) => void watchers.add(() => changed(door))

/** The CSRF token that changes carry. */
export const proof = () => ('session' in door ? (door.session.csrf ?? undefined) : undefined)

/** Asks the server who is signed in. */
export async function look(): Promise<void> {
  try {
    const { session, demo } = await send<Options>('GET', '/api/v1/sign-in')
    if (session) admit(session)
    else if ('session' in door) put({ state: 'over', session: door.session })
    else put({ state: 'outside', demo })
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    if (!('session' in door)) put({ state: 'unreachable', problem })
  }
}

/** @throws a problem: `code-needed` when the password is right and the authenticator code is missing. */
export const signIn = async (name: string, password: string, code?: string) => admit(await send<Session>('POST', address, { name, password, code: code ?? null }))

/** Removes everything that was read from the page, which sends no more requests meanwhile. */
export async function signOut() {
  const leaving = send('DELETE', address)
  put({ state: 'asking' })
  await leaving.catch(() => undefined)
  location.assign('/')
}

/** Resolves once the person has signed in again; what was typed on the page is kept. */
export function readmitted(): Promise<void> {
  if ('session' in door) put({ state: 'over', session: door.session })
  return new Promise((resolve) => waiting.push(resolve))
}

/** Takes the server's answer to a change of the session. */
function admit(session: Session) {
  if ('session' in door && door.session.person !== session.person) {
    // Somebody else: nothing of the previous person may stay on screen, or be sent in the new person's name.
    put({ state: 'asking' })
    location.assign('/')
    return
  }
  put({ state: 'inside', session })
  for (const resume of waiting.splice(0)) resume()
}

function put(next: Door) {
  door = next
  for (const watcher of watchers) watcher()
}

/** Requests about the session itself do not wait for sign-in. */
async function send<Answer>(method: string, to: string, given?: object): Promise<Answer> {
  const headers: Record<string, string> = { 'Accept-Language': language(), 'X-CSRF-Token': proof() ?? '' }
  if (given) headers['Content-Type'] = 'application/json'
  const response = await answered(fetch(to, { method, headers, body: given && JSON.stringify(given), cache: 'no-store' }))
  return (response.status === 204 ? undefined : await response.json()) as Answer
}
