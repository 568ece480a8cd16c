/** What a file says of its network, as settings: encoder, input, pixels, distance, head, and the weights themselves. */
import { ENCODERS, type EncoderId } from './choices/encoders'
import { sameValue, type ConfigPatch, type RunConfig } from './config'
import { encoderOfShapes } from './encoderOfShapes'
import { layersOf } from './encoders'
import { numberProblem, type NumberField } from './field'
import { fieldOf, FIELDS } from './fields'
import type { FoundNetwork } from './foundNetwork'
import type { LayerSpec } from './layers'
import { readLink } from './link'
import { fitting } from './startWeights'
import type { Verifier } from './verifier'

export interface NetworkSetup {
  readonly patch: ConfigPatch
  /** What was taken from where, and what the file says nothing of; a sentence each. */
  readonly notes: readonly string[]
}

/** @param config what is set up now: what the file says nothing of stays */
export function setupFromNetwork(network: FoundNetwork, config: RunConfig): NetworkSetup {
  const { verifier, outline } = network
  if (verifier !== null) return fromVerifier(network.id, verifier)
  if (outline !== null) {
    const { layers, input } = outline
    const isOffered = input !== null && numberProblem(SIDE, input.size) === null
    const patch = { ...encoderPatch(layers), ...(isOffered && input), weights: network.id }
    return {
      patch,
      notes: [
        'The file names its layers; distance, head, loss and how pixels are scaled stay as they are set.',
        ...(input === null ? ['It says nothing of its input’s size.'] : []),
        ...(input === null || isOffered ? [] : [tooFar(input.size)]),
      ],
    }
  }
  return fromShapes(network, config)
}

const SIDE = fieldOf('size') as NumberField
const tooFar = (size: number) =>
  `Its input of ${size} px is outside of what is trained here, ${SIDE.min} to ${SIDE.max} px, so that its weights may not fit.`

/** A file of weights alone: the encoder that is set, if it fits, or the one that its shapes leave. */
function fromShapes({ id, shapes }: FoundNetwork, config: RunConfig): NetworkSetup {
  const alone = 'The file holds weights alone: which layers they are of it does not say.'
  if (!('misfit' in fitting(config, shapes)))
    return { patch: { weights: id }, notes: [`${alone} They fit the encoder that is set.`] }
  const layers = encoderOfShapes(shapes, config)
  return layers === null
    ? { patch: { weights: id }, notes: [`${alone} Set the encoder that they are of.`] }
    : {
        patch: { ...encoderPatch(layers), weights: id },
        notes: [
          `${alone} Only one order of pools and padding fits an input of ${config.size} px, and is set; activations are taken for ReLU, the last for none: change them where they were others.`,
        ],
      }
}

function fromVerifier(id: string, verifier: Verifier): NetworkSetup {
  const { input, layers, distance, head, larger } = verifier
  const patch: ConfigPatch = {
    ...lossOf(verifier),
    ...encoderPatch(layers),
    size: input.size,
    channels: input.channels,
    normalization: normalizationOf(input),
    distance: distance.id,
    epsilon: distance.epsilon,
    epsilonForm: distance.epsilonForm,
    head,
    weights: id,
  }
  const notes =
    patch.normalization === 'standardized'
      ? [
          `It was given byte × ${input.scale.toPrecision(6)} ${input.offset < 0 ? '−' : '+'} ${Math.abs(input.offset).toPrecision(6)}; a run standardises by its own training images, which is the same on the same data.`,
        ]
      : []
  return {
    patch,
    notes: [
      `Encoder, input, distance and head are as the file says; a larger output means ${larger}.`,
      ...notes,
    ],
  }
}

const normalizationOf = ({ scale, offset }: Verifier['input']): RunConfig['normalization'] => {
  if (offset === 0 && Math.abs(scale * 255 - 1) < 1e-5) return 'scaled'
  return offset === 0 && scale === 1 ? 'none' : 'standardized'
}

const LOSS_GROUPS: readonly string[] = ['distance', 'loss']

/** Loss, labels and what goes with them, of the run that the verifier is of. */
function lossOf({ link, head, distance }: Verifier): ConfigPatch {
  const at = link.indexOf('#')
  const { setup } = readLink(at < 0 ? '' : link.slice(at))
  const { a } = setup
  // A link that says something else of the network is not its run's.
  if (at < 0 || a.head !== head || a.distance !== distance.id) return {}
  const own = FIELDS.filter(
    ({ id, group }) => LOSS_GROUPS.includes(group) || id === 'labels' || id === 'metric',
  )
  return Object.fromEntries(own.map(({ id }) => [id, a[id]]))
}

/** One of the named encoders where it is one, else custom layers. */
function encoderPatch(layers: readonly LayerSpec[]): ConfigPatch {
  const named = (Object.keys(ENCODERS) as EncoderId[]).find((id) =>
    sameValue(layersOf({ encoder: id, layers: [], createModel: 'as_named' }), layers),
  )
  return named === undefined
    ? { encoder: 'custom', layers, createModel: 'as_named' }
    : { encoder: named, createModel: 'as_named' }
}
