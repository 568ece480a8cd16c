import { layersOf } from '../domain/encoders'
import type { NonFiniteReport } from '../domain/reports'
import type { ChainLink, Finding, Fix, Rule, RunFacts } from './finding'
import { encoderName } from './finding'

/**
 * The first NaN or infinity of a run. A pair at distance exactly 0 under a root without ε has
 * slope ∞, which the chain rule multiplies by 2(a − b) = 0; ∞ · 0 is NaN.
 */
export const nonFiniteRule: Rule = (facts) => {
  const seen = facts.nonFinite
  if (seen === null) return null
  const atRoot = isRootOfZero(facts, seen)
  return {
    code: 'non_finite',
    run: facts.run,
    severity: 'error',
    title: `${encoderName(facts.config)} turned to ${seen.value === 'nan' ? 'NaN' : 'infinity'}`,
    where: `step ${seen.step} · first in ${atRoot ? '∂√ of the distance, backward' : PLACES[seen.where]}`,
    why: atRoot ? rootText(facts, seen) : otherText(seen),
    evidence: { ...(seen.pair && { pair: seen.pair }), ...(atRoot && { chain: ROOT_CHAIN }) },
    fixes: fixesFor(facts, atRoot),
    step: seen.step,
  } satisfies Finding
}

const PLACES = { loss: 'the loss', gradient: 'a gradient', weight: 'a weight' } as const

const ROOT_CHAIN: readonly ChainLink[] = [
  { text: 'd² = 0' },
  { text: 'd = 0' },
  { text: '∂√ = 1 / 2d = ∞', bad: true },
  { text: '∞ · 0 = NaN', bad: true },
]

function isRootOfZero({ config }: RunFacts, { where, pair }: NonFiniteReport): boolean {
  return where === 'gradient' && config.epsilon === 0 && pair?.distance === 0
}

function rootText({ config }: RunFacts, seen: NonFiniteReport): string {
  const last = layersOf(config).at(-1)
  const oneHot = last?.kind === 'dense' && last.activation === 'softmax'
  const embedding = oneHot
    ? 'the very same embedding (softmax saturates to one-hot)'
    : 'the very same embedding'
  const reach =
    seen.tensors.length === seen.tensorCount
      ? `all ${seen.tensorCount} weight tensors`
      : `${seen.tensors.length} of ${seen.tensorCount} weight tensors`
  const kind = seen.pair?.same ? 'same' : 'different'
  return `Pair ${(seen.pair?.index ?? 0) + 1} of the batch (labelled ${kind}): both images got ${embedding}, so their distance is exactly 0, where the root has no finite slope. The loss of this step was still ${format(seen.loss)}, but the gradient of ${reach} is NaN.`
}

function otherText(seen: NonFiniteReport): string {
  const first = seen.tensors[0]
  const place =
    seen.where === 'loss'
      ? 'The loss of this step is not finite.'
      : `The loss of this step was ${format(seen.loss)}, yet ${seen.tensors.length} of ${seen.tensorCount} tensors are not finite${first ? `, among them ${first}` : ''}.`
  return `${place} Values that grow past what single precision holds do this: a learning rate that is too high is the usual cause.`
}

/** ε takes the trigger away; the lower rate keeps the network from the collapse that pulls it. */
function fixesFor({ config }: RunFacts, atRoot: boolean): Fix[] {
  const rate = config.learningRate / 10
  const lower = {
    label: `Lower the rate to ${rate.toPrecision(1)}`,
    patch: { learningRate: Number(rate.toPrecision(3)) },
  }
  const epsilon = {
    label: 'Add ε 1e-7 (√(Σ + ε))',
    patch: { epsilon: 1e-7, epsilonForm: 'add' },
  } satisfies Fix
  return atRoot ? [lower, epsilon] : [lower, { label: 'Clip gradients at 1', patch: { clip: 1 } }]
}

function format(value: number): string {
  return Number.isFinite(value) ? value.toPrecision(3) : String(value)
}
