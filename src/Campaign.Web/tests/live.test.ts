import { QueryClient } from '@tanstack/react-query'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { answered, api, body, every, ifMatch, MOMENT, Problem } from '../src/api/client'
import { guarded } from '../src/api/guarded'
import { campaignAt, follow } from '../src/api/live'
import { affected, ANYTHING, type Change } from '../src/api/reads'
import { rooms } from '../src/rooms'
import { look, proof, readmitted } from '../src/session/door'

vi.mock('../src/session/door', () => ({ look: vi.fn(), proof: vi.fn(), readmitted: vi.fn() }))

class Stream extends EventTarget {
  static readonly all: Stream[] = []
  closed = false
  constructor(readonly address: string) {
    super()
    Stream.all.push(this)
  }
  close() {
    this.closed = true
  }
  tell(what: string, changes: readonly Change[] = []) {
    if (!this.closed) this.dispatchEvent(new MessageEvent(what, { data: JSON.stringify(changes) }))
  }
  static get open() {
    return Stream.all.filter(({ closed }) => !closed)
  }
}

const hide = (hidden: boolean) => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden)
  document.dispatchEvent(new Event('visibilitychange'))
}

describe('what others change', () => {
  const queries = new QueryClient()
  let stop: () => void

  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('EventSource', Stream)
    Stream.all.length = 0
    vi.spyOn(queries, 'invalidateQueries')
    stop = follow(queries)
    return () => stop()
  })

  it('is read soon, and once however much it was', () => {
    const [stream] = Stream.open
    expect(stream?.address).toBe('/api/v1/changes')
    for (let change = 0; change < 100; change++) stream!.tell('changes')
    expect(queries.invalidateQueries).not.toHaveBeenCalled()
    vi.advanceTimersByTime(2000)
    expect(queries.invalidateQueries).toHaveBeenCalledTimes(1)
  })

  it('is read at most every two seconds while it does not stop', () => {
    for (let change = 0; change < 100; change++) {
      Stream.open[0]!.tell('changes')
      vi.advanceTimersByTime(100)
    }
    expect(vi.mocked(queries.invalidateQueries).mock.calls.length).toBeLessThanOrEqual(5)
    expect(vi.mocked(queries.invalidateQueries).mock.calls.length).toBeGreaterThanOrEqual(4)
  })

  it('that happened while the server could not say is read, too', () => {
    Stream.open[0]!.tell('resync')
    vi.advanceTimersByTime(2000)
    expect(queries.invalidateQueries).toHaveBeenCalledTimes(1)
  })

  /** Whether a query is read again after what was told so far. */
  const isRead = (...queryKey: unknown[]) => {
    vi.advanceTimersByTime(2000)
    const { predicate } = vi.mocked(queries.invalidateQueries).mock.lastCall![0] as unknown as { predicate: (query: { queryKey: unknown[] }) => boolean }
    return predicate({ queryKey })
  }

  it('leaves alone what speaks of one moment', () => {
    Stream.open[0]!.tell('resync')
    expect(isRead(MOMENT, 'queue', 'first-sip')).toBe(false)
    expect(isRead('drives', 'spring')).toBe(true)
  })

  it('is read where it shows, and nowhere else', () => {
    Stream.open[0]!.tell('changes', [{ noun: 'pool', campaign: 'spring' }])
    Stream.open[0]!.tell('changes', [{ noun: 'story', campaign: 'autumn' }])
    expect(isRead('pools', 'spring')).toBe(true)
    expect(isRead('stories', 'spring')).toBe(true)
    expect(isRead('deliverables', { campaign: 'spring' })).toBe(false)
    expect(isRead('pools', 'autumn')).toBe(false)
  })

  it('is forgotten once it was read', () => {
    Stream.open[0]!.tell('changes', [{ noun: 'pool', campaign: 'spring' }])
    expect(isRead('pools', 'spring')).toBe(true)
    Stream.open[0]!.tell('changes', [{ noun: 'story', campaign: 'spring' }])
    expect(isRead('pools', 'spring')).toBe(false)
  })

  it('in other campaigns is not heard of on a campaign’s pages', () => {
    stop()
    stop = follow(queries, 'spring & more')
    expect(Stream.open.map(({ address }) => address)).toEqual(['/api/v1/changes?campaign=spring+%26+more'])
  })

  it('is not listened to while nobody looks, and is again when somebody does', () => {
    hide(true)
    expect(Stream.open).toHaveLength(0)
    hide(true)
    hide(false)
    hide(false)
    expect(Stream.open).toHaveLength(1)
    expect(Stream.all).toHaveLength(2)
  })

  it('is not read any more once nobody is signed in', () => {
    Stream.open[0]!.tell('changes')
    stop()
    vi.advanceTimersByTime(10_000)
    expect(queries.invalidateQueries).not.toHaveBeenCalled()
    expect(Stream.open).toHaveLength(0)
    hide(false)
    expect(Stream.open).toHaveLength(0)
  })
})

