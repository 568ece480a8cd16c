/** Runs our WebGPU kernels in a page, for tests: `window.kernels`. */
import { backend, env, setBackend } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import '@tensorflow/tfjs-backend-webgpu'
import { registerWebgpuKernels } from '../../../src/engine/kernels/webgpu/register'
import { warmUp } from '../../../src/engine/kernels/webgpu/warmUp'
import { compiledAhead, type Ahead } from './ahead'
import { problemsOf } from './check'
import { slopeProblems } from './slopes'
import { SUITES, type Suite } from './suites'

/** @returns a list that the device adds what it refuses to */
async function start(): Promise<string[]> {
  env().set('WEBGPU_MATMUL_PROGRAM_TYPE', 3)
  registerWebgpuKernels()
  if (!(await setBackend('webgpu'))) throw new Error('no WebGPU here')
  const refused: string[] = []
  const { device } = backend() as WebGPUBackend
  device.addEventListener('uncapturederror', ({ error }) => refused.push(error.message))
  return refused
}
const started = start()

const kernels = {
  /** What is wrong with the kernels of a suite, and how many cases were tried. */
  async check(suite: Suite): Promise<{ cases: number; problems: string[] }> {
    const problems = await started
    const cases = SUITES[suite]()
    await warmUp(() => cases.forEach(({ run }) => run()))
    for (const each of cases) problems.push(...(await problemsOf(each)))
    return { cases: cases.length, problems: problems.splice(0) }
  },
  /** What is wrong with the gradients where they are held against finite differences. */
  async checkSlopes(): Promise<string[]> {
    const refused = await started
    return [...(await slopeProblems()), ...refused.splice(0)]
  },
  /** What of a run is compiled before its first step. */
  async compileAhead(): Promise<Ahead> {
    await started
    return compiledAhead()
  },
}
export type Kernels = typeof kernels

declare global {
  interface Window {
    kernels: Kernels
  }
}
window.kernels = kernels
