import { useEffect } from 'react'
import { Navigate, useSearchParams } from 'react-router'

/** Where to go after signing in: to the page that was asked for, if it is one of ours. */
export function Onward() {
  const [asked] = useSearchParams()
  const next = ours(asked.get('next'))
  const served = /^\/(api|openapi|cluster)\b/.test(next)
  useEffect(() => {
    if (served) location.replace(next)
  }, [served, next])
  return served ? null : <Navigate to={next} replace />
}

/** A link must not redirect people to another site. */
function ours(next: string | null): string {
  const asked = URL.canParse(next ?? '/', location.origin) ? new URL(next ?? '/', location.origin) : undefined
  return asked?.origin === location.origin && asked.pathname !== '/sign-in' ? asked.pathname + asked.search + asked.hash : '/'
}
