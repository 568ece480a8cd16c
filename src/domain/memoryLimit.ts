/**
 * Whether a run fits into memory. Only WASM's limit is known before training: its addresses have
 * 32 bits. (No piece may be larger than 2 GiB either, but one that large is never alone: its
 * gradient takes as much again.) A GPU's limit is its adapter's, and a device may have less of all.
 */
import type { RunConfig } from './config'
import { fieldOf } from './fields'
import { bytesText, estimateMemory, type MemoryEstimate } from './memory'
import type { SetupProblem } from './setupProblem'

/** Bytes the WASM heap can grow to: 4 GiB less one page of 64 KiB. */
export const WASM_HEAP = 2 ** 32 - 2 ** 16

const fits = ({ peak }: MemoryEstimate) => peak <= WASM_HEAP

/** The largest batch up to a RunConfig's own that fits on WASM; null where none does. */
export function largestBatch(config: RunConfig): number | null {
  const field = fieldOf('batch')
  const smallest = field.kind === 'number' ? field.min : 1
  for (let batch = config.batch; batch >= smallest; batch--) {
    const estimate = estimateMemory({ ...config, batch }, 'wasm')
    if (estimate !== null && fits(estimate)) return batch
  }
  return null
}

/**
 * Why a run would not fit into WASM's memory, with the largest batch that does; null where it fits,
 * or where it does not use WASM. With the backend left to choose, it holds only without a GPU.
 */
export function memoryProblem(config: RunConfig): SetupProblem | null {
  const { backend, batch } = config
  if (backend !== 'wasm' && backend !== 'auto') return null
  const estimate = estimateMemory(config, 'wasm')
  if (estimate === null || fits(estimate)) return null
  const largest = largestBatch(config)
  const where = backend === 'auto' ? 'Without a GPU this runs on WASM. ' : ''
  const title =
    backend === 'auto' ? 'Without a GPU it does not fit into memory' : 'It does not fit into memory'
  if (largest === null)
    return {
      field: 'encoder',
      title,
      message: `${where}${reason(estimate)}, and no batch is small enough: use a smaller input or smaller layers.`,
    }
  return {
    field: 'batch',
    title,
    message: `${where}${reason(estimate)}: ${batch} pairs are too many. The largest batch that fits is ${largest} pairs.`,
    mend: { label: `Set ${largest} pairs`, patch: { batch: largest } },
  }
}

const reason = ({ peak }: MemoryEstimate) =>
  `Training needs about ${bytesText(peak)}, more than the ${bytesText(WASM_HEAP)} WASM can hold`