describe('a query', () => {
  const pool: Change = { noun: 'pool', campaign: 'spring' }

  it('that no room speaks of is read whenever anything changes', () => {
    expect(affected(['audit', {}, undefined], [pool])).toBe(true)
    expect(affected([{ odd: 'key' }], [pool])).toBe(true)
    expect(affected([], [pool])).toBe(true)
  })

  it('is read when a noun changes that no room speaks of', () => expect(affected(['deliverables', { campaign: 'spring' }], [{ noun: 'access', campaign: null }])).toBe(true))

  it.each([
    ['pools', 'spring'],
    ['standing', 'spring'],
    ['history', 'spring', undefined],
    ['grants', 'coupons', undefined],
    ['drives', 'spring'],
  ])('of %s is read when a pool changes', (...key) => expect(affected(key, [pool])).toBe(true))

  it.each([['deliverables', { campaign: 'spring' }], ['stories', 'spring'], ['imports', 'spring'], ['campaigns', undefined], ['standing', 'autumn'], ['partners', 'names']])('of %s, %o is not', (...key) =>
    expect(affected(key, [pool])).toBe(false),
  )

  it('is read when so much of its campaign has changed that it is not told what', () => {
    const much: Change = { noun: null, campaign: 'spring' }
    expect(affected(['standing', 'spring'], [much])).toBe(true)
    expect(affected(['stories', 'spring'], [much])).toBe(true)
    expect(affected(['deliverables', { campaign: 'spring' }], [much])).toBe(true)
    expect(affected(['standing', 'autumn'], [much])).toBe(false)
  })

  it('is read when anything may have changed', () => expect(affected(['standing', 'spring'], [ANYTHING])).toBe(true))

  it('is read when what all campaigns share changes', () => expect(affected(['deliverables', { campaign: 'spring' }], [{ noun: 'partner', campaign: null }])).toBe(true))

  it('is not read for how far a job is', () => expect(affected(['pools', 'spring'], [{ noun: 'job', campaign: null }])).toBe(false))

  it('is one that there is', () => {
    const sources = Object.values(import.meta.glob<string>('../src/**/*.{ts,tsx}', { eager: true, query: '?raw', import: 'default' })).join('\n')
    const declared = rooms.flatMap(({ reads = {} }) => Object.keys(reads)).filter((key) => key !== 'job')
    expect(declared.filter((key) => !sources.includes(`queryKey: ['${key}'`))).toEqual([])
    expect(declared).toHaveLength(new Set(declared).size)
  })
})

describe('a path', () => {
  it.each([
    ['/', undefined],
    ['/campaigns/new', undefined],
    ['/campaigns/spring', 'spring'],
    ['/campaigns/spring/pools', 'spring'],
    ['/campaigns/new/pools', 'new'],
    ['/campaigns/%E0%A4%A', undefined],
    ['/partners', undefined],
  ])('%s is of the campaign %s', (path, campaign) => expect(campaignAt(path)).toBe(campaign))
})

describe('an answer', () => {
  const response = (status: number, of?: object) => new Response(of && JSON.stringify(of), { status })

  it('is its body', async () => expect(await body(Promise.resolve({ data: { id: 'spring' }, response: response(200) }))).toEqual({ id: 'spring' }))

  it('that refuses is a problem with the server’s message', async () => {
    const findings = [{ code: 'ad-label' }]
    const refusal = body(Promise.resolve({ error: { code: 'no-label', title: '缺少“广告”', findings, requestId: 'r1' }, response: response(422) }))
    await expect(refusal).rejects.toMatchObject({ status: 422, code: 'no-label', message: '缺少“广告”', findings, requestId: 'r1', stale: false })
  })

  it('on a stale version says who was faster', async () => {
    const changed = { by: 'li', at: '2026-11-27T00:00:00Z', what: 'pool.amended' }
    await expect(body(Promise.resolve({ error: { title: 'changed', changed }, response: response(412) }))).rejects.toMatchObject({ stale: true, changed })
  })

  it.each([undefined, null, 'Bad Gateway', {}])('from a proxy in between is a fault without a message: %j', async (error) =>
    expect(body(Promise.resolve({ error, response: response(502) }))).rejects.toMatchObject({ status: 502, code: 'fault', message: '', findings: [] }),
  )

  it('that never came is a problem with the browser’s message', async () => {
    const cause = new TypeError('Failed to fetch')
    const problem = await body(Promise.reject(cause)).catch((fault: unknown) => fault)
    expect(problem).toBeInstanceOf(Problem)
    expect(problem).toMatchObject({ status: 0, code: 'unreachable', cause })
  })

  it('with a file is the response itself, or its problem', async () => {
    const file = response(200, {})
    expect(await answered(Promise.resolve(file))).toBe(file)
    await expect(answered(Promise.resolve(response(413, { code: 'too-large', title: 'Too large' })))).rejects.toMatchObject({ status: 413, message: 'Too large' })
    await expect(answered(Promise.resolve(new Response('<html>', { status: 503 })))).rejects.toMatchObject({ status: 503, code: 'fault' })
  })

  it('provides the version that a change is based on', () => expect(ifMatch(3)).toEqual({ 'If-Match': '"3"' }))
})

