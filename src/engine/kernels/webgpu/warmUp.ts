/**
 * Compiles pipelines ahead. A browser compiles a shader where it is first used, which holds up the
 * first step by all of them, one after the other; asked for ahead they are compiled side by side,
 * and while the data is still on its way.
 */
import { backend, env, tidy } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'

const COMPILE_ONLY = 'WEBGPU_ENGINE_COMPILE_ONLY'

/**
 * Compiles what `rehearse` would run, without running it: tensors get their buffers but no values,
 * so it must read none back, and what it changes must be thrown away. Nothing else may run on the
 * backend until this resolves. Rejects where a pipeline cannot be compiled. On the WebGPU backend
 * only.
 */
export async function warmUp(rehearse: () => void): Promise<void> {
  env().set(COMPILE_ONLY, true)
  try {
    tidy(rehearse)
  } finally {
    env().set(COMPILE_ONLY, false)
  }
  await (backend() as WebGPUBackend).checkCompileCompletionAsync()
}
