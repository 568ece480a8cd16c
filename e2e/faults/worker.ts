/** A process that has one entry after another diagnosed, and measures what the first fix is worth. */
import { setupProblems } from '../../src/domain/problems'
import type { ConfigPatch, RunConfig } from '../../src/domain/config'
import { fieldOf } from '../../src/domain/fields'
import type { PhotoSet } from '../../src/domain/photoSet'
import { answerTasks } from '../support/processes'
import { changedFields, configOf, linkOf } from './links'
import { namesSetting } from './named'
import { NOT_RECORDED, proofOf } from './proofs'
import { createRecordings, type Recordings } from './recordings'
import type { Asked, FirstFix, Missing, Result } from './result'
import { amiss, toldAt, toldOf } from './told'

async function answer(asked: Asked): Promise<Result | Missing> {
  const { id, kind, keys, base, seed, proves, trains, cache } = asked
  const recordings = createRecordings(cache, trains)
  const config = configOf(keys, seed)
  const recording = await recordings.of(config, 'full')
  const baseConfig = base === null ? null : configOf(base, seed)
  const baseRecording = baseConfig && (await recordings.of(baseConfig, 'slim'))
  if (recording === null || (baseConfig !== null && baseRecording === null))
    return { id, seed, missing: true }
  const { told, facts } = toldOf(config, recording)
  const mends = kind !== 'healthy'
  const proof = proves && mends ? await proofOf(facts, recordings) : null
  const [first] = amiss({ ...facts, proof })
  const fix = mends ? first?.fixes[0] : undefined
  const mended = fix ? { ...config, ...fix.patch } : null
  return {
    id,
    kind,
    seed,
    link: linkOf(config),
    measured: recording.measured,
    base: baseRecording?.measured ?? null,
    told,
    first: first ? { ...toldAt(first, first.step), proof: first.proof } : null,
    fix: fix ? await measuredFix(fix, config, facts.set, recordings) : null,
    names:
      baseConfig !== null &&
      first !== undefined &&
      namesSetting(baseConfig, config, mended ?? config, first.cause),
    proof: proof && {
      trials: proof.trials.length,
      runs: proof.trials.reduce((sum, { runs }) => sum + runs.length, 0),
      seconds: Math.round(proof.seconds),
    },
  }
}

async function measuredFix(
  { label, patch }: { readonly label: string; readonly patch: ConfigPatch },
  config: RunConfig,
  set: PhotoSet | null,
  recordings: Recordings,
): Promise<FirstFix> {
  const mended: RunConfig = { ...config, ...patch }
  const starts = setupProblems(mended, set).length === 0
  const recording = starts ? await recordings.of(mended, 'slim') : null
  return {
    label,
    keys: changedFields(config, mended).map((field) => fieldOf(field).link),
    link: linkOf(mended),
    measured: starts ? recording?.measured : null,
  }
}

answerTasks(async (asked: Asked): Promise<Result | Missing> => {
  try {
    return await answer(asked)
  } catch (thrown) {
    if (thrown === NOT_RECORDED) return { id: asked.id, seed: asked.seed, missing: true }
    throw thrown
  }
})
