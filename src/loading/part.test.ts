import { expect, test } from 'vitest'
import { addressIn, createPartLoader, type PartsHost } from './part'

const JAVASCRIPT = { ok: true, headers: new Headers({ 'Content-Type': 'text/javascript' }) }
const unreachable = () =>
  Promise.reject(new TypeError('Failed to fetch dynamically imported module: http://x/a.js'))

/** As the build writes `() => import('./Roc')`. */
function imports(load: () => Promise<unknown>): () => Promise<unknown> {
  return Object.assign(() => load(), { toString: () => 'async()=>await import(`./Roc-1.js`)' })
}

function loader(host: Partial<PartsHost>) {
  return createPartLoader({
    isOnline: () => true,
    probe: () => Promise.resolve(JAVASCRIPT),
    importAt: () => Promise.reject(new Error('not asked for')),
    mendStyles: () => Promise.resolve(),
    after: () => () => undefined,
    ...host,
  })
}

const cases: readonly (readonly [string, Partial<PartsHost>, () => Promise<unknown>, string])[] = [
  ['without a connection', { isOnline: () => false }, unreachable, 'This browser is offline'],
  [
    'a file that is gone',
    { probe: () => Promise.resolve({ ok: false, headers: new Headers() }) },
    unreachable,
    'a newer version of this page',
  ],
  [
    'a page in place of the file',
    {
      probe: () =>
        Promise.resolve({ ok: true, headers: new Headers({ 'Content-Type': 'text/html' }) }),
    },
    unreachable,
    'a newer version of this page',
  ],
  ['a silent server', { probe: unreachable }, unreachable, 'The server does not answer'],
  ['a broken connection', {}, unreachable, 'The server does not answer'],
  [
    'a file that is no code',
    {},
    () => Promise.reject(new SyntaxError('Unexpected end of input')),
    'It arrived damaged',
  ],
  [
    'a download that stands still',
    { after: (_, act) => (queueMicrotask(act), () => undefined) },
    () => new Promise(() => undefined),
    'has not arrived within 30 s',
  ],
]

test.each(cases)('of %s the true cause is said', async (_, host, load, words) => {
  const asked = loader(host)('ROC', imports(load))
  await expect(asked).rejects.toThrow('ROC could not be loaded. ')
  await expect(asked).rejects.toThrow(words)
})

test('a second try asks for styles that failed, and for the file by another address each time', async () => {
  const asked: string[] = []
  const load = loader({
    mendStyles: () => Promise.resolve(void asked.push('styles')),
    importAt(url) {
      asked.push(new URL(url).search)
      return asked.length < 4 ? unreachable() : Promise.resolve('there')
    },
  })
  const part = imports(unreachable)
  await expect(load('ROC', part)).rejects.toThrow()
  await expect(load('ROC', part)).rejects.toThrow()
  expect(await load('ROC', part)).toBe('there')
  expect(asked).toEqual(['styles', '?again=1', 'styles', '?again=2'])
})

test('where what the build made does not tell the address, the same is asked for again', async () => {
  let tries = 0
  const part = () => (tries++ === 0 ? unreachable() : Promise.resolve('there'))
  const load = loader({})
  await expect(load('ROC', part)).rejects.toThrow('The server does not answer')
  expect(await load('ROC', part)).toBe('there')
})

test('an address is told from code, but not where names would be lost on the way', () => {
  expect(addressIn('()=>p(()=>import(`./Roc-1.js`),[1,2])')).toMatch(/\/Roc-1\.js$/)
  expect(addressIn('()=>import("./Roc-1.js").then(e=>e.t)')).toBeNull()
  expect(addressIn('()=>import(name)')).toBeNull()
})
