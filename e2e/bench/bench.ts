/** One run of the bench, from the arguments to the tables. */
import { writeFileSync } from 'node:fs'
import { inBrowser, surroundings } from './browser'
import { measureLearning, type LearnResult } from './learn'
import { busyShare, machine } from './machine'
import { measureKernels, measureStep, type Bench } from './measure'
import { HELP, readOptions, type Options } from './options'
import { ROWS, select, type Kind, type Row } from './plan'
import { kernelTables, learnTable, stepTables, type KernelResult } from './report'
import { CannotStart } from './rivals/measured'
import { findTorch } from './rivals/torch'
import { serveBenchPage, servePlayground, type Site } from './site'
import { measureSteps } from './steps'

const progress = (text: string) => process.stderr.write(`${text}\n`)

/** @returns the exit code: 0 unless something broke */
export async function bench(args: readonly string[]): Promise<number> {
  let options: Options
  try {
    options = readOptions(args)
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : thrown)
    return 2
  }
  const rows = select(ROWS, options.only)
  if (options.help) console.log(HELP)
  else if (options.list) console.log(rows.map((row) => row.name).join('\n'))
  else if (rows.length === 0) {
    console.error(`No row matches ${options.only.join(', ')}; --list names them all.`)
    return 2
  } else await run(rows, options)
  return 0
}

async function run(rows: readonly Row[], options: Options): Promise<void> {
  const sites: Site[] = []
  try {
    const playground = await servePlayground()
    sites.push(playground)
    const page = await serveBenchPage()
    sites.push(page)
    const found = await inBrowser(options.gpu, (tab) => surroundings(tab, page.address))
    const torch = await findTorch().catch(asReason)
    const threads = options.threads ?? found.threads
    const version = torch instanceof CannotStart ? torch.message : torch.version
    const about = { ...machine(), ...found, torch: version, torchThreads: threads }
    for (const [name, value] of Object.entries(about)) console.log(`${name}: ${value}`)
    const results = await measureAll(rows, { options, playground, page, threads, torch })
    if (options.json !== null) writeJson(options.json, { about, options, ...results })
  } finally {
    for (const site of sites) await site.close()
  }
}

async function measureAll(rows: readonly Row[], bench: Bench) {
  const { options, playground } = bench
  const of = (kind: Kind) => rows.filter((row) => row.kind === kind)
  const measure = (row: Row) => measureStep(row, bench)
  const { rounds, limit } = options
  const settings = { rounds, limit, measure, busyShare, progress }
  const steps = await measureSteps(of('step'), settings)
  if (steps.length > 0) console.log(`\n${stepTables(steps)}`)

  const learned: LearnResult[] = []
  for (const row of of('learn')) {
    progress(row.name)
    learned.push(await measureLearning(row, playground.address, options))
  }
  if (learned.length > 0) console.log(`\n${learnTable(learned)}`)

  const kernels: KernelResult[] = []
  for (const row of of('kernels')) {
    progress(row.name)
    kernels.push(await measureKernels(row, bench))
  }
  if (kernels.length > 0) console.log(`\n${kernelTables(kernels)}`)
  return { steps, learned, kernels }
}

/** Rows by their names; their workloads once; null, for NaN, where nothing was measured. */
function writeJson(file: string, results: object): void {
  const workloads = new Set(ROWS.map((row) => row.workload))
  const named = (key: string, value: unknown) => (key === 'row' ? (value as Row).name : value)
  writeFileSync(file, `${JSON.stringify({ ...results, workloads: [...workloads] }, named, 2)}\n`)
}

/** What says why a rival cannot be measured; throws anything else on. */
function asReason(thrown: unknown): CannotStart {
  if (thrown instanceof CannotStart) return thrown
  throw thrown
}
