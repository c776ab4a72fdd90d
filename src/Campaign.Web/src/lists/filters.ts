import { useSearchParams } from 'react-router'

/**
 * What a list is asked for, kept in the address: it can be sent to somebody, and comes back with the page.
 * @param replace Whether the browser's way back leads past what was asked for before.
 */
export function useFilters(replace = true) {
  const [asked, ask] = useSearchParams()
  return {
    of: (name: string) => asked.get(name) ?? undefined,
    set: (changed: Readonly<Record<string, string | undefined>>) =>
      ask(
        (before) => {
          for (const [name, value] of Object.entries(changed)) {
            if (value) before.set(name, value)
            else before.delete(name)
          }
          return before
        },
        { replace },
      ),
  }
}
