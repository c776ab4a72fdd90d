import { useEffect, useRef } from 'react'

const KEPT = 'campaign.keys'

export const keysWanted = () => localStorage.getItem(KEPT) !== 'off'
export const wantKeys = (wanted: boolean) => localStorage.setItem(KEPT, wanted ? 'on' : 'off')

/** Single-key shortcuts for the whole page: not while typing, not together with Ctrl and the like, and only while enabled. */
export function useKeys(wanted: boolean, pressed: (key: string) => boolean) {
  const latest = useRef(pressed)
  latest.current = pressed
  useEffect(() => {
    if (!wanted) return
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const target = event.target as HTMLElement
      const writes = target.closest('input, textarea, [contenteditable], [role=listbox], [role=combobox], .ant-select-dropdown')
      if (writes && event.key !== 'Escape') return
      if (latest.current(event.key)) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [wanted])
}
