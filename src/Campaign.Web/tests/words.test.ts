import dayjs, { isDayjs } from 'dayjs'
import { describe, expect, it } from 'vitest'
import { longest, pack, packFields, typed, unpack, unpackFields } from '../src/drafts/words'

/** A value after the round trip to the server. */
const there = (value: unknown) => unpack(JSON.parse(JSON.stringify(pack(value))))

describe('the values of a form', () => {
  it.each([['words'], [''], [0], [false], [null], [undefined], [[1, 'two', null, undefined]], [{ a: { b: [{ c: undefined }] } }], [[]], [{}]])('round-trip: %j', (value) => expect(there(value)).toEqual(value))

  it('distinguish an undefined value from a missing field', () => {
    expect('a' in (there({ a: undefined }) as object)).toBe(true)
    expect(there([undefined])).toHaveLength(1)
  })

  it('keep times as they were picked, whatever the machine’s time zone', () => {
    const back = there(dayjs('2026-11-27T10:30:15'))
    expect(isDayjs(back)).toBe(true)
    expect((back as dayjs.Dayjs).format('YYYY-MM-DD HH:mm:ss')).toBe('2026-11-27 10:30:15')
    const span = there([dayjs('2026-11-01'), dayjs('2026-11-30')]) as dayjs.Dayjs[]
    expect(span.map((day) => day.format('MM-DD'))).toEqual(['11-01', '11-30'])
  })

  it.each(['password', 'newPassword', 'passphrase', 'clientSecret', 'accessToken', 'otp', 'recoveryCode', 'apiKey', 'api_key', 'privateKey'])('never include a secret: %s', (name) => {
    expect(packFields({ [name]: 'x', note: 'y' })).toEqual({ note: 'y' })
    expect(packFields({ inside: { [name]: 'x' } })).toEqual({ inside: {} })
    expect(packFields({ many: [{ [name]: 'x' }] })).toEqual({ many: [{}] })
  })

  it.each(['key', 'monkey', 'passed', 'title', 'keyword'])('include what only sounds like a secret: %s', (name) => expect(packFields({ [name]: 'x' })).toEqual({ [name]: 'x' }))

  it('stay empty when empty', () => expect(unpackFields({})).toEqual({}))
})

describe('what was typed', () => {
  it('is whatever differs from the initial values', () => expect(typed({ a: '1', b: '2' }, { a: '1', b: '3' })).toEqual({ b: '3' }))

  it('does not include one kind of empty value replaced by another', () => {
    expect(typed({}, { a: '', b: null, c: undefined, d: [], e: { $: 'none' } })).toEqual({})
    expect(typed({ a: null, b: [] }, { a: '', b: undefined })).toEqual({})
  })

  it('includes a value that was cleared', () => {
    expect(typed({ a: '1' }, { a: '' })).toEqual({ a: '' })
    expect(typed({ a: ['1'] }, { a: [] })).toEqual({ a: [] })
  })

  it('includes 0 and false', () => expect(typed({}, { n: 0, yes: false })).toEqual({ n: 0, yes: false }))

  it('compares nested values', () => {
    expect(typed({ a: [{ x: 1 }] }, { a: [{ x: 2 }] })).toEqual({ a: [{ x: 2 }] })
    expect(typed({ a: [{ x: 1 }] }, { a: [{ x: 1 }] })).toEqual({})
  })
})

describe('the excerpt of a draft', () => {
  it('is its longest text, however deeply nested', () => {
    expect(longest({ a: 'short', b: [{ c: 'the longest of them' }], d: 12345678901234567890 })).toBe('the longest of them')
    expect(longest({})).toBe('')
    expect(longest(null)).toBe('')
  })

  it('is never a time', () => expect(longest({ at: { $: 'time', at: '2026-11-27T10:30:00' }, a: 'x' })).toBe('x'))

  it('is the first of several equally long texts', () => expect(longest({ a: 'one', b: 'two' })).toBe('one'))
})
