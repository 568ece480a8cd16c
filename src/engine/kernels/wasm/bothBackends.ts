/** The same computation on our WASM kernels and on the stock CPU backend, for tests. */
import '@tensorflow/tfjs-backend-cpu'
import { memory, setBackend, tidy, type Tensor } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { expect } from 'vitest'

/** What `make` gives on a backend. Fails where it leaves tensors behind. */
export async function on(backend: 'wasm' | 'cpu', make: () => Tensor[]): Promise<Float32Array[]> {
  await setBackend(backend)
  const { numTensors, numDataBuffers } = memory()
  const results = tidy(make)
  const values: Float32Array[] = []
  for (const result of results) values.push((await result.data()) as Float32Array)
  results.forEach((result) => result.dispose())
  expect(memory()).toMatchObject({ numTensors, numDataBuffers })
  return values
}

/** Fails where WASM gives other numbers than the CPU backend, or other bits a second time. */
export async function expectEqual(make: () => Tensor[], tolerance: number): Promise<void> {
  const ours = await on('wasm', make)
  expect(await on('wasm', make)).toEqual(ours)
  const theirs = await on('cpu', make)
  expect(ours).toHaveLength(theirs.length)
  ours.forEach((values, i) => expectClose(values, theirs[i] ?? [], tolerance))
}

/** @param tolerance the largest difference, as a fraction of the largest value (at least 1) */
export function expectClose(
  values: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
): void {
  expect(values.length).toBe(expected.length)
  const reference = Array.from(expected)
  const scale = reference.reduce((largest, each) => Math.max(largest, Math.abs(each)), 1)
  const worst = reference.findIndex(
    (value, i) => !(Math.abs((values[i] ?? NaN) - value) <= tolerance * scale),
  )
  if (worst >= 0) expect.fail(`at ${worst}: ${values[worst]} for ${reference[worst]}`)
}

/** Numbers between −½ and ½: a linear congruential generator's (Numerical Recipes). */
export function values(shape: readonly number[], seed: number): Float32Array {
  let state = seed
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32 - 0.5
  const size = shape.reduce((product, length) => product * length, 1)
  return Float32Array.from({ length: size }, next)
}
