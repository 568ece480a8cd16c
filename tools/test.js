/**
 * npm test: the unit tests and beside them the checks, as many at a time as there are cores; then the
 * journeys. What fails fails the whole, once all beside it has been heard; no journey is played then.
 *
 *   npm test                             everything
 *   npm test -- --changed                what has changed since the last commit, for daily work
 *   npm test -- --changed e2e/nan.spec.ts   and these journeys
 */
import { execFileSync, spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { compileAssembly } from './assembly.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/**
 * What is run. The units come first, as the longest: they wait for a Chromium and for threads, and the
 * checks use what that leaves. Journeys are alone, since they show a page that others would hold up.
 * @param {readonly string[] | null} changed files, null for all
 * @param {readonly string[]} journeys by their files; none for all, or, of changed files, for none
 */
export function planOf(changed, journeys = []) {
  const sources = changed?.filter((path) => /\.[jt]sx?$/.test(path))
  const quoted = (paths) => paths.map((path) => JSON.stringify(path)).join(' ')
  const task = (name, ...commands) => ({ name, commands })
  const units = (options) => task('units', CHROMIUM, ['vitest run', ...options, REPORTS].join(' '))
  const types = task('types', TYPES)
  const build = task('build', 'vite build')
  const play = task('journeys', CHROMIUM, [PLAY, ...journeys].join(' '))
  if (changed === null)
    return {
      checks: [
        units([]),
        build,
        types,
        task('rooms', ROOMS),
        task('lint', 'eslint . --max-warnings 0'),
        task('format', 'prettier --check .'),
      ],
      journeys: [play],
    }
  const format = task('format', `prettier --check --ignore-unknown ${quoted(changed)}`)
  const lint = task(
    'lint',
    `eslint --max-warnings 0 --no-warn-ignored --no-error-on-unmatched-pattern ${quoted(sources)}`,
    ROOMS,
  )
  const checks = [
    ...(changed.length === 0 ? [] : [units(['--changed', '--passWithNoTests']), format]),
    ...(sources.length === 0 ? [] : [lint]),
    types,
  ]
  return journeys.length === 0
    ? { checks, journeys: [] }
    : { checks: [...checks, build], journeys: [play] }
}

const CHROMIUM = 'node tools/chromium.js'
// The compiler itself, many times as fast as the one in JavaScript that linters are made with.
const TYPES = 'node node_modules/typescript-native/bin/tsc --noEmit'
const PLAY = 'playwright test --project=wasm --project=webgpu'
const ROOMS = 'depcruise --config .dependency-cruiser.cjs src e2e tools'
const REPORTS = '--reporter=default --reporter=json --outputFile.json=test-results/vitest.json'

/** Runs tasks, as many at a time as there are jobs; what fails is in the list that is returned. */
export async function inParallel(tasks, jobs, run) {
  const queue = [...tasks]
  const failed = []
  const work = async () => {
    for (let task = queue.shift(); task !== undefined; task = queue.shift())
      if (!(await run(task))) failed.push(task.name)
  }
  await Promise.all(Array.from({ length: Math.min(jobs, tasks.length) }, work))
  return failed
}

/** Whether a command succeeded, with all it said where it is not shown as it comes. */
function execute(command, shown) {
  return new Promise((resolve) => {
    const env = { ...process.env, PATH: `${ROOT}node_modules/.bin${SEPARATOR}${process.env.PATH}` }
    const stdio = shown ? 'inherit' : ['ignore', 'pipe', 'pipe']
    const child = spawn(command, { cwd: ROOT, env, stdio, shell: true })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text))
    child.on('error', (error) => resolve({ ok: false, said: `${said}${error.message}\n` }))
    child.on('close', (code) => resolve({ ok: code === 0, said }))
  })
}
const SEPARATOR = process.platform === 'win32' ? ';' : ':'

/** What says as it goes how far it is. */
const SHOWN = new Set(['units', 'journeys'])

/** Runs a task's commands in turn; what a check says is shown only where it fails. */
async function report({ name, commands }, shown) {
  const start = performance.now()
  const took = () => `${((performance.now() - start) / 1000).toFixed(1)} s`
  for (const command of commands) {
    const { ok, said } = await execute(command, shown)
    if (ok) continue
    console.log(`✕ ${name} failed after ${took()}: ${command}\n${said}`)
    return false
  }
  console.log(`✓ ${name}, ${took()}`)
  return true
}

/** Files that differ from the last commit and still exist. */
function changedFiles() {
  const git = (...args) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' })
  return [
    ...git('diff', '--name-only', '--diff-filter=d', '-z', 'HEAD').split('\0'),
    ...git('ls-files', '--others', '--exclude-standard', '-z').split('\0'),
  ].filter((path) => path !== '')
}

async function main() {
  const { values, positionals } = parseArgs({
    options: { changed: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const { checks, journeys } = planOf(values.changed ? changedFiles() : null, positionals)
  // Compiled once, and not by the build and the units at the same time.
  await compileAssembly()
  const run = (task) => report(task, SHOWN.has(task.name))
  const failed = await inParallel(checks, availableParallelism(), run)
  if (failed.length === 0) failed.push(...(await inParallel(journeys, 1, run)))
  if (failed.length === 0) return
  console.log(`\nFailed: ${failed.join(', ')}.`)
  process.exitCode = 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
