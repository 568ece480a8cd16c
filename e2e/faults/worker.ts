/** A process that trains one fault after another, has it diagnosed and its fixes tried, and measures the first fix. */
import { diagnose } from '../../src/diagnosis/diagnose'
import type { Finding, RunFacts } from '../../src/diagnosis/finding'
import { fieldOf } from '../../src/domain/fields'
import type { FieldId, RunConfig } from '../../src/domain/config'
import { readLink } from '../../src/domain/link'
import { setupProblems } from '../../src/domain/problems'
import { createNodeClient } from '../../src/engine/node'
import { createProver } from '../../src/state/prover'
import { factsOfRun } from '../../src/state/runFacts'
import { startedOn, type RunView } from '../../src/state/runView'
import { answerTasks } from '../support/processes'
import type { Asked, Outcome, ToldAt } from './outcome'
import { failureOf, measured, runToEnd, startFor } from './runs'
import { failure } from './truth'

/** Seconds that trying the fixes of one run may take, as on the page. */
const BUDGET = 60

function configOf(keys: string, seed: number): RunConfig {
  const { setup, ignored } = readLink(`${keys}&seed=${seed}&backend=wasm`)
  if (ignored.length > 0) throw new Error(`${keys}: ${ignored.join(' ')}`)
  return setup.a
}

function factsFrom(view: RunView): RunFacts | null {
  const start = startedOn(view)
  return start && { run: 'A', ...factsOfRun(view, start) }
}

const amiss = (facts: RunFacts): readonly Finding[] =>
  diagnose([facts]).filter(({ severity }) => severity !== 'ok')

async function measure({ id, keys, base, seed, prove }: Asked): Promise<Outcome> {
  const config = configOf(keys, seed)
  const told = new Map<string, ToldAt>()
  const view = await runToEnd(config, (each) => {
    const facts = factsFrom(each)
    for (const finding of facts ? amiss(facts) : [])
      if (!told.has(finding.code)) told.set(finding.code, toldAt(finding, each.log.length))
  })
  const facts = factsFrom(view)
  if (facts === null) throw new Error(`${id} was never started.`)
  const proof = prove ? await tried(facts) : null
  const first = amiss({ ...facts, proof })[0] ?? null
  const fix = first?.fixes[0] ?? null
  const truth = measured(view, config)
  return {
    id,
    seed,
    failure: failure(truth),
    baseFailure: base === null ? null : await failureOf(configOf(base, seed)),
    steps: view.log.length,
    auc: truth.auc,
    untrained: truth.untrained,
    told: [...told.values()],
    first: first && { ...toldAt(first, first.step), proof: first.proof },
    fix: fix && {
      label: fix.label,
      keys: Object.keys(fix.patch).map((field) => fieldOf(field as FieldId).link),
    },
    cures: fix && (await mends(config, fix.patch, facts)),
    trials: proof?.trials.length ?? 0,
    seconds: proof?.seconds ?? 0,
  }
}

async function mends(config: RunConfig, patch: object, { set }: RunFacts): Promise<boolean> {
  const mended = { ...config, ...patch }
  return setupProblems(mended, set).length === 0 && (await failureOf(mended)) === null
}

function tried(facts: RunFacts): Promise<RunFacts['proof']> {
  return new Promise((resolve) => {
    const prover = createProver({
      facts,
      makeClient: createNodeClient,
      startFor,
      now: () => performance.now(),
      mayRun: () => true,
      budget: BUDGET,
    })
    prover.proof.subscribe((proof) => {
      if (proof.state === 'ended') resolve(proof)
    })
    prover.look()
  })
}

const toldAt = ({ code, cause, severity, title }: Finding, step: number): ToldAt => ({
  step,
  code,
  cause,
  severity,
  title,
})

answerTasks(measure)
