/**
 * Runs what the raw results do not hold yet, on as many processes as there are cores, and writes
 * the table anew from all of them.
 */
import { existsSync } from 'node:fs'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { csvFormatBody, csvFormatRows, csvParse } from 'd3-dsv'
import { inProcesses } from '../support/processes'
import { COLUMNS, type Outcome } from './outcome'
import { withTable } from './table'
import { LINES } from './variants'

const RAW = 'docs/seeds.csv'
const TABLE = 'docs/cases.md'
const HELP = `npm run seeds -- [--seeds 10] [--only TEXT] [--jobs N] [--table]
  --seeds  seeds 1 to N of each line
  --only   lines whose network, label, rate or keys contain TEXT
  --jobs   processes at a time
  --table  writes the table from ${RAW} without training`

interface Run {
  readonly keys: string
  readonly seed: number
}

export async function main(args: string[], worker: string): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seeds: { type: 'string', default: '10' },
      only: { type: 'string', default: '' },
      jobs: { type: 'string', default: String(availableParallelism()) },
      table: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const known = await outcomes()
  const lines = LINES.filter((line) => Object.values(line).join(' ').includes(values.only))
  const runs: Run[] = values.table
    ? []
    : lines.flatMap(({ keys }) =>
        Array.from({ length: Number(values.seeds) }, (_, i) => ({ keys, seed: i + 1 })).filter(
          (run) => !known.some(({ keys, seed }) => keys === run.keys && seed === run.seed),
        ),
      )
  if (!existsSync(RAW)) await writeFile(RAW, csvFormatRows([[...COLUMNS]]) + '\n')
  // By seed first, so that a run cut short leaves every line with as many seeds.
  const queue = runs.toSorted((a, b) => a.seed - b.seed)
  await inProcesses<Run, Outcome>(queue, worker, Number(values.jobs), async (outcome, run) => {
    await appendFile(RAW, csvFormatBody([outcome], [...COLUMNS]) + '\n')
    console.log(
      `${queue.length} left · ${outcome.kind} at ${outcome.steps} · ${run.keys}&seed=${run.seed}`,
    )
  })
  await writeFile(TABLE, withTable(await readFile(TABLE, 'utf8'), await outcomes()))
  return 0
}

async function outcomes(): Promise<readonly Outcome[]> {
  if (!existsSync(RAW)) return []
  return csvParse(await readFile(RAW, 'utf8')).map((row) => ({
    keys: row.keys ?? '',
    kind: row.kind as Outcome['kind'],
    seed: Number(row.seed),
    steps: Number(row.steps),
    loss: Number(row.loss),
    auc: Number(row.auc),
    accuracy: Number(row.accuracy),
  }))
}
