/**
 * Writes `licences/notices.txt` beside a built page: every package that is bundled, into the page or a Worker,
 * with its licence's own text, and what else travels in it. The packages follow from the modules that the
 * bundler read, so that none has to be listed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What is in a package's binary and has no package of its own. */
const WITHIN = {
  h5wasm: 'HDF5 (The HDF Group, a licence of the BSD kind), as WebAssembly.',
  'libheif-js':
    'libheif and libde265 (struktur AG, LGPL-3.0), as WebAssembly in a file of its own that can be replaced. Their licence is in libheif.txt, their source at https://github.com/strukturag.',
  '@resvg/resvg-wasm':
    'resvg (MPL-2.0), as WebAssembly; its source is at https://github.com/linebender/resvg.',
  '@tensorflow/tfjs-backend-wasm': 'XNNPACK (Google, BSD-3-Clause), as WebAssembly.',
}
/** In the service worker, which is built when all else has been written. */
const OF_SERVICE = ['workbox-precaching', 'workbox-core', 'workbox-routing', 'workbox-strategies']
const TEXT = /^(licen[cs]e|copying|notice)/i
const PACKAGES = fileURLToPath(new URL('../node_modules', import.meta.url))
const RULE = '-'.repeat(78)

/** The folder of the package that a module is of, or null where it is one of the page's own. */
export function packageOf(id) {
  const path = id.replace(/^\0+/, '').replace(/\?.*$/, '')
  if (!/[\\/]node_modules[\\/]/.test(path)) return null
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    // Folders of a package have files of that name that only say how to load it.
    if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version !== undefined)
      return folder
  }
  return null
}

const asText = (value) => (typeof value === 'string' ? value : (value?.name ?? value?.url ?? ''))

/** What a package in a folder says of itself. */
export function noticeOf(folder) {
  const facts = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const texts = readdirSync(folder)
    .filter((name) => TEXT.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
  return {
    name: facts.name,
    version: facts.version,
    licence: asText(facts.license ?? facts.licenses?.[0]?.type) || 'not said',
    author: asText(facts.author),
    source: asText(facts.repository?.url ?? facts.repository ?? facts.homepage),
    texts,
  }
}

/** Where a text of its licence stands for a package that brings none: best by the same author. */
function textElsewhere({ licence, author }, notices) {
  if (licence === 'Apache-2.0') return 'It is in LICENSE.txt.'
  const same = notices.filter((each) => each.licence === licence && each.texts.length > 0)
  const found = same.find((each) => each.author === author) ?? same[0]
  return found === undefined
    ? 'It is at https://spdx.org/licenses/.'
    : `It reads as that of ${found.name} ${found.version}.`
}

/** @param {readonly ReturnType<typeof noticeOf>[]} notices */
export function noticesText(notices) {
  const sorted = notices.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const parts = sorted.map((notice) => {
    const { name, version, licence, author, source, texts } = notice
    return [
      RULE,
      `${name} ${version}`,
      `Licence: ${licence}`,
      ...(author === '' ? [] : [`By: ${author}`]),
      ...(source === '' ? [] : [`Source: ${source}`]),
      ...(name in WITHIN ? [`Within: ${WITHIN[name]}`] : []),
      '',
      ...(texts.length === 0
        ? [`The package brings no text of its licence. ${textElsewhere(notice, sorted)}`]
        : texts),
      '',
    ].join('\n')
  })
  return [
    'Siamese Playground is under the Apache License 2.0, whose text is in LICENSE.txt.',
    '',
    'The images of digits in data/mnist01.bin are of MNIST, by Yann LeCun, Corinna Cortes and',
    'Christopher J.C. Burges, under CC BY-SA 3.0: data/LICENCE-MNIST.txt.',
    '',
    `The page holds code and type of ${sorted.length} packages. Each has its own licence:`,
    '',
    ...parts,
  ].join('\n')
}

/** One for the page, and one for its Workers, which are bundled before it ends. */
export function noticesPlugins() {
  const folders = new Set()
  function gather(ids) {
    for (const id of ids) {
      const folder = packageOf(id)
      if (folder !== null) folders.add(folder)
    }
  }
  return {
    /** @returns {import('vite').Plugin} */
    worker: () => ({
      name: 'notices-worker',
      apply: 'build',
      generateBundle() {
        gather(this.getModuleIds())
      },
    }),
    /** @type {import('vite').Plugin} */
    page: {
      name: 'notices',
      apply: 'build',
      generateBundle() {
        gather(this.getModuleIds())
        for (const name of OF_SERVICE) folders.add(join(PACKAGES, name))
        const byName = new Map(
          [...folders].map(noticeOf).map((each) => [`${each.name} ${each.version}`, each]),
        )
        const emit = (name, source) =>
          this.emitFile({ type: 'asset', fileName: `licences/${name}`, source })
        emit('notices.txt', noticesText([...byName.values()]))
        emit('LICENSE.txt', readFileSync(new URL('../LICENSE', import.meta.url), 'utf8'))
      },
    },
  }
}
