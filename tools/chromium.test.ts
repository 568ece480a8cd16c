import { expect, test } from 'vitest'
import { findChromium } from './chromium.js'

const own = '/cache/playwright/chrome'
const find = (present: string[], env: Record<string, string> = {}) =>
  findChromium({
    env: { PATH: '/bin:/opt/bin', ...env },
    platform: 'linux',
    own,
    exists: (path) => present.includes(path),
  })

test('CHROMIUM_PATH comes before everything', () => {
  expect(find(['/my/chrome', own, '/bin/chromium'], { CHROMIUM_PATH: '/my/chrome' })).toBe(
    '/my/chrome',
  )
})

test('a CHROMIUM_PATH that is not there is an error, not a reason to look elsewhere', () => {
  expect(() => find([own], { CHROMIUM_PATH: '/my/chrome' })).toThrow(/CHROMIUM_PATH/)
})

test('Playwright’s own comes before Chrome, and Chrome before Chromium on the PATH', () => {
  expect(find([own, '/bin/google-chrome'])).toBe(own)
  expect(find(['/bin/chromium', '/opt/bin/google-chrome'])).toBe('/opt/bin/google-chrome')
  expect(find(['/opt/bin/chromium-browser'])).toBe('/opt/bin/chromium-browser')
})

test('where there is none, none is found', () => {
  expect(find([])).toBeNull()
})
