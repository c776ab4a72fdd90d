import { act } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { api, Problem } from '../src/api/client'
import { sent } from '../src/drafts/store'
import { UNDO_MILLISECONDS, useDecisions, type Submission } from '../src/submissions/decisions'
import { keysWanted, useKeys, wantKeys } from '../src/submissions/keys'
import { after, beside, countOf, placeOf } from '../src/submissions/queue'
import { hold, settle } from './hooks'

vi.mock('../src/drafts/store', () => ({ sent: vi.fn() }))
vi.mock('../src/session/door', () => ({ look: vi.fn(), proof: vi.fn(), readmitted: vi.fn(), watchDoor: vi.fn() }))
vi.mock('../src/i18n/LocaleProvider', () => ({ useLocale: vi.fn() }))

const submission = (id: string, version = 1) => ({ id, version, text: id }) as unknown as Submission
const [one, two, three] = [submission('one'), submission('two'), submission('three')]

const answer = (data: unknown, status = 200) => ({ ...(status < 400 ? { data } : { error: data }), response: new Response(null, { status }) }) as never
const post = vi.fn<(...asked: unknown[]) => never>()
const get = vi.fn<(...asked: unknown[]) => never>()

const pass = async (milliseconds: number) => {
  await act(() => vi.advanceTimersByTimeAsync(milliseconds))
  await settle()
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.mocked(sent).mockReset()
  vi.spyOn(api, 'POST').mockImplementation(post)
  vi.spyOn(api, 'GET').mockImplementation(get)
  post.mockReset().mockImplementation(() => Promise.resolve(answer({})) as never)
  get.mockReset().mockImplementation(() => Promise.resolve(answer(submission('one', 2))) as never)
})

const page = () => {
  const held = hold(useDecisions)
  return {
    decide: (...what: Parameters<typeof held.now.decide>) => act(() => held.now.decide(...what)),
    undo: () => {
      let back: Submission | undefined
      act(() => {
        back = held.now.undo()
      })
      return back
    },
    forget: (id: string) => act(() => held.now.forget(id)),
    of: (id: string) => held.now.decisions.get(id),
    get states() {
      return [...held.now.decisions].map(([id, { state }]) => `${id} ${state}`)
    },
    leave: held.leave,
  }
}

