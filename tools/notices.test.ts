import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { noticeOf, noticesText, packageOf, type Notice } from './notices.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const at = (path: string) => join(ROOT, 'node_modules', path)
const notice = (facts: Partial<Notice>): Notice => ({
  name: 'a',
  version: '1.0.0',
  licence: 'MIT',
  author: '',
  source: '',
  texts: ['Permission is granted.'],
  ...facts,
})

test.each([
  [at('react/cjs/react.production.js'), at('react')],
  // With a question, as binaries are asked for, and a mark of the bundler's.
  [at('libheif-js/libheif-wasm/libheif.wasm?url'), at('libheif-js')],
  [`\0${at('react/index.js')}?commonjs-module`, at('react')],
  // A file package.json that only says how its folder is loaded.
  [at('h5wasm/dist/esm/hdf5_hl.js'), at('h5wasm')],
  [at('@radix-ui/react-popover/dist/index.mjs'), at('@radix-ui/react-popover')],
])('%s is of a package', (id, folder) => {
  expect(packageOf(id)).toBe(folder)
})

test.each([join(ROOT, 'src/app/main.tsx'), '\0vite/preload-helper.js', 'data:text/css,a{}'])(
  '%s is of none',
  (id) => {
    expect(packageOf(id)).toBeNull()
  },
)

test('each package stands with its licence, its author and the whole text it brings', () => {
  const text = noticesText(['react', 'libheif-js', '@resvg/resvg-wasm'].map(at).map(noticeOf))
  expect(text).toContain(readFileSync(at('react/LICENSE'), 'utf8').trim())
  expect(text).toContain('Within: libheif and libde265 (struktur AG, LGPL-3.0)')
  expect(text).toContain('Licence: MPL-2.0')
  expect(text).toContain('CC BY-SA 3.0: data/LICENCE-MNIST.txt')
})

test('a package without a text is sent to one of the same licence, best of its author', () => {
  const text = noticesText([
    notice({ name: 'other', author: 'Somebody' }),
    notice({ name: 'own', author: 'Vega' }),
    notice({ name: 'bare', author: 'Vega', texts: [] }),
    notice({ name: 'apache', licence: 'Apache-2.0', texts: [] }),
    notice({ name: 'alone', licence: 'MPL-2.0', texts: [] }),
  ])
  expect(text).toContain('It reads as that of own 1.0.0.')
  expect(text).toContain('It is in LICENSE.txt.')
  expect(text).toContain('It is at https://spdx.org/licenses/.')
})
