import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '../src/api/client'
import { discardDraft, findDraft, keepDraft, type Draft, type Words } from '../src/drafts/queries'
import { begin, end, isUnsaved, refuseOther, save, saveAll, sent, takeOther, useWriting, write } from '../src/drafts/store'
import { hold, settle } from './hooks'

const door = vi.hoisted(() => ({ changed: undefined as undefined | ((now: { state: string }) => void) }))

vi.mock('../src/session/door', () => ({ watchDoor: (changed: (now: { state: string }) => void) => (door.changed = changed) }))
vi.mock('../src/drafts/queries', () => ({ findDraft: vi.fn(), keepDraft: vi.fn(), discardDraft: vi.fn() }))

const find = vi.mocked(findDraft)
const keep = vi.mocked(keepDraft)
const discard = vi.mocked(discardDraft)

let count = 0
let form = ''
const words = (text: string): Words => ({ values: { text }, title: 'T', path: '/p', basis: null })
const nothing: Words = { values: {}, title: 'T', path: '/p', basis: null }
const draft = (version: number, text: string) => ({ id: form, version, at: `2026-11-27T00:00:0${version}Z`, values: { text } }) as unknown as Draft
const stale = () => new Problem(412, 'stale-version', 'changed', [])
const fault = (status: number) => new Problem(status, 'fault', 'no', [])

/** A response that a test resolves or rejects. */
function later<T>() {
  let give!: (answer: T) => void
  let refuse!: (problem: unknown) => void
  const answer = new Promise<T>((resolve, reject) => {
    give = resolve
    refuse = reject
  })
  return { answer, give, refuse }
}

/** The draft's state as a page sees it. */
const now = () => {
  const page = hold(() => useWriting(form))
  page.leave()
  return page.now
}
const wait = async (milliseconds: number) => {
  await vi.advanceTimersByTimeAsync(milliseconds)
  await settle()
}

beforeEach(() => {
  vi.useFakeTimers()
  find.mockReset().mockResolvedValue(undefined)
  discard.mockReset().mockResolvedValue(undefined as never)
  keep.mockReset().mockImplementation((_, { values }, seen) => Promise.resolve(draft((seen ?? 0) + 1, String(values['text']))))
  door.changed!({ state: 'outside' })
  form = `story/${++count}`
})

/** Opens a form without a draft on the server. */
async function opened() {
  begin(form)
  await wait(0)
}

describe('a form that opens', () => {
  it('waits for the server’s response, then lets its person type', async () => {
    begin(form)
    expect(now()?.phase).toBe('looking')
    await wait(0)
    expect(now()?.phase).toBe('writing')
  })

  it('offers an existing draft, and sends nothing until its person has chosen', async () => {
    find.mockResolvedValue(draft(3, 'before'))
    await opened()
    expect(now()).toMatchObject({ phase: 'offered', version: 3 })
    await wait(60_000)
    expect(keep).not.toHaveBeenCalled()
  })

  it('lets its person type when the server cannot be reached', async () => {
    find.mockRejectedValue(fault(0))
    await opened()
    expect(now()?.phase).toBe('writing')
  })

  it('shows both versions when something was typed before the draft was found', async () => {
    const asked = later<Draft | undefined>()
    find.mockReturnValue(asked.answer)
    begin(form)
    write(form, words('mine'))
    await wait(5000)
    expect(keep).not.toHaveBeenCalled()
    asked.give(draft(2, 'theirs'))
    await wait(5000)
    expect(now()).toMatchObject({ phase: 'apart', version: 2, other: { version: 2 } })
    expect(keep).not.toHaveBeenCalled()
  })

  it('ignores a response that arrives after it has closed', async () => {
    const asked = later<Draft | undefined>()
    find.mockReturnValue(asked.answer)
    begin(form)
    end(form)
    asked.give(draft(1, 'late'))
    await wait(0)
    expect(now()).toBeUndefined()
  })
})

describe('an offered draft', () => {
  beforeEach(async () => {
    find.mockResolvedValue(draft(3, 'before'))
    await opened()
  })

  it('can be continued, and is saved over the offered version', async () => {
    expect(takeOther(form)?.version).toBe(3)
    write(form, words('further'))
    await wait(800)
    expect(keep).toHaveBeenCalledWith(form, words('further'), 3)
    expect(now()).toMatchObject({ phase: 'writing', version: 4 })
  })

  it('is deleted when its person declines it', async () => {
    await refuseOther(form)
    expect(discard).toHaveBeenCalledExactlyOnceWith(form)
    expect(now()).toEqual({ phase: 'writing', version: 0, open: true })
  })

  it('stays offered, with the error, when it cannot be deleted', async () => {
    discard.mockRejectedValue(fault(500))
    await refuseOther(form)
    expect(now()).toMatchObject({ phase: 'offered', version: 3, problem: { status: 500 } })
  })

  it('does not count as unsaved', () => {
    expect(isUnsaved()).toBe(false)
    expect(end(form)).toBe(false)
  })
})

