import { useEffect, useState } from 'react'

/** Returns the keyboard focus to where it was, once this is unmounted. Our overlays unmount at once, before Ant Design would do it. */
export function useFocusBack() {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body) before.focus({ preventScroll: true })
    },
    [before],
  )
}
