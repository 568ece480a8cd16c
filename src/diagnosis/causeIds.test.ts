import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CAUSES } from './causes'

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

test.each(Object.keys(CAUSES))('README names %s, which scripts may read', (cause) => {
  expect(README.split('`data-cause`')[1]?.split('`data-proof`')[0]).toContain(`\`${cause}\``)
})