describe('typed text', () => {
  beforeEach(opened)

  it('is sent once after a pause, in its latest state', async () => {
    write(form, words('a'))
    await wait(500)
    write(form, words('ab'))
    await wait(299)
    expect(keep).not.toHaveBeenCalled()
    await wait(1)
    expect(keep).toHaveBeenCalledExactlyOnceWith(form, words('ab'), 0)
    expect(now()).toMatchObject({ version: 1, kept: '2026-11-27T00:00:01Z' })
    expect(now()?.words).toBeUndefined()
  })

  it('is sent after a request in flight, on the version that request returned', async () => {
    const first = later<Draft>()
    keep.mockReturnValueOnce(first.answer)
    write(form, words('a'))
    await wait(800)
    write(form, words('ab'))
    await wait(5000)
    expect(keep).toHaveBeenCalledTimes(1)
    first.give(draft(1, 'a'))
    await wait(800)
    expect(keep).toHaveBeenLastCalledWith(form, words('ab'), 1)
    expect(now()).toMatchObject({ version: 2 })
  })

  it('that is removed again leaves nothing to send', async () => {
    write(form, words('a'))
    write(form, nothing)
    await wait(5000)
    expect(keep).not.toHaveBeenCalled()
    expect(discard).not.toHaveBeenCalled()
    expect(isUnsaved()).toBe(false)
  })

  it('that is removed after it was saved deletes the draft', async () => {
    write(form, words('a'))
    await wait(800)
    write(form, nothing)
    await wait(800)
    expect(discard).toHaveBeenCalledExactlyOnceWith(form)
    expect(now()).toEqual({ phase: 'writing', version: 0, open: true })
  })

  it('is unsaved until the server has stored it', async () => {
    write(form, words('a'))
    expect(isUnsaved()).toBe(true)
    await wait(800)
    expect(isUnsaved()).toBe(false)
  })

  it.each([0, 409, 429, 500, 503])('is retried by itself after a transient error: %i', async (status) => {
    keep.mockRejectedValueOnce(fault(status))
    write(form, words('a'))
    await wait(800)
    expect(now()).toMatchObject({ problem: { status }, words: words('a') })
    await wait(4999)
    expect(keep).toHaveBeenCalledTimes(1)
    await wait(1)
    expect(keep).toHaveBeenCalledTimes(2)
    expect(now()?.problem).toBeUndefined()
  })

  it.each([413, 422])('that the server refuses is not retried until something else is typed: %i', async (status) => {
    keep.mockRejectedValueOnce(fault(status))
    write(form, words('a'))
    await wait(60_000)
    expect(keep).toHaveBeenCalledTimes(1)
    write(form, words('ab'))
    await wait(800)
    expect(keep).toHaveBeenCalledTimes(2)
    expect(now()?.problem).toBeUndefined()
  })
})

describe('a draft that was changed elsewhere meanwhile', () => {
  beforeEach(async () => {
    await opened()
    keep.mockRejectedValueOnce(stale())
  })

  it('is shown beside one’s own version, and nothing is overwritten', async () => {
    find.mockResolvedValue(draft(7, 'theirs'))
    write(form, words('mine'))
    await wait(60_000)
    expect(now()).toMatchObject({ phase: 'apart', version: 7, words: words('mine'), other: { version: 7 } })
    expect(keep).toHaveBeenCalledTimes(1)
  })

  it('is overwritten when its person chooses so', async () => {
    find.mockResolvedValue(draft(7, 'theirs'))
    write(form, words('mine'))
    await wait(800)
    await refuseOther(form)
    await wait(0)
    expect(keep).toHaveBeenLastCalledWith(form, words('mine'), 7)
    expect(now()).toMatchObject({ phase: 'writing', version: 8 })
  })

  it('replaces one’s own version when its person chooses so', async () => {
    find.mockResolvedValue(draft(7, 'theirs'))
    write(form, words('mine'))
    await wait(800)
    expect(takeOther(form)?.values).toEqual({ text: 'theirs' })
    expect(now()).toMatchObject({ phase: 'writing', version: 7 })
    expect(isUnsaved()).toBe(false)
  })

  it('to the same content raises no conflict', async () => {
    find.mockResolvedValue(draft(7, 'mine'))
    write(form, words('mine'))
    await wait(800)
    expect(now()).toMatchObject({ phase: 'writing', version: 7, kept: '2026-11-27T00:00:07Z' })
    expect(isUnsaved()).toBe(false)
  })

  it('by deleting it is created again', async () => {
    write(form, words('mine'))
    await wait(800)
    await wait(800)
    expect(keep).toHaveBeenLastCalledWith(form, words('mine'), 0)
    expect(now()).toMatchObject({ phase: 'writing', version: 1 })
  })
})

