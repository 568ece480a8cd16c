/** Lists of tensors cut into chunks, one a turn. */
import { util, type TensorInfo } from '@tensorflow/tfjs-core'

/** Values a turn: enough to outweigh its claim, few enough to share among threads. */
const EACH = 16_384

export interface Chunk {
  /** The tensor's place in the list, and where the chunk starts in it. */
  readonly index: number
  readonly start: number
  readonly count: number
}

/** The chunks of tensors, in order; they follow from the shapes alone. */
export function chunksOf(tensors: readonly TensorInfo[]): Chunk[] {
  return tensors.flatMap(({ shape }, index) => {
    const size = util.sizeFromShape(shape)
    return Array.from({ length: Math.ceil(size / EACH) }, (_, i) => ({
      index,
      start: i * EACH,
      count: Math.min(EACH, size - i * EACH),
    }))
  })
}
