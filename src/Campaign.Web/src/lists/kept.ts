import { useState } from 'react'

/** Something that is kept in this browser: a habit of one person, not a fact. A change is made on what is kept by then, perhaps from another tab. */
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
