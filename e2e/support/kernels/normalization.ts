/** Batch normalisation of both twins against its formulas in double precision. */
import { util } from '@tensorflow/tfjs-core'
import {
  TWIN_BATCH_NORMALIZATION,
  TWIN_BATCH_NORMALIZATION_GRADIENT,
} from '../../../src/engine/kernels/fused'
import { randoms, runOn, type Case } from './check'

const EPSILON = 1e-3

/** Forward and backward. @param shape [2N, …, F] @param offset added to x, to try cancellation */
export function normalizationCases(shape: number[], offset = 0): Case[] {
  const features = shape.at(-1)!
  const half = util.sizeFromShape(shape) / 2
  const rows = half / features
  const x = randoms(2 * half, 1).map((value) => value + offset)
  const dy = randoms(2 * half, 2)
  const gamma = randoms(features, 3)
  const beta = randoms(features, 4)
  const column = (i: number) => Math.floor(i / half) * features + (i % features)
  const sums = (of: (i: number) => number) => {
    const totals = new Float64Array(2 * features)
    x.forEach((_, i) => (totals[column(i)]! += of(i)))
    return totals
  }
  const exact = sums((i) => x[i]!).map((sum) => sum / rows)
  const spread = sums((i) => (x[i]! - exact[column(i)]!) ** 2).map((sum) => sum / rows)
  const means = Float32Array.from(exact)
  const variances = Float32Array.from(spread)
  const deviation = (i: number) => Math.sqrt(spread[column(i)]! + EPSILON)
  const normal = (i: number) => (x[i]! - exact[column(i)]!) / deviation(i)
  const y = Float64Array.from(x, (_, i) => normal(i) * gamma[i % features]! + beta[i % features]!)

  const plain = sums((i) => dy[i]!)
  const weighted = sums((i) => dy[i]! * normal(i))
  const dx = Float64Array.from(dy, (slope, i) => {
    const shares = plain[column(i)]! + normal(i) * weighted[column(i)]!
    return (gamma[i % features]! / deviation(i)) * (slope - shares / rows)
  })
  const both = (values: Float64Array) =>
    values.slice(0, features).map((value, i) => value + values[features + i]!)
  const statistics = [2, 1, features]
  const name = `batch normalisation ${shape.join('×')}${offset ? ` around ${offset}` : ''}`
  const attrs = { epsilon: EPSILON, inputGradient: true }
  const tolerance = offset ? 1e-4 : 5e-6
  return [
    {
      name: `forward ${name}`,
      tolerance,
      expected: [y, exact, spread],
      run: () =>
        runOn(
          TWIN_BATCH_NORMALIZATION,
          { x: [x, shape], gamma: [gamma, [features]], beta: [beta, [features]] },
          attrs,
        ),
    },
    {
      name: `backward ${name}`,
      tolerance,
      expected: [both(weighted), both(plain), dx],
      run: () =>
        runOn(
          TWIN_BATCH_NORMALIZATION_GRADIENT,
          {
            x: [x, shape],
            gamma: [gamma, [features]],
            means: [means, statistics],
            variances: [variances, statistics],
            dy: [dy, shape],
          },
          attrs,
        ),
    },
  ]
}
