import { backend, env } from '@tensorflow/tfjs-core'
import { PlaygroundError } from '../../../domain/errors'
import { inTime, TooLate } from '../../../loading/inTime'
import { loadPart } from '../../../loading/part'
import { activate, Unavailable, type StarterOptions } from './starter'

/** `MatMulPackedProgram`: without atomics, so that a run repeats to the last digit. */
const PACKED = 3

/** Seconds that a browser may take to find an adapter, and to open a device on it. */
const ADAPTER_PATIENCE = 15
const DEVICE_PATIENCE = 30

/** WebGPU on the adapter that TensorFlow.js will ask for. */
export async function startWebgpu({ software, onLost }: StarterOptions): Promise<string> {
  const adapter = await findAdapter()
  if (isSoftware(adapter) && !software)
    throw new Unavailable(
      `No GPU for WebGPU here: the only adapter is software (${name(adapter)}).`,
    )
  const [{ WebGPUBackend }, { registerWebgpuKernels }] = await Promise.all([
    loadPart('WebGPU', () => import('@tensorflow/tfjs-backend-webgpu')),
    loadPart('WebGPU', () => import('../../kernels/webgpu/register')),
  ])
  registerWebgpuKernels()
  env().set('WEBGPU_MATMUL_PROGRAM_TYPE', PACKED)
  const activated = activate('webgpu', 'No WebGPU here: the adapter gives no device.')
  await answered(activated, DEVICE_PATIENCE, 'the adapter has given no device')
  const started = backend()
  if (!(started instanceof WebGPUBackend)) throw new Error('internal: not the WebGPU backend')
  watch(started.device, onLost)
  return isSoftware(adapter) ? `${name(adapter)}, in software` : name(adapter)
}

/** @throws Unavailable where the browser does not answer: a GPU process that hangs keeps its promises open */
async function answered<T>(asked: Promise<T>, seconds: number, otherwise: string): Promise<T> {
  try {
    return await inTime(asked, seconds * 1000)
  } catch (thrown) {
    if (!(thrown instanceof TooLate)) throw thrown
    throw new Unavailable(
      `No WebGPU here: ${otherwise} within ${seconds} s. Starting the browser anew may help.`,
    )
  }
}

export async function findAdapter(): Promise<GPUAdapter> {
  // Typed as always there, but missing in older browsers and on pages without HTTPS.
  const gpu = navigator.gpu as GPU | undefined
  if (gpu === undefined) throw new Unavailable('No WebGPU here: this browser does not have it.')
  const ask = () =>
    answered(
      gpu.requestAdapter({ powerPreference: 'high-performance' }),
      ADAPTER_PATIENCE,
      'this browser has named no adapter',
    )
  // Once more: what was asked while a GPU process ended may never be answered.
  const adapter = await ask().catch(ask)
  if (adapter === null) throw new Unavailable('No WebGPU here: this browser offers no adapter.')
  return adapter
}

/** Whether the adapter computes on the CPU; browsers said so in two places, or in its name only. */
export function isSoftware(adapter: Pick<GPUAdapter, 'info'>): boolean {
  const { info } = adapter
  const { isFallbackAdapter } = adapter as { isFallbackAdapter?: boolean }
  const names = [info.vendor, info.architecture, info.device, info.description].join(' ')
  return (
    info.isFallbackAdapter ||
    isFallbackAdapter === true ||
    /swiftshader|llvmpipe|lavapipe|software|basic render/i.test(names)
  )
}

function name({ info }: Pick<GPUAdapter, 'info'>): string {
  return info.description || [info.vendor, info.architecture].filter(Boolean).join(' ') || 'a GPU'
}

/** Device loss and refused work surface in no call: the device tells of them by itself. */
export function watch(
  device: Pick<GPUDevice, 'lost' | 'addEventListener'>,
  onLost: (thrown: unknown) => void,
): void {
  void device.lost.then(({ reason, message }) =>
    onLost(new PlaygroundError('device_lost', message || `The device was lost (${reason}).`)),
  )
  device.addEventListener('uncapturederror', ({ error }) => {
    const memory = error instanceof GPUOutOfMemoryError
    onLost(new PlaygroundError(memory ? 'out_of_memory' : 'internal', error.message))
  })
}
