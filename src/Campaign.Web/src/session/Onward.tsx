import { useEffect } from 'react'
import { Navigate, useSearchParams } from 'react-router'

/** Where somebody goes who came to sign in and is: on to where they wanted, if that is a place of ours. */
export function Onward() {
  const [asked] = useSearchParams()
  const next = ours(asked.get('next'))
  const served = /^\/(api|openapi|cluster)\b/.test(next)
  useEffect(() => {
    if (served) location.replace(next)
  }, [served, next])
  return served ? null : <Navigate to={next} replace />
}

/** A link must not lead people on to another site. */
function ours(next: string | null): string {
  const asked = URL.canParse(next ?? '/', location.origin) ? new URL(next ?? '/', location.origin) : undefined
  return asked?.origin === location.origin && asked.pathname !== '/sign-in' ? asked.pathname + asked.search + asked.hash : '/'
}
