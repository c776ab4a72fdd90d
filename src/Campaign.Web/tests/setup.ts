import { afterEach, vi } from 'vitest'

// React warns about state changes outside of act.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

afterEach(() => {
  vi.useRealTimers()
  localStorage.clear()
})
