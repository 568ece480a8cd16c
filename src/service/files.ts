/**
 * The page's files in the browser's cache, by Workbox. Each is checked against the hash that the build took
 * of it, so that nothing damaged is kept. What a version before has kept stays until no page of it is open.
 * Most are kept ahead; a few only once they are asked for.
 */
import { PrecacheController } from 'workbox-precaching'
import type { KeepProgress, ServedFile } from './messages'
import type { LastingEvent } from './scope'

export function createFiles(files: readonly ServedFile[], scope: string) {
  const precache = new PrecacheController()
  precache.addToCacheList(files.filter(({ onDemand }) => !onDemand))
  const onDemand = new PrecacheController({ cacheName: `${precache.strategy.cacheName}-on-demand` })
  onDemand.addToCacheList(files.filter((file) => file.onDemand))
  const { strategy } = precache
  const keys = precache.getURLsToCacheKeys()
  const openCache = () => caches.open(strategy.cacheName)

  const paramsOf = (of: PrecacheController, cacheKey: string) => ({
    cacheKey,
    integrity: of.getIntegrityForCacheKey(cacheKey),
  })

  async function missing(): Promise<readonly [string, string][]> {
    const cache = await openCache()
    const kept = new Set((await cache.keys()).map(({ url }) => url))
    return [...keys].filter(([, key]) => !kept.has(key))
  }

  /** Fetches what is not kept yet, one file after the other, so that little else is held up. */
  async function keep(event: LastingEvent, tell: (progress: KeepProgress) => void) {
    const wanted = await missing()
    let kept = keys.size - wanted.length
    tell({ files: keys.size, kept, problem: null })
    for (const [url, cacheKey] of wanted) {
      // What is at hand is asked for anew only where its name does not tell its content.
      const request = new Request(url, { cache: url === cacheKey ? 'default' : 'no-cache' })
      await Promise.all(
        strategy.handleAll({ request, event, params: paramsOf(precache, cacheKey) }),
      )
      tell({ files: keys.size, kept: ++kept, problem: null })
    }
    const left = await missing()
    if (left.length === 0) return
    const [first] = left.map(([url]) => url.slice(scope.length))
    const problem = `${left.length === 1 ? '' : `${left.length} files, one of them `}${first} did not come.`
    tell({ files: keys.size, kept: keys.size - left.length, problem })
  }

  /** The answer to a request for a file of the page, or null where it is none that is known. */
  async function answer(event: LastingEvent, request: Request): Promise<Response | null> {
    const { href, origin, pathname } = new URL(request.url)
    const path = origin + pathname
    const url = path === scope ? `${scope}index.html` : path
    const [of, cacheKey] = [precache, onDemand]
      .map((each) => [each, each.getCacheKeyForURL(url)] as const)
      .find(([, key]) => key !== undefined) ?? [null, undefined]
    // Of a version before, while a page of it is open.
    if (of === null || cacheKey === undefined)
      return (await (await openCache()).match(href)) ?? null
    try {
      const asked = request.mode === 'navigate' ? new Request(url) : request
      return await of.strategy.handle({ request: asked, event, params: paramsOf(of, cacheKey) })
    } catch {
      // Offline, or other bytes than were built: the page says what is wrong with what it gets.
      return null
    }
  }

  return {
    /** All of them, before a newer version may take over. */
    install: precache.install,
    keep,
    answer,
    /** Lets go of what earlier versions kept. */
    clean: (event: LastingEvent) =>
      Promise.all([precache.activate(event), onDemand.activate(event)]),
  }
}
