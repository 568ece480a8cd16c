/**
 * The page's service worker: gives the page's files from the browser's cache, and with the headers that a
 * plain host does not send. It is there at once on a first visit and keeps the files later, when the page
 * has time; a newer version fetches all of its own first, and waits until it is told to take over, or until
 * no page of the version before is open.
 */
import { HEADERS } from '../../tools/policy.js'
import { createFiles } from './files'
import { withHeaders } from './headers'
import type { KeepProgress, ServedFile, ServiceCommand } from './messages'
import type { LastingEvent, ServiceScope } from './scope'

declare const self: ServiceScope
/** Put in by the build: all that it wrote. */
declare const SERVED_FILES: readonly ServedFile[]

const { scope } = self.registration
const files = createFiles(SERVED_FILES, scope)

self.addEventListener('install', (event) => {
  if (self.registration.active === null) event.waitUntil(self.skipWaiting())
  else void files.install(event)
})

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})

self.addEventListener('message', (event) => {
  const command = event.data as ServiceCommand
  switch (command.type) {
    case 'activate':
      return event.waitUntil(self.skipWaiting())
    case 'keep': {
      const [port] = event.ports
      const tell = (progress: KeepProgress) => port?.postMessage(progress)
      return event.waitUntil(
        files.keep(event, tell).then(
          () => cleanWhereAlone(event),
          (thrown: unknown) => tell({ files: 0, kept: 0, problem: String(thrown) }),
        ),
      )
    }
    default:
      return command satisfies never
  }
})

/** Another page may be of a version before, and may yet want files of it. */
async function cleanWhereAlone(event: LastingEvent) {
  if ((await self.clients.matchAll({ type: 'window' })).length <= 1) await files.clean(event)
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return
  event.respondWith(
    (async () => {
      const answer = (await files.answer(event, request)) ?? (await fetch(request))
      return withHeaders(answer, HEADERS)
    })(),
  )
})
