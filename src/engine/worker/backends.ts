/**
 * Which backend a run computes on, and why. `auto` takes WebGPU where a real adapter exists, else
 * WASM, else WebGL, else the CPU; an explicit choice is taken as it is, software adapters included.
 * A Worker starts one backend, once, and loads no other's package.
 */
// The core alone registers no gradients.
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import type { BackendChoice, BackendId } from '../../domain/settings'
import { PlaygroundError } from '../../domain/errors'
import type { BackendInfo } from '../protocol/run'
import { startCpu } from './backends/cpu'
import { Unavailable, type Helpers, type Starter } from './backends/starter'
import { startWasm } from './backends/wasm'
import { startWebgl } from './backends/webgl'
import { startWebgpu } from './backends/webgpu'

const STARTERS: Readonly<Record<BackendId, Starter>> = {
  webgpu: startWebgpu,
  wasm: startWasm,
  webgl: startWebgl,
  cpu: startCpu,
}
const LABELS: Readonly<Record<BackendId, string>> = {
  webgpu: 'WebGPU',
  wasm: 'WASM',
  webgl: 'WebGL',
  cpu: 'CPU',
}
const BEST_FIRST: readonly BackendId[] = ['webgpu', 'wasm', 'webgl', 'cpu']

/**
 * Starts the chosen backend and makes it TensorFlow.js's.
 * @param onLost called at any later time when the device is gone or refuses its work
 * @param helpers where more threads come from; without it the backend computes on one
 * @throws PlaygroundError `backend_unavailable`, with every reason met on the way as its cause
 */
export async function startBackend(
  choice: BackendChoice,
  onLost: (thrown: unknown) => void,
  helpers: Helpers | null = null,
  starters: Readonly<Record<BackendId, Starter>> = STARTERS,
): Promise<BackendInfo> {
  const automatic = choice === 'auto'
  const reasons: string[] = []
  for (const id of automatic ? BEST_FIRST : [choice]) {
    try {
      const detail = await starters[id]({ software: !automatic, onLost, helpers })
      return { id, label: LABELS[id], detail, why: why(automatic, reasons) }
    } catch (thrown) {
      if (!(thrown instanceof Unavailable)) throw thrown
      reasons.push(thrown.message)
    }
  }
  throw new PlaygroundError('backend_unavailable', reasons.join(' '))
}

function why(automatic: boolean, reasons: readonly string[]): string {
  if (!automatic) return 'It was chosen.'
  return reasons.length === 0 ? 'It is the fastest there is: a GPU.' : reasons.join(' ')
}
