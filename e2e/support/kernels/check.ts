/** How a kernel is held against its reference in the page. */
import * as tf from '@tensorflow/tfjs-core'
import { streamKey, uniformAt } from '../../../src/engine/core/random'

/** A kernel call and what it should give. */
export interface Case {
  readonly name: string
  /** Called twice. What it makes besides its results it disposes of itself. */
  readonly run: () => tf.Tensor[]
  /** In double precision, one for each result. */
  readonly expected: readonly Float64Array[]
  /** Largest error allowed, as a share of the largest value expected, at least 1. */
  readonly tolerance?: number
}

/** What is wrong with a kernel: nothing where the list is empty. */
export async function problemsOf({ name, run, expected, tolerance = 5e-6 }: Case) {
  const before = heldBy()
  const first = await valuesOf(run)
  const second = await valuesOf(run)
  const problems: string[] = []
  const say = (problem: string) => problems.push(`${name}: ${problem}`)
  if (heldBy() !== before) say(`${heldBy() - before} buffers are not given back`)
  if (first.length !== expected.length) say(`${first.length} results, not ${expected.length}`)
  expected.forEach((reference, which) => {
    const values = first[which] ?? new Float32Array()
    if (!sameBits(values, second[which] ?? new Float32Array()))
      say(`result ${which} has other bits the second time`)
    const problem = difference(values, reference, tolerance)
    if (problem !== null) say(`result ${which} ${problem}`)
  })
  return problems
}

const heldBy = () => tf.memory().numTensors + tf.engine().backend.numDataIds()

async function valuesOf(run: () => tf.Tensor[]): Promise<Float32Array[]> {
  const results = tf.tidy(run)
  const values: Float32Array[] = []
  for (const result of results) values.push((await result.data()) as Float32Array)
  tf.dispose(results)
  return values
}

function sameBits(a: Float32Array, b: Float32Array): boolean {
  const [x, y] = [new Uint32Array(a.buffer), new Uint32Array(b.buffer)]
  return x.length === y.length && x.every((bits, i) => bits === y[i])
}

/** NaN and infinities have to stand where they are expected. */
function difference(values: Float32Array, expected: Float64Array, tolerance: number) {
  if (values.length !== expected.length)
    return `has ${values.length} values, not ${expected.length}`
  const finite = expected.filter(Number.isFinite)
  const scale = finite.reduce((most, value) => Math.max(most, Math.abs(value)), 1)
  const wrong = expected.findIndex((value, i) => {
    const actual = values[i] ?? 0
    if (!Number.isFinite(value)) return !Object.is(actual, value)
    return !(Math.abs(actual - value) <= tolerance * scale)
  })
  return wrong < 0 ? null : `is ${values[wrong]} at ${wrong}, not ${expected[wrong]}`
}

/** Numbers between −½ and ½, exact in single precision. */
export function randoms(length: number, seed: number): Float32Array {
  const key = streamKey(seed, 'weights')
  return Float32Array.from({ length }, (_, i) => uniformAt(key, i) - 0.5)
}

/** Runs a kernel on arrays; the results are to be disposed of by the caller. */
export function runOn(
  kernel: string,
  inputs: Readonly<Record<string, readonly [Float32Array, number[]]>>,
  attrs: object,
): tf.Tensor[] {
  const tensors = Object.fromEntries(
    Object.entries(inputs).map(([name, [values, shape]]) => [name, tf.tensor(values, shape)]),
  )
  const results: tf.Tensor | tf.Tensor[] = tf.engine().runKernel(kernel, tensors, { ...attrs })
  return Array.isArray(results) ? results : [results]
}