describe('a decision', () => {
  it('waits for its moment, then is sent on the version that was read', async () => {
    const { decide, of } = page()
    decide(one, 'reject', 'off-topic', 'Not about tea')
    await pass(UNDO_MILLISECONDS - 1)
    expect(post).not.toHaveBeenCalled()
    expect(of('one')?.state).toBe('waiting')
    await pass(1)
    expect(post).toHaveBeenCalledExactlyOnceWith('/api/v1/submissions/{submission}/reject', {
      params: { path: { submission: 'one' } },
      headers: { 'If-Match': '"1"' },
      keepalive: false,
      body: { code: 'off-topic', note: 'Not about tea' },
    })
    expect(of('one')?.state).toBe('done')
  })

  it('approves without a reason', async () => {
    const { decide } = page()
    decide(one, 'approve')
    await pass(UNDO_MILLISECONDS)
    expect(post).toHaveBeenCalledExactlyOnceWith('/api/v1/submissions/{submission}/approve', expect.objectContaining({ body: { note: null } }))
  })

  it('leaves no draft of the words that were sent with it', async () => {
    const { decide } = page()
    decide(one, 'ask-changes', 'unclear', 'Which shop?')
    decide(two, 'approve')
    await pass(UNDO_MILLISECONDS)
    expect(sent).toHaveBeenCalledExactlyOnceWith('submission/one/ask-changes')
  })

  it('that was refused says why, and keeps the draft', async () => {
    post.mockImplementation(() => Promise.resolve(answer({ code: 'reason', title: 'Name a reason' }, 422)) as never)
    const { decide, of } = page()
    decide(one, 'reject', undefined, 'no')
    await pass(UNDO_MILLISECONDS)
    expect(of('one')).toMatchObject({ state: 'refused', problem: { status: 422, message: 'Name a reason' } })
    expect(of('one')?.now).toBeUndefined()
    expect(get).not.toHaveBeenCalled()
    expect(sent).not.toHaveBeenCalled()
  })

  it('on an old version says what somebody else made of it', async () => {
    post.mockImplementation(() => Promise.resolve(answer({ code: 'stale-version', title: 'changed' }, 412)) as never)
    const { decide, of } = page()
    decide(one, 'approve')
    await pass(UNDO_MILLISECONDS)
    expect(of('one')).toMatchObject({ state: 'refused', now: { version: 2 } })
    expect((of('one')?.problem as Problem).stale).toBe(true)
  })

  it('on an old version is refused all the same when the new one cannot be read', async () => {
    post.mockImplementation(() => Promise.resolve(answer({ title: 'changed' }, 412)) as never)
    get.mockImplementation(() => Promise.reject(new TypeError('offline')) as never)
    const { decide, of } = page()
    decide(one, 'approve')
    await pass(UNDO_MILLISECONDS)
    expect(of('one')).toMatchObject({ state: 'refused' })
    expect(of('one')?.now).toBeUndefined()
  })

  it('that was forgotten meanwhile does not come back with the news', async () => {
    post.mockImplementation(() => Promise.resolve(answer({ title: 'changed' }, 412)) as never)
    let tell!: (news: never) => void
    get.mockImplementation(() => new Promise((resolve) => (tell = resolve)) as never)
    const { decide, forget, of } = page()
    decide(one, 'approve')
    await pass(UNDO_MILLISECONDS)
    forget('one')
    tell(answer(submission('one', 2)))
    await pass(0)
    expect(of('one')).toBeUndefined()
  })

  it('that no answer came to can be taken anew', async () => {
    post.mockImplementationOnce(() => Promise.reject(new TypeError('offline')) as never)
    const { decide, forget, of } = page()
    decide(one, 'approve')
    await pass(UNDO_MILLISECONDS)
    expect(of('one')).toMatchObject({ state: 'refused', problem: { status: 0 } })
    forget('one')
    decide(one, 'approve')
    await pass(UNDO_MILLISECONDS)
    expect(of('one')?.state).toBe('done')
  })
})

describe('undoing', () => {
  it('takes back the latest first, and nothing of it is sent', async () => {
    const moderation = page()
    moderation.decide(one, 'approve')
    moderation.decide(two, 'reject', 'off-topic')
    expect(moderation.undo()).toBe(two)
    expect(moderation.states).toEqual(['one waiting'])
    expect(moderation.undo()).toBe(one)
    await pass(UNDO_MILLISECONDS * 2)
    expect(post).not.toHaveBeenCalled()
  })

  it('is over once a decision is sent: the one before it cannot be taken back either', async () => {
    const { decide, undo } = page()
    decide(one, 'approve')
    await pass(3000)
    decide(two, 'approve')
    await pass(3000)
    expect(undo()).toBe(two)
    expect(undo()).toBeUndefined()
    expect(post).toHaveBeenCalledTimes(1)
  })

  it('gives a decision taken anew its full time', async () => {
    const { decide, undo } = page()
    decide(one, 'approve')
    await pass(5000)
    undo()
    decide(one, 'reject', 'off-topic')
    await pass(5999)
    expect(post).not.toHaveBeenCalled()
    await pass(1)
    expect(post).toHaveBeenCalledExactlyOnceWith('/api/v1/submissions/{submission}/reject', expect.anything())
  })

  it('does nothing when nothing was decided', () => expect(page().undo()).toBeUndefined())
})

