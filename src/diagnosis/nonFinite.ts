import type { RunConfig } from '../domain/config'
import { layersOf } from '../domain/encoders'
import { isWithinBatch } from '../domain/objective'
import { hasRoot } from '../domain/outputs'
import type { NonFiniteReport } from '../domain/reports'
import type { ChainLink, RunFacts, Told } from './finding'
import { encoderName } from './finding'

/**
 * The first NaN or infinity of a run. A pair at distance exactly 0 under a root without ε has
 * slope ∞, which the chain rule multiplies by 2(a − b) = 0; ∞ · 0 is NaN. TensorFlow's own kernel
 * spares a pair to which the loss sends back exactly 0.
 */
export function nonFiniteCard(facts: RunFacts): Pick<Told, 'title' | 'where' | 'why' | 'evidence'> {
  const seen = facts.nonFinite
  const { config } = facts
  if (seen === null) throw new Error('internal: the run is finite')
  const atRoot = isRootOfZero(facts, seen)
  return {
    title: `${encoderName(config)} turned to ${seen.value === 'nan' ? 'NaN' : 'infinity'}`,
    where: `step ${seen.step} · first in ${atRoot ? '∂√ of the distance, backward' : placeOf(seen)}`,
    why: atRoot ? rootText(config, seen) : otherText(seen),
    evidence: {
      // Where the forward pass itself broke, no pair is more at fault than another.
      ...(seen.pair && seen.origin === null && { pair: seen.pair }),
      ...(atRoot && { chain: ROOT_CHAINS[config.rootSlope] }),
    },
  }
}

const PLACES = { loss: 'the loss', gradient: 'a gradient', weight: 'a weight' } as const
const placeOf = ({ where, origin }: NonFiniteReport) =>
  origin === null ? PLACES[where] : `the output of ${origin}, forward`

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
export function isRootOfZero(
  { config }: RunFacts,
  { where, value, pair }: NonFiniteReport,
): boolean {
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
  return `${whoMet(seen, embedding)}, so their distance is exactly 0, where the root’s slope is infinite. ${KERNELS[config.rootSlope]} The loss of this step was still ${format(seen.loss)}, but the gradient of ${reach} is NaN.`
}

function whoMet({ pair, ofItself, drawnTwice }: NonFiniteReport, embedding: string): string {
  if (pair !== null) {
    const which = `Pair ${pair.index + 1} of the batch (${pair.same ? 'same' : 'different'})`
    return ofItself ? `${which} is an image and itself` : `${which}: both images got ${embedding}`
  }
  return drawnTwice > 0
    ? 'An image was drawn twice in the batch, and is compared with itself'
    : `Two images of the batch got ${embedding}`
}

const KERNELS: Readonly<Record<RunConfig['rootSlope'], string>> = {
  ieee: 'PyTorch, TensorFlow.js and XLA multiply it by 0 whatever the pair.',
  tensorflow:
    'TensorFlow’s own kernel spares a pair to which the loss sends back exactly 0, as to a same pair; for this one it sends back more.',
}

function otherText(seen: NonFiniteReport): string {
  const first = seen.tensors[0]
  const reach =
    seen.tensors.length === 0
      ? ''
      : ` ${seen.tensors.length} of ${seen.tensorCount} tensors are not finite${first ? `, ${first} among them` : ''}.`
  const loss = `The loss of this step was ${format(seen.loss)}.${reach}`
  return `${grown(seen)} ${loss}`.trim()
}

/** Which layer's output went first, and how the outputs grew up to there. */
function grown({ forward, origin }: NonFiniteReport): string {
  const place = forward.findIndex(({ name }) => name === origin)
  const broken = forward[place]
  const before = forward[place - 1]
  const most = forward.reduce(
    (a, b) => (b.now / b.first > a.now / a.first ? b : a),
    forward[0] ?? NONE,
  )
  if (broken !== undefined) {
    const fed =
      before === undefined
        ? ''
        : `, fed values up to ${format(before.now)} by ${before.name} (${format(before.first)} before training)`
    return `Forward, ${broken.name} is the first layer whose output is not finite${fed}.`
  }
  return most.now > 10 * most.first
    ? `Forward all was finite, but the outputs of ${most.name} had grown from ${format(most.first)} before training to ${format(most.now)}.`
    : ''
}
const NONE = { name: '', first: 1, now: 0 }

function format(value: number): string {
  return Number.isFinite(value) ? value.toPrecision(3) : String(value)
}
