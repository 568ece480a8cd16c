import { expect, test } from 'vitest'
import { keepPreferences, readPreferences } from './preferences'

const NONE = {
  theme: 'system',
  tab: 'pairs',
  triesFixes: true,
  runsBudget: null,
  keepsPage: true,
}
const kept = (state: unknown) => JSON.stringify({ state, version: 1 })
const forbidden = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}

test('what was kept is had again', () => {
  const state = { theme: 'dark', tab: 'roc', triesFixes: false, runsBudget: 5e8, keepsPage: false }
  expect(readPreferences(() => kept(state))).toEqual(state)
})

test.each<readonly [string, () => string | null, object]>([
  ['nothing', () => null, {}],
  ['an empty text', () => '', {}],
  ['no JSON', () => '{"state":', {}],
  ['null', () => 'null', {}],
  ['a number', () => '7', {}],
  ['a text', () => '"dark"', {}],
  ['a list', () => '[1,2]', {}],
  ['no state', () => '{}', {}],
  ['null in place of the state', () => kept(null), {}],
  ['a list in place of the state', () => kept(['dark']), {}],
  ['a text in place of the state', () => kept('dark'), {}],
  ['a theme that is none', () => kept({ theme: 'contrast' }), {}],
  ['a theme by a name of every object', () => kept({ theme: 'toString' }), {}],
  ['a theme that is an object', () => kept({ theme: { dark: true } }), {}],
  ['a tab that is none', () => kept({ tab: 'photos', theme: 'dark' }), { theme: 'dark' }],
  ['a tab that is a number', () => kept({ tab: 3 }), {}],
  ['null everywhere', () => kept({ theme: null, tab: null, triesFixes: null }), {}],
  ['a switch that is a text', () => kept({ triesFixes: 'false' }), {}],
  ['a budget that is a text', () => kept({ runsBudget: '1e9', tab: 'log' }), { tab: 'log' }],
  ['a budget below nothing', () => kept({ runsBudget: -1 }), {}],
  ['a budget beyond all numbers', () => '{"state":{"runsBudget":1e999}}', {}],
  ['a budget in parts of bytes', () => kept({ runsBudget: 0.5 }), {}],
  ['keys of nobody', () => kept({ theme: 'light', evil: '<script>' }), { theme: 'light' }],
  ['a prototype', () => '{"state":{"__proto__":{"theme":"dark"}}}', {}],
  ['another version', () => '{"state":{"theme":"light"},"version":99}', { theme: 'light' }],
  ['ten million characters', () => kept({ theme: 'x'.repeat(1e7) }), {}],
  ['deep nesting', () => `${'['.repeat(1e5)}${']'.repeat(1e5)}`, {}],
  ['a storage that throws', forbidden, {}],
])('%s costs no more than what it spoils', (_, read, rest) => {
  expect(readPreferences(read)).toEqual({ ...NONE, ...rest })
})

test('a storage that is forbidden, or full, costs nothing', () => {
  const value = NONE as Parameters<typeof keepPreferences>[1]
  keepPreferences(forbidden, value)
  keepPreferences(() => ({ setItem: forbidden }) as unknown as Storage, value)
})

test('what is kept is read again', () => {
  const storage = new Map<string, string>()
  const state = { ...NONE, theme: 'dark', tab: 'log' } as Parameters<typeof keepPreferences>[1]
  keepPreferences(
    () =>
      ({ setItem: (key: string, text: string) => storage.set(key, text) }) as unknown as Storage,
    state,
  )
  expect(readPreferences(() => [...storage.values()][0] ?? null)).toEqual(state)
})