describe('a list that must be complete', () => {
  it('is read page by page to its end', async () => {
    const pages: Record<string, { items: number[]; next?: string | null }> = { '': { items: [1, 2], next: 'b' }, b: { items: [], next: 'c' }, c: { items: [3], next: null } }
    const read = vi.fn(({ cursor = '' }: { cursor?: string }) => Promise.resolve(pages[cursor]!))
    expect(await every(read)).toEqual({ items: [1, 2, 3] })
    expect(read.mock.calls.map(([asked]) => asked)).toEqual([{}, { cursor: 'b' }, { cursor: 'c' }])
  })

  it('fails if a page cannot be read', async () => {
    const read = ({ cursor }: { cursor?: string }) => (cursor ? Promise.reject(new Error('gone')) : Promise.resolve({ items: [1], next: 'b' }))
    await expect(every(read)).rejects.toThrow('gone')
  })
})

describe('a request', () => {
  const send = vi.fn<(request: Request, body: string) => Promise<Response>>()
  const request = (method = 'POST') => new Request('http://campaign.test/api/v1/pools', { method, ...(method === 'POST' && { body: '{"n":1}' }) })
  const refused = (status: number, code: string) => new Response(JSON.stringify({ code }), { status })

  beforeEach(() => {
    // Like the network, which can read a body only once.
    vi.stubGlobal('fetch', async (asked: Request) => send(asked, await asked.text()))
    send.mockReset().mockImplementation(() => Promise.resolve(new Response('{}')))
    vi.mocked(look).mockReset().mockResolvedValue()
    vi.mocked(readmitted).mockReset().mockResolvedValue()
    vi.mocked(proof).mockReset().mockReturnValue('mine')
  })

  it('carries the anti-forgery token when it changes something', async () => {
    await guarded(request())
    await guarded(request('GET'))
    expect(send.mock.calls.map(([sent]) => sent.headers.get('X-CSRF-Token'))).toEqual(['mine', null])
  })

  it('waits while its person signs in again, and goes as it was', async () => {
    let enter!: () => void
    vi.mocked(readmitted).mockReturnValue(new Promise((resolve) => (enter = resolve)))
    send.mockResolvedValueOnce(refused(401, 'sign-in-needed'))
    const answer = guarded(request())
    await vi.waitFor(() => expect(readmitted).toHaveBeenCalled())
    expect(send).toHaveBeenCalledTimes(1)
    enter()
    expect((await answer).status).toBe(200)
    expect(send.mock.calls.map(([, sent]) => sent)).toEqual(['{"n":1}', '{"n":1}'])
  })

  it('is repeated once with a new token, when somebody signed in again in another tab', async () => {
    vi.mocked(look).mockImplementation(() => Promise.resolve(void vi.mocked(proof).mockReturnValue('new')))
    send.mockResolvedValueOnce(refused(403, 'csrf-token-needed'))
    expect((await guarded(request())).status).toBe(200)
    expect(send.mock.calls[1]![0].headers.get('X-CSRF-Token')).toBe('new')
  })

  it('is not repeated when the token is the same', async () => {
    send.mockResolvedValue(refused(403, 'csrf-token-needed'))
    expect((await guarded(request())).status).toBe(403)
    expect(send).toHaveBeenCalledTimes(1)
  })

  it('that is refused for a missing right stays refused, and its response can be read', async () => {
    send.mockResolvedValue(refused(403, 'forbidden'))
    const answer = await guarded(request())
    expect(await answer.json()).toEqual({ code: 'forbidden' })
    expect(look).not.toHaveBeenCalled()
  })

  it('asks for the server’s texts in the reader’s language', async () => {
    localStorage.setItem('campaign.language', 'en')
    await api.GET('/api/v1/campaigns', { baseUrl: 'http://campaign.test', params: { query: {} } })
    expect(send.mock.calls[0]![0].headers.get('Accept-Language')).toBe('en')
  })
})
