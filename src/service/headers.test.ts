import { expect, test } from 'vitest'
import { withHeaders } from './headers'

const HEADERS = { 'Content-Security-Policy': "default-src 'self'", 'X-Own': 'yes' }

test('an answer keeps its body, status and type, and gets the headers over its own', async () => {
  const answer = new Response('text', {
    status: 404,
    headers: { 'content-type': 'text/plain', 'x-own': 'no' },
  })
  const given = withHeaders(answer, HEADERS)
  expect(given.status).toBe(404)
  expect(await given.text()).toBe('text')
  expect(given.headers.get('content-type')).toBe('text/plain')
  for (const [name, value] of Object.entries(HEADERS)) expect(given.headers.get(name)).toBe(value)
})

test.each([204, 304])('an answer of %d stays without a body', (status) => {
  expect(withHeaders(new Response(null, { status }), HEADERS).status).toBe(status)
})

test('a failed answer is passed on as it is', () => {
  const failed = Response.error()
  expect(withHeaders(failed, HEADERS)).toBe(failed)
})
