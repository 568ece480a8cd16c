/** Our WebGPU kernels, in a Chromium with a software adapter. */
import { backend, env, setBackend } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import '@tensorflow/tfjs-backend-webgpu'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { registerWebgpuKernels } from '../src/engine/kernels/webgpu/register'
import { warmUp } from '../src/engine/kernels/webgpu/warmUp'
import { compiledAhead } from './support/kernels/ahead'
import { problemsOf } from './support/kernels/check'
import { slopeProblems } from './support/kernels/slopes'
import { SUITES } from './support/kernels/suites'

/** What the device has refused. */
const refused: string[] = []

beforeAll(async () => {
  env().set('WEBGPU_MATMUL_PROGRAM_TYPE', 3)
  registerWebgpuKernels()
  if (!(await setBackend('webgpu'))) throw new Error('no WebGPU here')
  const { device } = backend() as WebGPUBackend
  device.addEventListener('uncapturederror', ({ error }) => refused.push(error.message))
})

afterEach(() => expect(refused.splice(0)).toEqual([]))

test.each(Object.entries(SUITES))(
  '%s on WebGPU are those of double precision, the same bits twice',
  async (_name, casesOf) => {
    const cases = casesOf()
    expect(cases.length).toBeGreaterThan(0)
    await warmUp(() => cases.forEach(({ run }) => run()))
    const problems: string[] = []
    for (const each of cases) problems.push(...(await problemsOf(each)))
    expect(problems).toEqual([])
  },
)

test('gradients on WebGPU are the finite differences of what they are gradients of', async () => {
  expect(await slopeProblems()).toEqual([])
})

test('all that a step needs is compiled ahead', async () => {
  const { early, late, leftBehind, loss } = await compiledAhead()
  expect(early).toBeGreaterThan(20)
  expect(late).toBe(0)
  expect(leftBehind).toBe(0)
  // Blank images are at distance 0, within ε: nothing for the same pair, the margin for the other.
  expect(loss).toBeCloseTo(0.5, 2)
})
