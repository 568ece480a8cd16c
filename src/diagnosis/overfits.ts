import { SOURCES } from '../domain/choices/sources'
import { factsOf } from '../domain/dataFacts'
import type { LayerSpec } from '../domain/layers'
import type { Fix, Rule, RunFacts } from './finding'
import { guessingLoss } from './floors'
import { heldOutLagsRule } from './heldOutLags'
import { recentLoss, share } from './history'

/** Part of what guessing scores up to which a training loss counts as good. */
const GOOD = 0.2
/** Held-out loss over training loss from which on much is learnt by heart. */
const TIMES = 3
/** Accuracy at the best threshold from which on there is little to complain of. */
const FINE = 0.95
/** Held-out loss over its least from which on training has gone on too long. */
const RISEN = 1.1

/** The pairs trained on cost next to nothing, those held out many times as much. */
export const overfitsRule: Rule = (facts) => {
  const { run, config, set, heldOut, nonFinite } = facts
  const loss = recentLoss(facts)
  const { unseen, words } = SOURCES[config.data]
  if (unseen === null || heldOut === null || loss === null || nonFinite !== null) return null
  const isGood = loss <= GOOD * guessingLoss(config, factsOf(config, set))
  if (!isGood || heldOut.loss < TIMES * loss || heldOut.bestAccuracy >= FINE) return null
  if (heldOutLagsRule(facts) !== null) return null
  const best = leastAt(facts)
  return {
    code: 'overfits',
    run,
    severity: 'warning',
    title: `Knows its training ${words.picture}s better than ${config.split === 'image' ? 'other ones' : unseen[config.split]}`,
    where: `step ${heldOut.step} · loss ${loss.toPrecision(2)} in training, ${heldOut.loss.toPrecision(2)} held out`,
    why: `It overfits: part of what it has learnt holds for these ${words.picture}s only. Held out, ${share(heldOut.verified)} of the pairs are right, ${share(heldOut.bestAccuracy)} at the threshold that suits them best. More ${words.many}, and more ${words.picture}s of each, help most; then fewer weights, dropout, or a stop in time.`,
    fixes: [
      ...(best === null ? [] : [stopAt(best)]),
      ...(config.encoder === 'encoder' ? [THREE_CONVOLUTIONS] : []),
    ],
    step: heldOut.step,
  }
}

const convolution = (filters: number): readonly LayerSpec[] => [
  { kind: 'conv2d', filters, kernel: 3, strides: 1, padding: 'same', activation: 'relu' },
  { kind: 'max_pooling2d', pool: 2, strides: 2 },
]

/** Fewer weights than the Encoder, over larger windows; docs/faces.md has what it brought. */
const THREE_CONVOLUTIONS: Fix = {
  label: 'Try three small convolutions',
  patch: {
    encoder: 'custom',
    layers: [
      ...[16, 32, 64].flatMap(convolution),
      { kind: 'flatten' },
      { kind: 'dense', units: 64, activation: 'linear' },
    ],
  },
}

const stopAt = (step: number): Fix => ({
  label: `Stop at step ${step}`,
  patch: { steps: step, epochs: 0 },
})

/** The step of the least held-out loss, where it has risen since; else null. */
function leastAt({ log, heldOut }: RunFacts): number | null {
  const { loss, step } = log.heldOut
  const least = Math.min(...loss)
  if (heldOut === null || heldOut.loss < RISEN * least) return null
  return step[loss.indexOf(least)] ?? null
}
