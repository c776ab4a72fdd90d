import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { onTestFinished } from 'vitest'

/** Renders a hook; `now` is its latest result. */
export function hold<T>(use: () => T, around: (inside: ReactNode) => ReactNode = (inside) => inside) {
  const latest: { now?: T } = {}
  function Probe() {
    latest.now = use()
    return null
  }
  const root = createRoot(document.createElement('div'))
  let shown = true
  const leave = () => {
    if (shown) act(() => root.unmount())
    shown = false
  }
  act(() => root.render(around(<Probe />)))
  onTestFinished(leave)
  return {
    get now() {
      return latest.now as T
    },
    leave,
  }
}

/** The same at an address. */
export function holdAt<T>(address: string, use: () => T) {
  const latest: { now?: T } = {}
  function Probe() {
    latest.now = use()
    return null
  }
  const router = createMemoryRouter([{ path: '*', Component: Probe }], { initialEntries: ['/before', address], initialIndex: 1 })
  hold(
    () => undefined,
    () => <RouterProvider router={router} />,
  )
  return {
    router,
    get now() {
      return latest.now as T
    },
    get address() {
      return router.state.location.pathname + router.state.location.search
    },
    get search() {
      return router.state.location.search
    },
  }
}

/** Lets pending promises resolve and the page render. */
export const settle = () => act(async () => undefined)
