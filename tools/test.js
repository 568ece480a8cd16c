/**
 * npm test: all checks, as many at a time as there are cores, cheap ones first; then the unit tests;
 * then the journeys. A check that fails fails the whole, once those beside it have been heard.
 *
 *   npm test                             everything
 *   npm test -- --changed                what has changed since the last commit, for daily work
 *   npm test -- --changed e2e/nan.spec.ts   and these journeys
 */
import { execFileSync, spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CACHE = 'node_modules/.cache'

/**
 * What is run: checks side by side, then units and journeys one after the other, since each of these
 * takes all cores for itself.
 * @param {readonly string[] | null} changed files, null for all
 * @param {readonly string[]} journeys by their files; none for all, or, of changed files, for none
 */
export function planOf(changed, journeys = []) {
  const types = `tsc --noEmit --incremental --tsBuildInfoFile ${CACHE}/tsc.tsbuildinfo`
  const build = { name: 'build', commands: ['vite build'] }
  const unit = (options) => ({
    name: 'units',
    commands: [CHROMIUM, ['vitest run', ...options, REPORTS].join(' ')],
  })
  const play = {
    name: 'journeys',
    commands: [
      CHROMIUM,
      ['playwright test --project=wasm --project=webgpu', ...journeys].join(' '),
    ],
  }
  if (changed === null)
    return {
      checks: [
        { name: 'lint', commands: ['eslint . --max-warnings 0'] },
        { name: 'format', commands: ['prettier --check .'] },
        { name: 'types', commands: [types] },
        build,
        { name: 'rooms', commands: [ROOMS] },
      ],
      tests: [unit([]), play],
    }
  const sources = changed.filter((path) => /\.[jt]sx?$/.test(path))
  const quoted = (paths) => paths.map((path) => JSON.stringify(path)).join(' ')
  const checks = [
    ...(changed.length === 0
      ? []
      : [{ name: 'format', commands: [`prettier --check --ignore-unknown ${quoted(changed)}`] }]),
    ...(sources.length === 0
      ? []
      : [
          {
            name: 'lint',
            commands: [
              `eslint --max-warnings 0 --no-warn-ignored --no-error-on-unmatched-pattern ${quoted(sources)}`,
              ROOMS,
            ],
          },
        ]),
    { name: 'types', commands: [types] },
  ]
  const units = changed.length === 0 ? [] : [unit(['--changed', '--passWithNoTests'])]
  return journeys.length === 0
    ? { checks, tests: units }
    : { checks: [...checks, build], tests: [...units, play] }
}

const CHROMIUM = 'node tools/chromium.js'
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

/** Runs a task's commands in turn; what a check says is shown only where it fails. */
async function report({ name, commands }, shown = false) {
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
  const { checks, tests } = planOf(values.changed ? changedFiles() : null, positionals)
  const failed = await inParallel(checks, availableParallelism(), (task) => report(task))
  for (const test of tests)
    if (failed.length === 0 && !(await report(test, true))) failed.push(test.name)
  if (failed.length === 0) return
  console.log(`\nFailed: ${failed.join(', ')}.`)
  process.exitCode = 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
