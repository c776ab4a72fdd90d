import { act } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useAskUnsaved, useLeavingAsks } from '../src/drafts/leaving'
import { isUnsaved, saveAll } from '../src/drafts/store'
import { hold, holdAt, settle } from './hooks'

const asked = vi.hoisted(() => vi.fn<(question: { onOk: () => void; onCancel?: () => void }) => void>())

vi.mock('antd', () => ({ App: { useApp: () => ({ modal: { confirm: asked } }) } }))
vi.mock('../src/drafts/store', () => ({ isUnsaved: vi.fn(), saveAll: vi.fn() }))
vi.mock('../src/i18n/LocaleProvider', () => ({ useLocale: () => ({ t: (key: string) => key }) }))

const unsaved = vi.mocked(isUnsaved)
const saving = vi.mocked(saveAll)

beforeEach(() => {
  asked.mockReset()
  unsaved.mockReset().mockReturnValue(false)
  saving.mockReset().mockResolvedValue()
})

describe('signing out', () => {
  it('happens at once when everything is saved', async () => {
    const go = vi.fn()
    await hold(() => useAskUnsaved()).now(go)
    expect(saving).toHaveBeenCalledTimes(1)
    expect(go).toHaveBeenCalledTimes(1)
    expect(asked).not.toHaveBeenCalled()
  })

  it('happens once the last input has been saved', async () => {
    unsaved.mockReturnValue(true)
    saving.mockImplementation(() => Promise.resolve(void unsaved.mockReturnValue(false)))
    const go = vi.fn()
    await hold(() => useAskUnsaved()).now(go)
    expect(go).toHaveBeenCalledTimes(1)
  })

  it('asks about all unsaved forms, and happens only if confirmed', async () => {
    unsaved.mockReturnValue(true)
    const [go, stay] = [vi.fn(), vi.fn()]
    await hold(() => useAskUnsaved()).now(go, stay)
    expect(unsaved).toHaveBeenCalledWith(false)
    expect(go).not.toHaveBeenCalled()
    asked.mock.calls[0]![0].onCancel!()
    expect(stay).toHaveBeenCalledTimes(1)
    asked.mock.calls[0]![0].onOk()
    expect(go).toHaveBeenCalledTimes(1)
  })
})

describe('another page of the app', () => {
  const leaveFor = async (address: string) => {
    const page = holdAt('/plan?amend=yes', useLeavingAsks)
    await act(() => page.router.navigate(address))
    await settle()
    return page
  }

  it('opens when nothing is unsaved', async () => {
    expect((await leaveFor('/pools')).address).toBe('/pools')
    expect(asked).not.toHaveBeenCalled()
  })

  it('waits for an answer when a form on the screen is unsaved', async () => {
    unsaved.mockReturnValue(true)
    expect((await leaveFor('/pools')).address).toBe('/plan?amend=yes')
    expect(unsaved).toHaveBeenCalledWith(true)
    expect(asked).toHaveBeenCalledTimes(1)
  })

  it('opens if its person confirms', async () => {
    unsaved.mockReturnValue(true)
    const page = await leaveFor('/pools')
    await act(async () => asked.mock.calls[0]![0].onOk())
    expect(page.address).toBe('/pools')
  })

  it('does not open if its person stays, and asks again the next time', async () => {
    unsaved.mockReturnValue(true)
    const page = await leaveFor('/pools')
    await act(async () => asked.mock.calls[0]![0].onCancel!())
    await act(() => page.router.navigate('/stories'))
    await settle()
    expect(page.address).toBe('/plan?amend=yes')
    expect(asked).toHaveBeenCalledTimes(2)
  })

  it('opens by itself once the input has been saved', async () => {
    unsaved.mockReturnValue(true)
    saving.mockImplementation(() => Promise.resolve(void unsaved.mockReturnValue(false)))
    expect((await leaveFor('/pools')).address).toBe('/pools')
    expect(asked).not.toHaveBeenCalled()
  })

  it('does not include other filters on the same page', async () => {
    unsaved.mockReturnValue(true)
    expect((await leaveFor('/plan?month=2026-12')).address).toBe('/plan?month=2026-12')
    expect(asked).not.toHaveBeenCalled()
  })
})
