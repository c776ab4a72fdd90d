import { useSearchParams } from 'react-router'

/**
 * A list's filters, kept in the URL, so that they can be shared and survive a reload.
 * @param replace Whether a change replaces the browser's history entry.
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
