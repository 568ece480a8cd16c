/**
 * A table in a document over lines and seeds: each line, a variant as keys of the link, is run once a
 * seed on as many processes as there are cores. What came of the runs is kept as CSV, so that only
 * what is missing is run, and the table is made anew from all of it.
 */
import { existsSync } from 'node:fs'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { csvFormatBody, csvFormatRows, csvParse } from 'd3-dsv'
import { inProcesses } from './processes'

/** A line's keys under one seed. */
export interface Run {
  readonly keys: string
  readonly seed: number
}

export interface SeedTable<Outcome extends Run> {
  /** Of the table, of the command that makes it, and of both files. */
  readonly name: string
  readonly document: string
  readonly lines: readonly { readonly keys: string }[]
  /** What `--only` looks at. */
  readonly lineHas: string
  /** Seeds of each line unless told. */
  readonly seeds: number
  /** The columns of the raw results, in their order, each with how its text is read. */
  readonly columns: { readonly [Column in keyof Outcome]: (text: string) => Outcome[Column] }
  /** In Markdown, from whatever outcomes there are. */
  tableOf(outcomes: readonly Outcome[]): string
  /** What came of a run, in a few words. */
  told(outcome: Outcome): string
  /** Help on options that the command has besides. */
  readonly moreHelp?: string
}

/**
 * Does what a command line asks for.
 * @param worker the script that answers each run by its outcome
 * @returns the exit code
 */
export async function fillTable<Outcome extends Run>(
  table: SeedTable<Outcome>,
  args: string[],
  worker: string,
): Promise<number> {
  const options = optionsOf(args, table)
  if (options.help) {
    console.log(helpOn(table))
    return 0
  }
  const raw = `docs/${table.name}.csv`
  const columns = Object.keys(table.columns) as (keyof Outcome & string)[]
  if (!options.table) {
    const queue = missing(table, await outcomesIn(raw, table), options)
    if (!existsSync(raw)) await writeFile(raw, csvFormatRows([columns]) + '\n')
    await inProcesses<Run, Outcome>(queue, worker, Number(options.jobs), async (outcome) => {
      await appendFile(raw, csvFormatBody([outcome], columns) + '\n')
      const { keys, seed } = outcome
      console.log(`${queue.length} left · ${table.told(outcome)} · ${keys}&seed=${seed}`)
    })
  }
  const made = table.tableOf(await outcomesIn(raw, table))
  const document = await readFile(table.document, 'utf8')
  await writeFile(table.document, withTable(document, table.name, made))
  return 0
}

function optionsOf(args: string[], { seeds }: { readonly seeds: number }) {
  return parseArgs({
    args,
    options: {
      seeds: { type: 'string', default: String(seeds) },
      only: { type: 'string', default: '' },
      jobs: { type: 'string', default: String(availableParallelism()) },
      table: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values
}

const helpOn = <Outcome extends Run>({ name, lineHas, moreHelp = '' }: SeedTable<Outcome>) =>
  `npm run ${name} -- [--seeds N] [--only TEXT] [--jobs N] [--table]
  --seeds  seeds 1 to N of each line
  --only   lines whose ${lineHas} contain TEXT
  --jobs   processes at a time
  --table  writes the table from docs/${name}.csv without training${moreHelp}`

/** Runs without an outcome: by seed first, so that a command cut short leaves lines of as many seeds. */
function missing<Outcome extends Run>(
  { lines }: SeedTable<Outcome>,
  known: readonly Outcome[],
  options: { readonly seeds: string; readonly only: string },
): Run[] {
  const chosen = lines.filter((line) => Object.values(line).join(' ').includes(options.only))
  const done = new Set(known.map(({ keys, seed }) => `${seed} ${keys}`))
  return Array.from({ length: Number(options.seeds) }, (_, i) => i + 1)
    .flatMap((seed) => chosen.map(({ keys }) => ({ keys, seed })))
    .filter(({ keys, seed }) => !done.has(`${seed} ${keys}`))
}

async function outcomesIn<Outcome extends Run>(
  raw: string,
  { columns }: SeedTable<Outcome>,
): Promise<readonly Outcome[]> {
  if (!existsSync(raw)) return []
  const readers = Object.entries(columns) as [string, (text: string) => unknown][]
  const read = (row: Partial<Record<string, string>>): unknown =>
    Object.fromEntries(readers.map(([name, of]) => [name, of(row[name] ?? '')]))
  return csvParse(await readFile(raw, 'utf8')).map((row) => read(row) as Outcome)
}

/** The document with a table made anew. Throws where the document has no place for it. */
export function withTable(document: string, name: string, table: string): string {
  const start = `<!-- table of ${name}: made by npm run ${name} -->`
  const end = `<!-- end of the table of ${name} -->`
  const [before, rest] = document.split(start)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error(`The document has no lines “${start}” and “${end}”.`)
  return `${before}${start}\n\n${table}\n\n${end}${after}`
}
