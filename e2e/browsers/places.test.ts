import { expect, test } from 'vitest'
import { findProgram } from './places'

const find = (present: string[], env: Record<string, string> = {}) =>
  findProgram('FIREFOX_PATH', ['firefox', 'firefox-esr'], {
    env: { PATH: '/bin:/opt/bin', ...env },
    exists: (path) => present.includes(String(path)),
  })

test('what a variable names comes before what lies on the PATH, and must be there', () => {
  expect(find(['/my/fox', '/bin/firefox'], { FIREFOX_PATH: '/my/fox' })).toBe('/my/fox')
  expect(() => find(['/bin/firefox'], { FIREFOX_PATH: '/my/fox' })).toThrow(
    'FIREFOX_PATH is "/my/fox", but there is no such file.',
  )
})

test('names are looked for in turn, each in all folders; null where there is none', () => {
  expect(find(['/bin/firefox-esr', '/opt/bin/firefox'])).toBe('/opt/bin/firefox')
  expect(find(['/bin/firefox-esr'])).toBe('/bin/firefox-esr')
  expect(find([])).toBeNull()
})
