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
  it('is sent after the time to undo, on the version that was read', async () => {
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

  it('needs no reason to approve', async () => {
    const { decide } = page()
    decide(one, 'approve')
    await pass(UNDO_MILLISECONDS)
    expect(post).toHaveBeenCalledExactlyOnceWith('/api/v1/submissions/{submission}/approve', expect.objectContaining({ body: { note: null } }))
  })

  it('deletes the draft of the note that was sent with it', async () => {
    const { decide } = page()
    decide(one, 'ask-changes', 'unclear', 'Which shop?')
    decide(two, 'approve')
    await pass(UNDO_MILLISECONDS)
    expect(sent).toHaveBeenCalledExactlyOnceWith('submission/one/ask-changes')
  })

  it('that is refused shows the reason, and keeps the draft', async () => {
    post.mockImplementation(() => Promise.resolve(answer({ code: 'reason', title: 'Name a reason' }, 422)) as never)
    const { decide, of } = page()
    decide(one, 'reject', undefined, 'no')
    await pass(UNDO_MILLISECONDS)
    expect(of('one')).toMatchObject({ state: 'refused', problem: { status: 422, message: 'Name a reason' } })
    expect(of('one')?.now).toBeUndefined()
    expect(get).not.toHaveBeenCalled()
    expect(sent).not.toHaveBeenCalled()
  })

  it('on a stale version shows the current one', async () => {
    post.mockImplementation(() => Promise.resolve(answer({ code: 'stale-version', title: 'changed' }, 412)) as never)
    const { decide, of } = page()
    decide(one, 'approve')
    await pass(UNDO_MILLISECONDS)
    expect(of('one')).toMatchObject({ state: 'refused', now: { version: 2 } })
    expect((of('one')?.problem as Problem).stale).toBe(true)
  })

  it('on a stale version is refused even if the current one cannot be read', async () => {
    post.mockImplementation(() => Promise.resolve(answer({ title: 'changed' }, 412)) as never)
    get.mockImplementation(() => Promise.reject(new TypeError('offline')) as never)
    const { decide, of } = page()
    decide(one, 'approve')
    await pass(UNDO_MILLISECONDS)
    expect(of('one')).toMatchObject({ state: 'refused' })
    expect(of('one')?.now).toBeUndefined()
  })

  it('that was dismissed does not come back with the response', async () => {
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

  it('without a response can be taken again', async () => {
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
  it('cancels the latest decision first, and sends nothing of it', async () => {
    const moderation = page()
    moderation.decide(one, 'approve')
    moderation.decide(two, 'reject', 'off-topic')
    expect(moderation.undo()).toBe(two)
    expect(moderation.states).toEqual(['one waiting'])
    expect(moderation.undo()).toBe(one)
    await pass(UNDO_MILLISECONDS * 2)
    expect(post).not.toHaveBeenCalled()
  })

  it('is not possible once a decision has been sent', async () => {
    const { decide, undo } = page()
    decide(one, 'approve')
    await pass(3000)
    decide(two, 'approve')
    await pass(3000)
    expect(undo()).toBe(two)
    expect(undo()).toBeUndefined()
    expect(post).toHaveBeenCalledTimes(1)
  })

  it('gives a decision that is taken again its full time', async () => {
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
  it('sends waiting decisions at once, in requests that outlive the page', async () => {
    const { decide, leave } = page()
    decide(one, 'approve')
    decide(two, 'approve')
    leave()
    expect(post.mock.calls.map(([, terms]) => (terms as { keepalive: boolean }).keepalive)).toEqual([true, true])
    await pass(UNDO_MILLISECONDS)
    expect(post).toHaveBeenCalledTimes(2)
  })

  it('sends nothing twice when it is hidden and then left', async () => {
    const { decide, leave } = page()
    decide(one, 'approve')
    act(() => void window.dispatchEvent(new Event('pagehide')))
    leave()
    await pass(UNDO_MILLISECONDS)
    expect(post).toHaveBeenCalledTimes(1)
  })

  it('does not send undone decisions', () => {
    const { decide, undo, leave } = page()
    decide(one, 'approve')
    undo()
    leave()
    expect(post).not.toHaveBeenCalled()
  })
})

describe('the queue', () => {
  const left = [one, two, three]

  it('moves on to the next submission, or at the end to the previous one', () => {
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

  it('starts over when the current submission is gone', () => {
    expect(placeOf(left, 'three')).toBe(2)
    expect(placeOf(left, 'gone')).toBe(0)
    expect(placeOf(left, undefined)).toBe(0)
    expect(placeOf([], 'one')).toBe(0)
  })

  it('counts submissions that are not loaded yet, without those decided here', () => {
    expect(countOf(left, left, 250)).toBe(250)
    expect(countOf(left, [one], 250)).toBe(248)
    // More arrived after the server counted.
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

  it('work anywhere on the page', () => {
    const pressed = vi.fn(() => true)
    hold(() => useKeys(true, pressed))
    expect(press(put('<button></button>'), 'a')).toBe(true)
    expect(pressed).toHaveBeenCalledExactlyOnceWith('a')
  })

  it('without a meaning are left to the browser', () => {
    hold(() => useKeys(true, () => false))
    expect(press(put('<div></div>'), 'x')).toBe(false)
  })

  it.each(['<input>', '<textarea></textarea>', '<div contenteditable></div>', '<div role="combobox"></div>', '<div class="ant-select-dropdown"></div>'])('other than Escape are text while somebody types: %s', (html) => {
    const pressed = vi.fn(() => true)
    hold(() => useKeys(true, pressed))
    const field = put(html)
    press(field, 'a')
    expect(pressed).not.toHaveBeenCalled()
    press(field, 'Escape')
    expect(pressed).toHaveBeenCalledExactlyOnceWith('Escape')
  })

  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }])('are left to the browser together with %j', (terms) => {
    const pressed = vi.fn(() => true)
    hold(() => useKeys(true, pressed))
    press(put('<div></div>'), 'r', terms)
    expect(pressed).not.toHaveBeenCalled()
  })

  it('can be turned off, which this browser remembers', () => {
    const pressed = vi.fn(() => true)
    hold(() => useKeys(false, pressed))
    press(put('<div></div>'), 'a')
    expect(pressed).not.toHaveBeenCalled()
    expect(keysWanted()).toBe(true)
    wantKeys(false)
    expect(keysWanted()).toBe(false)
  })

  it('stop working when the page is left', () => {
    const pressed = vi.fn(() => true)
    hold(() => useKeys(true, pressed)).leave()
    press(put('<div></div>'), 'a')
    expect(pressed).not.toHaveBeenCalled()
  })
})
