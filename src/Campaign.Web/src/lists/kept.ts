import { useState } from 'react'

/** A preference stored in this browser. Changes apply to the stored value, which another tab may have changed. */
export function useKept<Value>(key: string, usual: Value): [Value, (change: (kept: Value) => Value) => void] {
  const read = () => {
    const kept = localStorage.getItem(key)
    return kept === null ? usual : (JSON.parse(kept) as Value)
  }
  const [value, set] = useState(read)
  return [
    value,
    (change) => {
      const changed = change(read())
      localStorage.setItem(key, JSON.stringify(changed))
      set(changed)
    },
  ]
}
