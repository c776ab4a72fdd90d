import dayjs, { isDayjs } from 'dayjs'
import { describe, expect, it } from 'vitest'
import { longest, pack, packFields, typed, unpack, unpackFields } from '../src/drafts/words'

/** The way to the server and back. */
const there = (value: unknown) => unpack(JSON.parse(JSON.stringify(pack(value))))

describe('what stands in a form', () => {
  it.each([['words'], [''], [0], [false], [null], [undefined], [[1, 'two', null, undefined]], [{ a: { b: [{ c: undefined }] } }], [[]], [{}]])('comes back as it was: %j', (value) => expect(there(value)).toEqual(value))

  it('tells nothing from a field that is not there', () => {
    expect('a' in (there({ a: undefined }) as object)).toBe(true)
    expect(there([undefined])).toHaveLength(1)
  })

  it('keeps times as they were picked, whatever clock reads them', () => {
    const back = there(dayjs('2026-11-27T10:30:15'))
    expect(isDayjs(back)).toBe(true)
    expect((back as dayjs.Dayjs).format('YYYY-MM-DD HH:mm:ss')).toBe('2026-11-27 10:30:15')
    const span = there([dayjs('2026-11-01'), dayjs('2026-11-30')]) as dayjs.Dayjs[]
    expect(span.map((day) => day.format('MM-DD'))).toEqual(['11-01', '11-30'])
  })

  it.each(['password', 'newPassword', 'passphrase', 'clientSecret', 'accessToken', 'otp', 'recoveryCode', 'apiKey', 'api_key', 'privateKey'])('never holds a secret: %s', (name) => {
    expect(packFields({ [name]: 'x', note: 'y' })).toEqual({ note: 'y' })
    expect(packFields({ inside: { [name]: 'x' } })).toEqual({ inside: {} })
    expect(packFields({ many: [{ [name]: 'x' }] })).toEqual({ many: [{}] })
  })

  it.each(['key', 'monkey', 'passed', 'title', 'keyword'])('holds what only sounds like a secret: %s', (name) => expect(packFields({ [name]: 'x' })).toEqual({ [name]: 'x' }))

  it('gives empty fields back as empty', () => expect(unpackFields({})).toEqual({}))
})

describe('what somebody typed', () => {
  it('is what is other than when the form began', () => expect(typed({ a: '1', b: '2' }, { a: '1', b: '3' })).toEqual({ b: '3' }))

  it('is nothing where one kind of nothing took the place of another', () => {
    expect(typed({}, { a: '', b: null, c: undefined, d: [], e: { $: 'none' } })).toEqual({})
    expect(typed({ a: null, b: [] }, { a: '', b: undefined })).toEqual({})
  })

  it('is that something was taken out', () => {
    expect(typed({ a: '1' }, { a: '' })).toEqual({ a: '' })
    expect(typed({ a: ['1'] }, { a: [] })).toEqual({ a: [] })
  })

  it('is zero and no, which are something', () => expect(typed({}, { n: 0, yes: false })).toEqual({ n: 0, yes: false }))

  it('is what differs inside', () => {
    expect(typed({ a: [{ x: 1 }] }, { a: [{ x: 2 }] })).toEqual({ a: [{ x: 2 }] })
    expect(typed({ a: [{ x: 1 }] }, { a: [{ x: 1 }] })).toEqual({})
  })
})

describe('the words by which a draft is known', () => {
  it('are the longest, however deep they stand', () => {
    expect(longest({ a: 'short', b: [{ c: 'the longest of them' }], d: 12345678901234567890 })).toBe('the longest of them')
    expect(longest({})).toBe('')
    expect(longest(null)).toBe('')
  })

  it('are no times', () => expect(longest({ at: { $: 'time', at: '2026-11-27T10:30:00' }, a: 'x' })).toBe('x'))

  it('are the first of several that are as long', () => expect(longest({ a: 'one', b: 'two' })).toBe('one'))
})
