import { look, proof, readmitted } from '../session/door'

/**
 * Sends a request, a change with the proof that it comes from our own page. When the session is over it waits until the person has signed in again, and then sends it:
 * nothing that was written is lost.
 */
export async function guarded(request: Request): Promise<Response> {
  const again = request.clone()
  const response = await send(request)
  switch (await codeOf(response)) {
    case 'sign-in-needed':
      await readmitted()
      return guarded(again)
    case 'csrf-token-needed': {
      // Signed in anew in another tab.
      const stale = proof()
      await look()
      return proof() === stale ? response : send(again)
    }
    case 'second-factor-needed':
      // Asked for while the person was at work: the session says so, and the door shows the way.
      await look()
      return response
    default:
      return response
  }
}

function send(request: Request): Promise<Response> {
  const shown = proof()
  if (shown && request.method !== 'GET') request.headers.set('X-CSRF-Token', shown)
  return fetch(request)
}

async function codeOf(response: Response): Promise<string | undefined> {
  if (response.status !== 401 && response.status !== 403) return undefined
  const problem = (await response.clone().json().catch(() => ({}))) as { code?: string }
  return problem.code
}
