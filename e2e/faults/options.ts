/** The command line. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ENTRY_KINDS, type EntryKind } from './result'

export interface Options {
  readonly only: string
  readonly seeds: number
  readonly jobs: number
  readonly proves: boolean
  readonly trains: boolean
  readonly kinds: readonly EntryKind[]
  readonly cache: string
  /** A file of other faults and set-ups; null for the catalogue. */
  readonly from: string | null
  readonly fresh: boolean
  readonly lists: boolean
  readonly writes: boolean
  readonly out: string | null
  readonly help: boolean
}

export const HELP = `npm run faults -- [--only TEXT] [--seeds N] [--jobs N] [--fault] [--healthy] [--misread] [--prove] [--replay]
                  [--from FILE] [--list] [--cache DIR] [--fresh] [--out FILE] [--write]
  --only     entries whose id or family has TEXT in it
  --seeds    seeds 1 to N of each (5)
  --jobs     processes at a time (1)
  --fault, --healthy, --misread  these kinds alone
  --prove    has fixes tried, as the page does, before the first is read
  --replay   trains nothing: diagnoses anew what is recorded, and says what is not
  --from     faults and set-ups of a file in place of the catalogue, in the form of docs/diagnosis.json
  --list     the entries, with links
  --cache    where recordings are kept (node_modules/.cache/faults-runs)
  --fresh    forgets what is recorded: after a change of what the engine computes or reports
  --out      writes all results as JSON
  --write    writes docs/diagnosis.md and docs/diagnosis.json`

export function optionsOf(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: '' },
      seeds: { type: 'string', default: '5' },
      jobs: { type: 'string', default: '1' },
      fault: { type: 'boolean', default: false },
      healthy: { type: 'boolean', default: false },
      misread: { type: 'boolean', default: false },
      prove: { type: 'boolean', default: false },
      replay: { type: 'boolean', default: false },
      from: { type: 'string' },
      list: { type: 'boolean', default: false },
      cache: { type: 'string', default: join('node_modules', '.cache', 'faults-runs') },
      fresh: { type: 'boolean', default: false },
      out: { type: 'string' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const asked = ENTRY_KINDS.filter((kind) => values[kind])
  if (values.write && (values.only !== '' || asked.length > 0 || values.from !== undefined))
    throw new Error('--write is of the whole catalogue: leave --only, --from and the kinds out.')
  return {
    ...{ only: values.only, cache: values.cache, fresh: values.fresh, help: values.help },
    seeds: atLeastOne(values.seeds, 'seeds'),
    jobs: atLeastOne(values.jobs, 'jobs'),
    proves: values.prove,
    trains: !values.replay,
    kinds: asked.length > 0 ? asked : ENTRY_KINDS,
    from: values.from ?? null,
    lists: values.list,
    writes: values.write,
    out: values.out ?? null,
  }
}

function atLeastOne(text: string, name: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} is a number from 1 on.`)
  return value
}
