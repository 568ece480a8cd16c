/** Trains each line over several seeds, without a page, and writes what came of it. */
import { existsSync } from 'node:fs'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { csvFormatBody, csvFormatRows, csvParse } from 'd3-dsv'
import { inProcesses } from '../support/processes'
import { newcomerPhotos, newcomersZip } from './newcomer'
import { COLUMNS, type Outcome } from './outcome'
import { withTable } from './table'
import { LINES } from './variants'

const RAW = 'docs/faces.csv'
const TABLE = 'docs/faces.md'
const HELP = `npm run faces -- [--seeds N] [--only TEXT] [--jobs N] [--table] [--zip FILE]
  --seeds  seeds 1 to N of each line
  --only   lines whose images, network or keys contain TEXT
  --jobs   processes at a time
  --table  writes the table from ${RAW} without training
  --zip    writes other drawn faces, as photos in folders, to a zip to drop on the page; no training`

interface Run {
  readonly keys: string
  readonly seed: number
}

export async function main(args: string[], worker: string): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seeds: { type: 'string', default: '5' },
      only: { type: 'string', default: '' },
      jobs: { type: 'string', default: String(availableParallelism()) },
      table: { type: 'boolean', default: false },
      zip: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  if (values.zip !== undefined) {
    await writeFile(values.zip, await newcomersZip(await newcomerPhotos()))
    return 0
  }
  const known = await outcomes()
  const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => i + 1)
  const lines = LINES.filter((line) => Object.values(line).join(' ').includes(values.only))
  // By seed first, so that the faces of a seed are drawn once.
  const queue: Run[] = seeds
    .flatMap((seed) => lines.map(({ keys }) => ({ keys, seed })))
    .filter(({ keys, seed }) => !known.some((each) => each.keys === keys && each.seed === seed))
  if (!values.table) {
    if (!existsSync(RAW)) await writeFile(RAW, csvFormatRows([[...COLUMNS]]) + '\n')
    await inProcesses<Run, Outcome>(queue, worker, Number(values.jobs), async (outcome) => {
      await appendFile(RAW, csvFormatBody([outcome], [...COLUMNS]) + '\n')
      const { keys, seed, pixels, untrained, auc } = outcome
      const aucs = [pixels, untrained, auc].map((value) => value.toFixed(3)).join(' → ')
      console.log(`${queue.length} left · ${aucs} · ${keys}&seed=${seed}`)
    })
  }
  await writeFile(TABLE, withTable(await readFile(TABLE, 'utf8'), await outcomes()))
  return 0
}

async function outcomes(): Promise<readonly Outcome[]> {
  if (!existsSync(RAW)) return []
  return csvParse(await readFile(RAW, 'utf8')).map((row) => ({
    keys: row.keys ?? '',
    seed: Number(row.seed),
    pairs: Number(row.pairs),
    pixels: Number(row.pixels),
    untrained: Number(row.untrained),
    auc: Number(row.auc),
    eer: Number(row.eer),
    accuracy: Number(row.accuracy),
    tar: Number(row.tar),
  }))
}
