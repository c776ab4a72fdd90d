let proof: string | undefined

/** Sends a request, a change with the proof that it comes from our own page. Where people sign in, that proof belongs to their session. */
export async function guarded(request: Request): Promise<Response> {
  if (request.method === 'GET') return fetch(request)
  const again = request.clone()
  proof ??= await fetchProof()
  if (proof) request.headers.set('X-CSRF-Token', proof)
  const response = await fetch(request)
  if (!(await lacksProof(response))) return response
  proof = await fetchProof()
  if (!proof) return response
  again.headers.set('X-CSRF-Token', proof)
  return fetch(again)
}

async function lacksProof(response: Response): Promise<boolean> {
  if (response.status !== 403) return false
  const problem = (await response.clone().json().catch(() => ({}))) as { code?: string }
  return problem.code === 'csrf-token-needed'
}

async function fetchProof(): Promise<string | undefined> {
  const response = await fetch('/api/v1/session')
  return response.ok ? (((await response.json()) as { csrf?: string | null }).csrf ?? undefined) : undefined
}
