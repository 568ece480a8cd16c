import { describe, expect, test } from 'vitest'
import type { Rollup } from 'vite'
import { DEVELOPING_HEADERS, HEADERS, policyPlugin, POLICY } from './policy.js'

/** A policy as rules and what each allows. */
function rulesOf(policy: string): Readonly<Record<string, readonly string[]>> {
  const rules = policy.split(';').map((rule) => rule.trim().split(/\s+/))
  return Object.fromEntries(rules.map(([name = '', ...allowed]) => [name, allowed]))
}

const policy = rulesOf(POLICY)

describe('the policy', () => {
  test('names no place but the page’s own, and nothing that stands for any place', () => {
    const places = new Set(Object.values(policy).flat())
    const known = ["'self'", "'none'", 'blob:', 'data:', "'unsafe-inline'", "'wasm-unsafe-eval'"]
    expect([...places].filter((place) => !known.includes(place))).toEqual([])
  })

  test('leaves requests, frames and fonts to the rule for all, which is the own place', () => {
    expect(policy['default-src']).toEqual(["'self'"])
    for (const rule of ['connect-src', 'child-src', 'frame-src', 'font-src'])
      expect(policy[rule]).toBeUndefined()
  })

  test('lets Workers be Blobs, which inherit it, beside scripts of the page', () => {
    expect(policy['worker-src']).toEqual(["'self'", 'blob:'])
  })

  test('makes code of no text', () => {
    expect(policy['script-src']).toEqual(["'self'", "'wasm-unsafe-eval'"])
    expect(policy['object-src']).toEqual(["'none'"])
    expect(policy['base-uri']).toEqual(["'none'"])
  })

  test('sends no form', () => {
    expect(policy['form-action']).toEqual(["'none'"])
  })
})

describe('where the policy stands', () => {
  const plugin = policyPlugin()

  test('the markup has it first of all', () => {
    const { transformIndexHtml } = plugin
    if (typeof transformIndexHtml !== 'function') throw new Error('it is a function')
    const attrs = { 'http-equiv': 'Content-Security-Policy', content: POLICY }
    expect(Reflect.apply(transformIndexHtml, plugin, [])).toEqual([
      { tag: 'meta', attrs, injectTo: 'head-prepend' },
    ])
  })

  test('_headers says of all paths what the preview sends, the markup’s policy among it', () => {
    const files: Rollup.EmittedFile[] = []
    const { generateBundle } = plugin
    if (typeof generateBundle !== 'function') throw new Error('it is a function')
    Reflect.apply(generateBundle, { emitFile: (file: Rollup.EmittedFile) => files.push(file) }, [])
    const lines = Object.entries(HEADERS).map(([name, value]) => `  ${name}: ${value}`)
    expect(files).toEqual([
      { type: 'asset', fileName: '_headers', source: ['/*', ...lines, ''].join('\n') },
    ])
    expect(rulesOf(HEADERS['Content-Security-Policy'] ?? '')).toEqual(policy)
  })

  test('only a build has it, since while developing scripts stand in the markup', () => {
    expect(plugin.apply).toBe('build')
    expect(DEVELOPING_HEADERS).not.toHaveProperty('Content-Security-Policy')
  })

  test('isolates the page in both', () => {
    for (const headers of [HEADERS, DEVELOPING_HEADERS])
      expect(headers).toMatchObject({
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      })
  })
})
