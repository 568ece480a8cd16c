/** The benchmark of diagnosis: trains the catalogue, and says what was found, and what it was worth. */
import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { inProcesses } from '../support/processes'
import { FAULTS, faultKeys, HEALTHY } from './catalogue'
import type { Asked, Outcome } from './outcome'
import { lineOf, totals } from './scores'
import { documentOf } from './document'

const HELP = `npm run faults -- [--only TEXT] [--seeds N] [--jobs N] [--no-prove] [--healthy | --faults] [--out FILE] [--write]
  --only      faults whose id has TEXT in it, healthy set-ups whose keys have
  --seeds     seeds 1 to N of each (5)
  --jobs      processes at a time
  --no-prove  scores findings without having their fixes tried
  --out       writes all outcomes as JSON
  --write     writes docs/diagnosis.md and docs/diagnosis.json`

export async function main(args: string[], worker: string): Promise<number> {
  const { values: options } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: '' },
      seeds: { type: 'string', default: '5' },
      jobs: { type: 'string', default: String(availableParallelism()) },
      'no-prove': { type: 'boolean', default: false },
      healthy: { type: 'boolean', default: false },
      faults: { type: 'boolean', default: false },
      out: { type: 'string' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (options.help) {
    console.log(HELP)
    return 0
  }
  const prove = !options['no-prove']
  const faults = options.healthy ? [] : FAULTS.filter(({ id }) => id.includes(options.only))
  const healthy = options.faults ? [] : HEALTHY.filter((keys) => keys.includes(options.only))
  const queue: Asked[] = Array.from({ length: Number(options.seeds) }, (_, i) => i + 1).flatMap(
    (seed) => [
      ...faults.map((fault) => ({
        id: fault.id,
        keys: faultKeys(fault),
        base: fault.base,
        seed,
        prove,
      })),
      ...healthy.map((keys) => ({ id: keys, keys, base: null, seed, prove: false })),
    ],
  )
  const outcomes: Outcome[] = []
  await inProcesses<Asked, Outcome>(queue, worker, Number(options.jobs), async (outcome) => {
    outcomes.push(outcome)
    console.log(`${queue.length} left · ${lineOf(outcome)}`)
  })
  console.log(totals(outcomes))
  if (options.out) await writeFile(options.out, JSON.stringify(outcomes, null, 1))
  if (options.write) {
    const { markdown, json } = await documentOf(outcomes)
    await writeFile('docs/diagnosis.md', markdown)
    await writeFile('docs/diagnosis.json', json)
  }
  return 0
}
