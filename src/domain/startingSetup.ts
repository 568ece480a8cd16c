/**
 * The network that a set of one's own starts with, by its kind and size, so that a first run is near the
 * best found: docs/faces.md, “What a set of one's own starts with”. Whoever has set one keeps it.
 */
import { augmentationFor, AUGMENTATIONS, UNAUGMENTED } from './augmentation'
import { DEFAULT_CONFIG, sameValue, type ConfigPatch, type FieldId, type RunConfig } from './config'
import type { PhotoSet } from './photoSet'
import { SET_KINDS, SET_WORDS, type SetKind } from './setKind'
import { counted } from './splitCounts'
import { THREE_CONVOLUTIONS } from './threeConvolutions'

export interface StartingSetup {
  readonly images: Pick<RunConfig, 'size' | 'channels'>
  /** Encoder, loss, and how training images are varied. */
  readonly network: ConfigPatch
  /** What was chosen and why, a sentence each. */
  readonly reasons: readonly string[]
}

/** The least that a network takes, and what is enough; the latter is the default of the drawn faces. */
const SMALLEST = 28
const ENOUGH = 32

/**
 * Photos up to which a set is augmented: 72 and 120 to train on gained by it, 384 did not, 768 lost, as
 * they are not known by heart within so few steps.
 */
const FEW = 240

export function startingSetup({ kind, side, channels, paths }: PhotoSet): StartingSetup {
  const size = Math.max(SMALLEST, Math.min(ENOUGH, side))
  const isFew = paths.length <= FEW
  return {
    images: { size, channels },
    network: networkFor(kind, isFew),
    reasons: [
      `Input of ${size} px, ${channels === 1 ? 'grey' : 'RGB'}${
        side > size ? ': larger takes longer and told drawn faces apart no better' : ''
      }.`,
      'Three small convolutions, which told unseen drawn faces apart better than the Encoder did.',
      augmentationReason(kind, paths.length, isFew),
      'A network, loss or augmentation that you have set yourself stays.',
    ],
  }
}

function augmentationReason(kind: SetKind, photos: number, isFew: boolean): string {
  const images = counted(photos, SET_WORDS[kind].picture)
  if (!isFew)
    return `Not augmented: ${images} are not known by heart in so few steps, which it would only make slower.`
  const varied = `Augmented, since ${images} are soon known by heart: shifted, scaled and turned a little`
  return augmentationFor(kind).flip === 1
    ? `${varied}, mirrored, in other light.`
    : `${varied}, but not mirrored, which would make other signs of them.`
}

const networkFor = (kind: SetKind, isFew: boolean) => ({
  ...THREE_CONVOLUTIONS,
  ...(isFew ? augmentationFor(kind) : UNAUGMENTED),
})

const NETWORK_FIELDS: readonly FieldId[] = [
  'encoder',
  'layers',
  'loss',
  'normalization',
  ...AUGMENTATIONS,
]
const picked = (config: ConfigPatch): ConfigPatch =>
  Object.fromEntries(NETWORK_FIELDS.map((id) => [id, config[id]]))
const DEFAULT_NETWORK = picked(DEFAULT_CONFIG)
const STARTS = SET_KINDS.flatMap((kind) =>
  [true, false].map((isFew) => ({ ...DEFAULT_NETWORK, ...networkFor(kind, isFew) })),
)

const hasNetwork = (config: RunConfig, networks: readonly ConfigPatch[]) =>
  networks.some((network) => sameValue(picked(config), picked(network)))

/** Whether the network is one that nobody has chosen: the default, or what a set started with. */
export const isUntouched = (config: RunConfig): boolean =>
  hasNetwork(config, [DEFAULT_NETWORK, ...STARTS])

/** What takes a network that a set started with back to the default, for images of another kind. */
export const withoutStart = (config: RunConfig): ConfigPatch =>
  hasNetwork(config, STARTS) ? DEFAULT_NETWORK : {}