describe('a page that is left', () => {
  it('sends what waits at once, in a way that outlives the page', async () => {
    const { decide, leave } = page()
    decide(one, 'approve')
    decide(two, 'approve')
    leave()
    expect(post.mock.calls.map(([, terms]) => (terms as { keepalive: boolean }).keepalive)).toEqual([true, true])
    await pass(UNDO_MILLISECONDS)
    expect(post).toHaveBeenCalledTimes(2)
  })

  it('sends nothing twice when it is hidden first and left then', async () => {
    const { decide, leave } = page()
    decide(one, 'approve')
    act(() => void window.dispatchEvent(new Event('pagehide')))
    leave()
    await pass(UNDO_MILLISECONDS)
    expect(post).toHaveBeenCalledTimes(1)
  })

  it('does not send what was taken back', () => {
    const { decide, undo, leave } = page()
    decide(one, 'approve')
    undo()
    leave()
    expect(post).not.toHaveBeenCalled()
  })
})

describe('the queue', () => {
  const left = [one, two, three]

  it('goes on with the next one, and with the one before at its end', () => {
    expect(after(left, 0)).toBe('two')
    expect(after(left, 2)).toBe('two')
    expect(after([one], 0)).toBeUndefined()
    expect(after([], 0)).toBeUndefined()
  })

  it('stops at its ends', () => {
    expect(beside(left, 0, -1)).toBe('one')
    expect(beside(left, 2, 1)).toBe('three')
    expect(beside(left, 1, 1)).toBe('three')
    expect(beside([], 0, 1)).toBeUndefined()
  })

  it('begins anew when what one looked at is gone', () => {
    expect(placeOf(left, 'three')).toBe(2)
    expect(placeOf(left, 'gone')).toBe(0)
    expect(placeOf(left, undefined)).toBe(0)
    expect(placeOf([], 'one')).toBe(0)
  })

  it('counts what is not read yet, without what is decided here', () => {
    expect(countOf(left, left, 250)).toBe(250)
    expect(countOf(left, [one], 250)).toBe(248)
    // More came than the server counted when it was asked.
    expect(countOf(left, left, 0)).toBe(3)
    expect(countOf(left, [], 3)).toBe(0)
  })
})

describe('single keys', () => {
  const press = (target: EventTarget, key: string, terms: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...terms })
    target.dispatchEvent(event)
    return event.defaultPrevented
  }
  const put = (html: string) => {
    document.body.innerHTML = html
    return document.body.firstElementChild!
  }

  it('are taken from the whole page', () => {
    const pressed = vi.fn(() => true)
    hold(() => useKeys(true, pressed))
    expect(press(put('<button></button>'), 'a')).toBe(true)
    expect(pressed).toHaveBeenCalledExactlyOnceWith('a')
  })

  it('that mean nothing are left to the browser', () => {
    hold(() => useKeys(true, () => false))
    expect(press(put('<div></div>'), 'x')).toBe(false)
  })

  it.each(['<input>', '<textarea></textarea>', '<div contenteditable></div>', '<div role="combobox"></div>', '<div class="ant-select-dropdown"></div>'])('are letters while somebody writes, but Escape: %s', (html) => {
    const pressed = vi.fn(() => true)
    hold(() => useKeys(true, pressed))
    const field = put(html)
    press(field, 'a')
    expect(pressed).not.toHaveBeenCalled()
    press(field, 'Escape')
    expect(pressed).toHaveBeenCalledExactlyOnceWith('Escape')
  })

  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }])('are the browser’s together with %j', (terms) => {
    const pressed = vi.fn(() => true)
    hold(() => useKeys(true, pressed))
    press(put('<div></div>'), 'r', terms)
    expect(pressed).not.toHaveBeenCalled()
  })

  it('rest while they are not wanted, which this browser remembers', () => {
    const pressed = vi.fn(() => true)
    hold(() => useKeys(false, pressed))
    press(put('<div></div>'), 'a')
    expect(pressed).not.toHaveBeenCalled()
    expect(keysWanted()).toBe(true)
    wantKeys(false)
    expect(keysWanted()).toBe(false)
  })

  it('are heard no more when the page is left', () => {
    const pressed = vi.fn(() => true)
    hold(() => useKeys(true, pressed)).leave()
    press(put('<div></div>'), 'a')
    expect(pressed).not.toHaveBeenCalled()
  })
})
