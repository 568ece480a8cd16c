import type { RunConfig } from '../domain/config'
import { layersOf } from '../domain/encoders'
import { isWithinBatch } from '../domain/objective'
import { hasRoot } from '../domain/outputs'
import type { NonFiniteReport } from '../domain/reports'
import type { ChainLink, Finding, Fix, Rule, RunFacts } from './finding'
import { encoderName } from './finding'
import { lowerRate, lowerTheRate } from './fixes'

/**
 * The first NaN or infinity of a run. A pair at distance exactly 0 under a root without ε has
 * slope ∞, which the chain rule multiplies by 2(a − b) = 0; ∞ · 0 is NaN. TensorFlow's own kernel
 * spares a pair to which the loss sends back exactly 0.
 */
export const nonFiniteRule: Rule = (facts) => {
  const seen = facts.nonFinite
  if (seen === null) return null
  const { config, run } = facts
  const atRoot = isRootOfZero(facts, seen)
  return {
    code: 'non_finite',
    run,
    severity: 'error',
    title: `${encoderName(config)} turned to ${seen.value === 'nan' ? 'NaN' : 'infinity'}`,
    where: `step ${seen.step} · first in ${atRoot ? '∂√ of the distance, backward' : PLACES[seen.where]}`,
    why: atRoot ? rootText(config, seen) : otherText(seen),
    evidence: {
      ...(seen.pair && { pair: seen.pair }),
      ...(atRoot && { chain: ROOT_CHAINS[config.rootSlope] }),
    },
    fixes: atRoot
      ? rootFixes(config)
      : [lowerTheRate(config), { label: 'Clip gradients at 1', patch: { clip: 1 } }],
    step: seen.step,
  } satisfies Finding
}

const PLACES = { loss: 'the loss', gradient: 'a gradient', weight: 'a weight' } as const

const ROOT_CHAINS: Readonly<Record<RunConfig['rootSlope'], readonly ChainLink[]>> = {
  ieee: [
    { text: 'd² = 0' },
    { text: 'd = 0' },
    { text: '∂√ = 1 / 2d = ∞', bad: true },
    { text: '∞ · 0 = NaN', bad: true },
  ],
  tensorflow: [
    { text: 'd² = 0' },
    { text: 'd = 0' },
    { text: '∂L/∂d ≠ 0' },
    { text: '∂√ = 1 / 2d = ∞', bad: true },
    { text: '∞ · 0 = NaN', bad: true },
  ],
}

/** Losses within a batch compare other pairs than those of the report, so none is at hand there. */
function isRootOfZero({ config }: RunFacts, { where, value, pair }: NonFiniteReport): boolean {
  if (where !== 'gradient' || value !== 'nan' || !hasRoot(config) || config.epsilon > 0)
    return false
  return pair?.distance === 0 || (pair === null && isWithinBatch(config.loss))
}

function rootText(config: RunConfig, seen: NonFiniteReport): string {
  const last = layersOf(config).at(-1)
  const oneHot = last?.kind === 'dense' && last.activation === 'softmax'
  const embedding = oneHot
    ? 'the very same embedding (softmax saturates to one-hot)'
    : 'the very same embedding'
  const reach =
    seen.tensors.length === seen.tensorCount
      ? `all ${seen.tensorCount} weight tensors`
      : `${seen.tensors.length} of ${seen.tensorCount} weight tensors`
  const pair = seen.pair
    ? `Pair ${seen.pair.index + 1} of the batch (${seen.pair.same ? 'same' : 'different'}): both images got ${embedding}`
    : `Two images of the batch got ${embedding}`
  return `${pair}, so their distance is exactly 0, where the root’s slope is infinite. ${KERNELS[config.rootSlope]} The loss of this step was still ${format(seen.loss)}, but the gradient of ${reach} is NaN.`
}

const KERNELS: Readonly<Record<RunConfig['rootSlope'], string>> = {
  ieee: 'PyTorch, TensorFlow.js and XLA multiply it by 0 whatever the pair.',
  tensorflow:
    'TensorFlow’s own kernel spares a pair to which the loss sends back exactly 0, as to a same pair; for this one it sends back more.',
}

function otherText(seen: NonFiniteReport): string {
  const first = seen.tensors[0]
  const place =
    seen.where === 'loss'
      ? 'The loss of this step is not finite.'
      : `The loss of this step was ${format(seen.loss)}, yet ${seen.tensors.length} of ${seen.tensorCount} tensors are not finite${first ? `, among them ${first}` : ''}.`
  return `${place} Values that grow past what single precision holds do this: a learning rate that is too high is the usual cause.`
}

/**
 * ε takes the trigger away, and the lower rate keeps the network from the collapse behind it; ε
 * alone leaves it finite, and seldom well (docs/cases.md). Squared distances have no root.
 */
function rootFixes(config: RunConfig): Fix[] {
  const learningRate = lowerRate(config)
  return [
    { label: `Rate ${learningRate} and ε 1e-7`, patch: { learningRate, epsilon: 1e-7 } },
    {
      label: `Rate ${learningRate} and squared distance: no root`,
      patch: { learningRate, distance: 'squared' },
    },
  ]
}

function format(value: number): string {
  return Number.isFinite(value) ? value.toPrecision(3) : String(value)
}
