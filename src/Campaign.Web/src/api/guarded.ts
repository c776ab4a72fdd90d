import { look, proof, readmitted } from '../session/door'

/**
 * Sends a request; changes carry the CSRF token. When the session has ended it waits until the person has signed in again, and then sends the request:
 * nothing that was typed is lost.
 */
export async function guarded(request: Request): Promise<Response> {
  const again = request.clone()
  const response = await send(request)
  switch (await codeOf(response)) {
    case 'sign-in-needed':
      await readmitted()
      return guarded(again)
    case 'csrf-token-needed': {
      // Signed in again in another tab.
      const stale = proof()
      await look()
      return proof() === stale ? response : send(again)
    }
    case 'second-factor-needed':
      // Two-step verification became required meanwhile: the session says so, and the gate shows the set-up page.
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
