/** Runs of links at full size, trained in Node; one and the same run is trained once. */
import { outcomeText } from '../../src/features/cases/outcome'
import { verdictOf, type Verdict } from '../../src/diagnosis/verdict'
import { rightOption } from '../../src/domain/case'
import { caseById } from '../../src/domain/cases'
import { configOf, type ConfigPatch, type RunConfig, type RunId } from '../../src/domain/config'
import { readLink } from '../../src/domain/link'
import { combinationsOf } from '../../src/domain/sweep'
import { presetById } from '../../src/domain/sweepPresets'
import { largerMeans } from '../../src/domain/objective'
import { aucGain, type AucGain } from '../../src/domain/verification/aucGain'
import { pixelAuc } from '../../src/domain/verification/pixelAuc'
import { trainRun, type TrainedRun } from '../../src/engine/node'

const trainings = new Map<string, Promise<TrainedRun>>()

export function trainedOnce(config: RunConfig): Promise<TrainedRun> {
  const key = JSON.stringify(config)
  const training = trainings.get(key) ?? trainRun(config)
  trainings.set(key, training)
  return training
}

/** Run A or B of a link. */
export function trained(keys: string, run: RunId = 'A'): Promise<TrainedRun> {
  return trainedOnce(runOf(keys, run))
}

export function runOf(keys: string, run: RunId = 'A'): RunConfig {
  const { setup, ignored } = readLink(keys)
  if (ignored.length > 0) throw new Error(`The link has “${ignored.join('”, “')}”.`)
  return configOf(setup, run)
}

export const verdict = (run: TrainedRun): Verdict =>
  verdictOf({
    config: run.config,
    set: run.set,
    untrained: untrainedGain(run),
    log: run.log,
    heldOut: run.evaluation,
    pixelAuc: pixelAuc(run.baselines, run.evaluation),
    nonFinite: run.nonFinite,
    finished: run.finished,
  })

/** What training has changed, on the pairs of the last evaluation. */
function untrainedGain({ config, evaluation, baselines }: TrainedRun): AucGain | null {
  if (evaluation === null || baselines === null) return null
  const larger = largerMeans(config)
  const run = { outputs: evaluation.outputs, larger }
  return aucGain({ outputs: baselines.untrained, larger }, run, evaluation.same)
}

/** What the page answers to the case's prediction: the option that came true, and the sentence. */
export async function answer(keys: string): Promise<{ right: string; said: string }> {
  const { setup } = readLink(keys)
  const asked = caseById(setup.caseId ?? '')
  if (!asked) throw new Error(`There is no case in “${keys}”.`)
  const { options, run: id } = asked.prediction
  const run = await trained(keys, id)
  const right = rightOption(asked.prediction, verdict(run))
  return {
    right: right === null ? 'none' : (options[right]?.text ?? ''),
    said: outcomeText(id, verdict(run), run),
  }
}

export const losses = ({ log }: TrainedRun): number[] => [...log.column('loss')]

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** The verdict of each run of a ready-made sweep, in its table's order. */
export async function verdictsOf(
  preset: string,
  keys: string,
  common: ConfigPatch = {},
): Promise<readonly Verdict[]> {
  const plan = presetById(preset)
  if (!plan) throw new Error(`There is no sweep “${preset}”.`)
  const verdicts: Verdict[] = []
  for (const { config } of combinationsOf(runOf(keys), plan))
    verdicts.push(verdict(await trainedOnce({ ...config, ...common })))
  return verdicts
}
