/**
 * A closer look at the weights as they stand: many held-out pairs, each image embedded once, beside
 * what the untrained network and the pixels say of them.
 */
import type { RunConfig } from '../../domain/config'
import type { Baselines, Judgement, ScoredPairs } from '../../domain/reports'
import { pixelDistances, pixelParts, withUntrained } from './baselines'
import type { Dataset } from './data/dataset'
import { furtherDifferent, heldOutPairs, type PairBatch } from './data/pairs'
import type { Pixels } from './data/pixels'
import { compareEmbedded, embed, imagesOf, pairChunks } from './embedding'
import type { Network } from './encoders/network'
import { HELD_OUT_PAIRS } from './evaluation'
import { chunkSize, type PairImages } from './scoring'

/** Pairs of a list that are judged at most. */
const LISTED = 20_000
/** Pairs that are drawn where there is no list, half of them same. */
const DRAWN = 4000
/** Different pairs beside those, where they are drawn. */
const FURTHER = 10_000
/** Images whose embeddings are handed on at most. */
const SHOWN = 3000
/** Numbers of embeddings kept at a time, and handed on, at most: 256 MB and 32 MB. */
const KEPT_NUMBERS = 2 ** 26
const SHOWN_NUMBERS = 2 ** 23

/** `pairs` are the judged ones, then the further ones. */
export interface JudgedPairs extends PairImages {
  /** How many are judged. */
  readonly count: number
  /** Per pair; null where they have no folds. */
  readonly foldOf: Uint8Array | null
  readonly folds: readonly string[]
}

/** The pairs to judge by, the evaluations' first; fewer where embeddings are very long. */
export function judgedPairs(dataset: Dataset, pixels: Pixels, { embedding }: Network): JudgedPairs {
  const most = Math.max(HELD_OUT_PAIRS, Math.floor(KEPT_NUMBERS / embedding / 2))
  const { heldOut: set, heldOutPairs: listed, folds } = dataset
  const drawn = heldOutPairs(dataset, Math.min(listed === null ? DRAWN : LISTED, most))
  const pairs = joined(drawn, furtherDifferent(dataset, drawn, FURTHER))
  const count = drawn.same.length
  return { set, pixels, pairs, count, foldOf: listed?.foldOf.slice(0, count) ?? null, folds }
}

function joined(one: PairBatch, two: PairBatch): PairBatch {
  if (two.same.length === 0) return one
  const int32 = (a: Int32Array, b: Int32Array) => Int32Array.from([...a, ...b])
  const [first, second] = [one.same.length, two.same.length]
  const half = (batch: PairBatch, from: number, to?: number) => [
    ...batch.classes.subarray(from, to),
  ]
  return {
    a: int32(one.a, two.a),
    b: int32(one.b, two.b),
    same: Uint8Array.from([...one.same, ...two.same]),
    classes: Int32Array.from([
      ...half(one, 0, first),
      ...half(two, 0, second),
      ...half(one, first),
      ...half(two, second),
    ]),
  }
}

/**
 * @param known the baselines of all these pairs, where they have been reckoned before
 * @param between awaited after each part, with how much is done, 0 to 1
 */
export async function judge(
  network: Network,
  config: RunConfig,
  judged: JudgedPairs,
  known: Baselines | null,
  step: number,
  between: (fraction: number) => Promise<void>,
): Promise<{ readonly judgement: Judgement; readonly baselines: Baselines }> {
  const { set, pairs } = judged
  const count = pairs.same.length
  const { images, ...places } = imagesOf(pairs)
  // As many images as in an evaluation's chunk, so that its GPU buffers serve here too.
  const size = 2 * chunkSize(config, Math.min(HELD_OUT_PAIRS, judged.count))
  const once = Math.ceil(images.length / size) + pairChunks(network, count)
  const parts = known === null ? 2 * once + pixelParts(count) : once
  let done = 0
  const onePart = () => between(++done / parts)

  async function outputsOf(network: Network) {
    const values = await embed(network, judged, images, size, onePart)
    return { values, ...(await compareEmbedded(network, config, values, places, onePart)) }
  }
  async function reckonBaselines(): Promise<Baselines> {
    const { outputs } = await withUntrained(config, outputsOf)
    return { untrained: outputs, pixels: await pixelDistances(set, pairs, onePart) }
  }

  const baselines = known ?? (await reckonBaselines())
  const { values, distances, outputs } = await outputsOf(network)
  const dimension = network.embedding
  const shown = Math.min(SHOWN, images.length, Math.floor(SHOWN_NUMBERS / dimension))
  const part = (from: number, to?: number) => ({
    ...scored(pairs, { distances, outputs }, from, to),
    baselines: {
      untrained: baselines.untrained.slice(from, to),
      pixels: baselines.pixels.slice(from, to),
    },
  })
  const judgement = {
    step,
    ...part(0, judged.count),
    further: part(judged.count),
    foldOf: judged.foldOf,
    folds: judged.folds,
    embeddings: {
      images: images.slice(0, shown),
      dimension,
      values: values.slice(0, shown * dimension),
    },
  }
  return { judgement, baselines }
}

const scored = (
  { a, b, same }: PairBatch,
  { distances, outputs }: Pick<ScoredPairs, 'distances' | 'outputs'>,
  from: number,
  to?: number,
): ScoredPairs => ({
  a: a.slice(from, to),
  b: b.slice(from, to),
  same: same.slice(from, to),
  distances: distances.slice(from, to),
  outputs: outputs.slice(from, to),
})
