/**
 * Answers as a host that sends the page's headers would give them. Without these a browser isolates no
 * page, and a page that is not isolated has no shared memory, so no threads.
 */

/** Answers without a body of their own, which a Response refuses one for. */
const BODILESS = new Set([101, 204, 205, 304])

export function withHeaders(answer: Response, headers: Readonly<Record<string, string>>): Response {
  // Neither can be read, so neither can be made anew.
  if (answer.type === 'opaque' || answer.type === 'opaqueredirect' || answer.type === 'error')
    return answer
  const all = new Headers(answer.headers)
  for (const [name, value] of Object.entries(headers)) all.set(name, value)
  const { status, statusText } = answer
  return new Response(BODILESS.has(status) ? null : answer.body, {
    status,
    statusText,
    headers: all,
  })
}
