import { useEffect, useState } from 'react'

/** Gives the keyboard back, once this is gone, to what it was at before. Our overlays go at once, sooner than Ant Design would do it. */
export function useFocusBack() {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body) before.focus({ preventScroll: true })
    },
    [before],
  )
}
