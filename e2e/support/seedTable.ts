/**
 * Tables in a document over lines and seeds: each line, a variant as keys of the link, is run once a
 * seed on as many processes as there are cores. What came of the runs is kept as CSV, so that only
 * what is missing is run, and the tables are made anew from all of it.
 */
import { existsSync } from 'node:fs'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { csvFormatBody, csvFormatRows, csvParse } from 'd3-dsv'
import { format, resolveConfig } from 'prettier'
import { inProcesses } from './processes'

/** A line's keys under one seed. */
export interface Run {
  readonly keys: string
  readonly seed: number
}

export interface SeedTable<Outcome extends Run> {
  /** Of the command, of the raw results and of both files. */
  readonly name: string
  readonly document: string
  readonly lines: readonly { readonly keys: string }[]
  /** What `--only` looks at. */
  readonly lineHas: string
  /** Seeds of each line unless told. */
  readonly seeds: number
  /** The columns of the raw results, in their order, each with how its text is read. */
  readonly columns: { readonly [Column in keyof Outcome]: (text: string) => Outcome[Column] }
  /** By name, in Markdown, from whatever outcomes there are. */
  readonly tables: Readonly<Record<string, (outcomes: readonly Outcome[]) => string>>
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
  const outcomes = await outcomesIn(raw, table)
  if (options.table && options.only !== '') await print(table, outcomes, options.only)
  else await write(table, outcomes)
  return 0
}

/** Writes every table to its place in the document, formatted as the project formats documents. */
async function write<Outcome extends Run>(
  { name, document: path, tables }: SeedTable<Outcome>,
  outcomes: readonly Outcome[],
) {
  const document = await readFile(path, 'utf8')
  const made = Object.entries(tables).reduce(
    (text, [each, tableOf]) => withTable(text, name, each, tableOf(outcomes)),
    document,
  )
  await writeFile(path, await formatted(made, path))
}

/** Shows what the tables say of some lines; the document, which has all of them, stays. */
async function print<Outcome extends Run>(
  table: SeedTable<Outcome>,
  outcomes: readonly Outcome[],
  only: string,
) {
  const keys = new Set(chosen(table, only).map((line) => line.keys))
  const own = outcomes.filter((outcome) => keys.has(outcome.keys))
  for (const tableOf of Object.values(table.tables))
    console.log(await formatted(tableOf(own), table.document))
}

async function formatted(text: string, path: string): Promise<string> {
  return format(text, { ...(await resolveConfig(path)), filepath: path })
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
  --table  writes the tables from docs/${name}.csv without training; of --only shows them instead${moreHelp}`

const chosen = <Outcome extends Run>({ lines }: SeedTable<Outcome>, only: string) =>
  lines.filter((line) => Object.values(line).join(' ').includes(only))

/** Runs without an outcome: by seed first, so that a command cut short leaves lines of as many seeds. */
function missing<Outcome extends Run>(
  table: SeedTable<Outcome>,
  known: readonly Outcome[],
  options: { readonly seeds: string; readonly only: string },
): Run[] {
  const done = new Set(known.map(({ keys, seed }) => `${seed} ${keys}`))
  return Array.from({ length: Number(options.seeds) }, (_, i) => i + 1)
    .flatMap((seed) => chosen(table, options.only).map(({ keys }) => ({ keys, seed })))
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
export function withTable(document: string, command: string, name: string, table: string): string {
  const start = `<!-- table of ${name}: made by npm run ${command} -->`
  const end = `<!-- end of the table of ${name} -->`
  const [before, rest] = document.split(start)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error(`The document has no lines “${start}” and “${end}”.`)
  return `${before}${start}\n\n${table}\n\n${end}${after}`
}
