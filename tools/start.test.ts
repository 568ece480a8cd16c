import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { baseFrom, needsBuild, portFrom } from './start.js'

let root = ''

/** Writes a file last changed at a time in seconds, and its folders with it. */
function put(path: string, time: number) {
  const whole = join(root, path)
  const folder = join(whole, '..')
  mkdirSync(folder, { recursive: true })
  writeFileSync(whole, '')
  for (const each of [whole, folder]) utimesSync(each, time, time)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'start-'))
  put('src/app/main.tsx', 1000)
  utimesSync(join(root, 'src'), 1000, 1000)
})
afterEach(() => rmSync(root, { recursive: true }))

test('a page that was never built needs a build', () => {
  expect(needsBuild(root)).toBe(true)
})

test('a build newer than all sources is kept', () => {
  put('dist/index.html', 2000)
  expect(needsBuild(root)).toBe(false)
})

test('one changed source, however deep, needs a build', () => {
  put('dist/index.html', 2000)
  put('src/app/main.tsx', 3000)
  expect(needsBuild(root)).toBe(true)
})

test('the port is the argument, else PORT, else none', () => {
  expect(portFrom('8080', { PORT: '9090' })).toBe(8080)
  expect(portFrom(undefined, { PORT: '9090' })).toBe(9090)
  expect(portFrom(undefined, {})).toBeUndefined()
})

test('what is no port is named', () => {
  expect(() => portFrom('many', {})).toThrow('"many" is not a port')
})

test('the path is served under with a slash at both ends, however it is written', () => {
  for (const written of ['lessons/twins', '/lessons/twins', '/lessons/twins/'])
    expect(baseFrom(written)).toBe('/lessons/twins/')
  expect(baseFrom('/')).toBe('/')
  expect(() => baseFrom('/a/../b c')).toThrow('is no path to serve under')
})
