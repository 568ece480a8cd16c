import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { servedFiles } from './service.js'

test('all that a browser may ask for is listed with its hash, small files first', () => {
  const folder = mkdtempSync(join(tmpdir(), 'served-'))
  try {
    for (const inner of ['assets', 'data']) mkdirSync(join(folder, inner))
    const contents = { 'assets/a-1.js': 'long enough', 'data/b.bin': 'data', 'index.html': '' }
    for (const [name, content] of Object.entries({ ...contents, _headers: '', 'sw.js': '' }))
      writeFileSync(join(folder, name), content)
    const files = servedFiles(folder)
    expect(files.map(({ url }) => url)).toEqual(['index.html', 'data/b.bin', 'assets/a-1.js'])
    const hash = createHash('sha256').update('data').digest('base64')
    // What is not named by its content is told from an older one by it.
    expect(files[1]).toEqual({
      url: 'data/b.bin',
      revision: hash.slice(0, 12),
      integrity: `sha256-${hash}`,
      onDemand: false,
    })
    expect(files[2]?.revision).toBeNull()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
