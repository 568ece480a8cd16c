/**
 * A closer look at the weights as they stand: many held-out pairs, each image embedded once, beside
 * what the untrained network and the pixels say of them.
 */
import type { RunConfig } from '../../domain/config'
import type { Baselines, Judgement } from '../../domain/reports'
import { pixelDistances, pixelParts, withUntrained } from './baselines'
import type { Dataset } from './data/dataset'
import { heldOutPairs } from './data/pairs'
import type { Pixels } from './data/pixels'
import { compareEmbedded, embed, imagesOf, pairChunks } from './embedding'
import type { Network } from './encoders/network'
import { HELD_OUT_PAIRS } from './evaluation'
import { chunkSize, type PairImages } from './scoring'

/** Pairs of a list that are judged at most. */
const LISTED = 20_000
/** Pairs that are drawn where there is no list, half of them same. */
const DRAWN = 4000
/** Images whose embeddings are handed on at most. */
const SHOWN = 3000
/** Numbers of embeddings kept at a time, and handed on, at most: 256 MB and 32 MB. */
const KEPT_NUMBERS = 2 ** 26
const SHOWN_NUMBERS = 2 ** 23

export interface JudgedPairs extends PairImages {
  /** Per pair; null where they have no folds. */
  readonly foldOf: Uint8Array | null
  readonly folds: readonly string[]
}

/** The pairs to judge by, the evaluations' first; fewer where embeddings are very long. */
export function judgedPairs(dataset: Dataset, pixels: Pixels, { embedding }: Network): JudgedPairs {
  const most = Math.max(HELD_OUT_PAIRS, Math.floor(KEPT_NUMBERS / embedding / 2))
  const { heldOut: set, heldOutPairs: listed, folds } = dataset
  const pairs = heldOutPairs(dataset, Math.min(listed === null ? DRAWN : LISTED, most))
  return { set, pixels, pairs, foldOf: listed?.foldOf.slice(0, pairs.same.length) ?? null, folds }
}

/**
 * @param known the baselines of these pairs, where they have been reckoned before
 * @param between awaited after each part, with how much is done, 0 to 1
 */
export async function judge(
  network: Network,
  config: RunConfig,
  judged: JudgedPairs,
  known: Baselines | null,
  step: number,
  between: (fraction: number) => Promise<void>,
): Promise<Judgement> {
  const { set, pairs } = judged
  const count = pairs.same.length
  const { images, ...places } = imagesOf(pairs)
  // As many images as in an evaluation's chunk, so that its GPU buffers serve here too.
  const size = 2 * chunkSize(config, Math.min(HELD_OUT_PAIRS, count))
  const once = Math.ceil(images.length / size) + pairChunks(network, count)
  const parts = known === null ? 2 * once + pixelParts(count) : once
  let done = 0
  const part = () => between(++done / parts)

  async function outputsOf(network: Network) {
    const values = await embed(network, judged, images, size, part)
    return { values, ...(await compareEmbedded(network, config, values, places, part)) }
  }
  async function reckonBaselines(): Promise<Baselines> {
    const { outputs } = await withUntrained(config, outputsOf)
    return { untrained: outputs, pixels: await pixelDistances(set, pairs, part) }
  }

  const baselines = known ?? (await reckonBaselines())
  const { values, distances, outputs } = await outputsOf(network)
  const dimension = network.embedding
  const shown = Math.min(SHOWN, images.length, Math.floor(SHOWN_NUMBERS / dimension))
  return {
    step,
    a: pairs.a.slice(),
    b: pairs.b.slice(),
    same: pairs.same.slice(),
    distances,
    outputs,
    foldOf: judged.foldOf,
    folds: judged.folds,
    baselines,
    embeddings: {
      images: images.slice(0, shown),
      dimension,
      values: values.slice(0, shown * dimension),
    },
  }
}
