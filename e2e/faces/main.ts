/** The table of how well unseen pairs are told apart, over seeds. */
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { fillTable, type SeedTable } from '../support/seedTable'
import { START_LINES } from './startLines'
import { startTable } from './startTable'
import { newcomerPhotos, newcomersZip } from './newcomer'
import { COLUMNS, type Outcome } from './outcome'
import { tableOf } from './table'
import { LINES } from './variants'

const FACES: SeedTable<Outcome> = {
  name: 'faces',
  document: 'docs/faces.md',
  lines: [...LINES, ...START_LINES],
  lineHas: 'images, network or keys',
  seeds: 5,
  columns: COLUMNS,
  tables: { faces: tableOf, starts: startTable },
  told: ({ pixels, untrained, auc }) =>
    [pixels, untrained, auc].map((value) => value.toFixed(3)).join(' → '),
  moreHelp: `
  --zip FILE  writes other drawn faces, as photos in folders, to a zip to drop on the page; no training`,
}

export async function main(args: string[], worker: string): Promise<number> {
  const { zip } = parseArgs({ args, strict: false, options: { zip: { type: 'string' } } }).values
  if (typeof zip !== 'string') return fillTable(FACES, args, worker)
  await writeFile(zip, await newcomersZip(await newcomerPhotos()))
  return 0
}
