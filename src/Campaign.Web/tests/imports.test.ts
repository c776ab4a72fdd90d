import { describe, expect, it } from 'vitest'
import { fits, fixedOf, mapped, markOf, type Mapping } from '../src/imports/mapping'
import { intoMentions } from '../src/mentions/queries'
import { intoPartners } from '../src/partners/queries'
import { intoSubmissions } from '../src/submissions/queries'

describe('a saved mapping', () => {
  const kept: Mapping = { at: 'time', tone: 'mood', channel: { const: 'weibo' }, timeZone: 'Asia/Shanghai' }

  it('fits a file that has all its columns, in any order and among others', () => {
    expect(fits(kept, ['mood', 'other', 'time'])).toBe(true)
    expect(fits(kept, ['time'])).toBe(false)
  })

  it('matches column names exactly', () => {
    expect(fits({ at: 'Time' }, ['time'])).toBe(false)
    expect(fits({ at: '' }, [''])).toBe(true)
  })

  it('needs no column for constants or for the time zone', () => {
    expect(fits({ channel: { const: 'weibo' }, timeZone: 'Asia/Shanghai' }, [])).toBe(true)
    expect(fits({ tone: { 正面: 'positive' } }, [])).toBe(true)
    expect(fits({}, [])).toBe(true)
  })
})

describe('an edited guess', () => {
  const guess: Mapping = { at: 'time', text: 'words' }

  it('can take a field from another column, without changing the original guess', () => {
    expect(mapped(guess, 'text', 'body')).toEqual({ at: 'time', text: 'body' })
    expect(guess).toEqual({ at: 'time', text: 'words' })
  })

  it('can leave a field unmapped', () => {
    expect(mapped(guess, 'text', undefined)).toEqual({ at: 'time' })
    expect(mapped(guess, 'tone', undefined)).toEqual(guess)
  })

  it('can set one value for every row, which is empty before anything is typed', () => {
    const fixed = mapped(guess, 'channel', { const: '' })
    expect(fixed['channel']).toEqual({ const: '' })
    expect(fixedOf(fixed['channel'])).toBe('')
    expect(fixedOf('time')).toBeUndefined()
    expect(fixedOf(undefined)).toBeUndefined()
    expect(fixedOf({ 正面: 'positive' })).toBeUndefined()
  })
})

describe('the draft of a mapping', () => {
  it('is identified by exactly the file’s columns', () => {
    expect(markOf(['time', 'mood'])).toBe(markOf(['time', 'mood']))
    const others = [['mood', 'time'], ['time'], ['time mood'], ['timemood'], [], ['时间', '情感'], ['time', 'mood', '']]
    expect(new Set([['time', 'mood'], ...others].map(markOf)).size).toBe(others.length + 1)
  })

  it('has a name that the server accepts, whatever the columns are called', () => {
    for (const columns of [[''], ['😀'.repeat(1000)], ['a/b', '..', '\n']]) expect(markOf(columns)).toMatch(/^[0-9a-z]+$/)
  })
})

describe('the routes of an import', () => {
  it('are those of its noun, with ids encoded', () => {
    expect(intoMentions('a b/c')).toEqual({ kind: 'mentions', form: 'campaign/a b/c/mentions', look: '/api/v1/campaigns/a%20b%2Fc/mentions/look', send: '/api/v1/campaigns/a%20b%2Fc/mentions/import' })
    expect(intoSubmissions('First')).toMatchObject({ form: 'drive/first', send: '/api/v1/drives/First/submissions/import' })
    expect(intoPartners).toMatchObject({ look: '/api/v1/partners/look', send: '/api/v1/partners/import' })
  })
})