describe('a form that closes', () => {
  beforeEach(opened)

  it('is forgotten if nothing was typed', () => {
    expect(end(form)).toBe(false)
    expect(now()).toBeUndefined()
  })

  it('sends unsaved text at once, and is then forgotten', async () => {
    write(form, words('a'))
    expect(end(form)).toBe(true)
    expect(keep).toHaveBeenCalledTimes(1)
    expect(isUnsaved(true)).toBe(false)
    expect(isUnsaved()).toBe(true)
    await wait(0)
    expect(now()).toBeUndefined()
  })

  it('restores text that could not be saved when it opens again', async () => {
    keep.mockRejectedValue(fault(0))
    write(form, words('a'))
    end(form)
    await wait(0)
    expect(begin(form)).toEqual(words('a'))
    expect(find).toHaveBeenCalledTimes(1)
  })

  it('reports a draft to return to if one was saved', async () => {
    write(form, words('a'))
    await wait(800)
    expect(end(form)).toBe(true)
  })

  it('without having been opened reports no draft', () => expect(end('never')).toBe(false))
})

describe('a submitted form', () => {
  beforeEach(opened)

  it('leaves no draft', async () => {
    write(form, words('a'))
    await wait(800)
    sent(form)
    await wait(0)
    expect(discard).toHaveBeenCalledExactlyOnceWith(form, true)
    expect(now()).toBeUndefined()
  })

  it('deletes the draft after a request in flight', async () => {
    const first = later<Draft>()
    keep.mockReturnValueOnce(first.answer)
    write(form, words('a'))
    await wait(800)
    sent(form)
    await wait(5000)
    expect(discard).not.toHaveBeenCalled()
    first.give(draft(1, 'a'))
    await wait(0)
    expect(discard).toHaveBeenCalledTimes(1)
    expect(now()).toBeUndefined()
  })

  it('sends no request if no draft was saved', async () => {
    sent(form)
    await wait(5000)
    expect(discard).not.toHaveBeenCalled()
  })

  it('drops text that is waiting to be sent', async () => {
    write(form, words('a'))
    sent(form)
    await wait(5000)
    expect(keep).not.toHaveBeenCalled()
  })
})

describe('a page that is closed', () => {
  beforeEach(opened)

  it('asks its person to stay while something is unsaved', () => {
    const leave = () => {
      const event = new Event('beforeunload', { cancelable: true })
      window.dispatchEvent(event)
      return event.defaultPrevented
    }
    expect(leave()).toBe(false)
    write(form, words('a'))
    expect(leave()).toBe(true)
    expect(keep).toHaveBeenCalledTimes(1)
  })

  it('sends unsaved text without waiting', () => {
    write(form, words('a'))
    window.dispatchEvent(new Event('pagehide'))
    expect(keep).toHaveBeenCalledExactlyOnceWith(form, words('a'), 0, true)
  })

  it('sends no version while a request is in flight', async () => {
    keep.mockReturnValueOnce(later<Draft>().answer)
    write(form, words('a'))
    await wait(800)
    write(form, words('ab'))
    window.dispatchEvent(new Event('pagehide'))
    expect(keep).toHaveBeenLastCalledWith(form, words('ab'), undefined, true)
  })

  it('sends nothing while its person has yet to choose a version', async () => {
    keep.mockRejectedValueOnce(stale())
    find.mockResolvedValue(draft(7, 'theirs'))
    write(form, words('mine'))
    await wait(800)
    keep.mockClear()
    window.dispatchEvent(new Event('pagehide'))
    expect(keep).not.toHaveBeenCalled()
  })
})

describe('all unsaved text', () => {
  it('is given three seconds to be saved, and no longer', async () => {
    await opened()
    keep.mockReturnValue(later<Draft>().answer)
    write(form, words('a'))
    let over = false
    void saveAll().then(() => (over = true))
    await wait(2999)
    expect(over).toBe(false)
    await wait(1)
    expect(over).toBe(true)
    expect(isUnsaved()).toBe(true)
  })

  it('is sent when the network is back', async () => {
    await opened()
    keep.mockRejectedValueOnce(fault(0))
    write(form, words('a'))
    await wait(800)
    window.dispatchEvent(new Event('online'))
    await wait(0)
    expect(keep).toHaveBeenCalledTimes(2)
    expect(isUnsaved()).toBe(false)
  })

  it('is dropped on signing out, and kept when the session ends by itself', async () => {
    await opened()
    write(form, words('a'))
    door.changed!({ state: 'over' })
    expect(now()?.words).toEqual(words('a'))
    door.changed!({ state: 'asking' })
    expect(now()).toBeUndefined()
    await wait(5000)
    expect(keep).not.toHaveBeenCalled()
  })

  it('is not sent twice by concurrent saves', async () => {
    await opened()
    const first = later<Draft>()
    keep.mockReturnValueOnce(first.answer)
    write(form, words('a'))
    const both = [save(form), save(form)]
    first.give(draft(1, 'a'))
    await Promise.all(both)
    expect(keep).toHaveBeenCalledTimes(1)
  })
})
