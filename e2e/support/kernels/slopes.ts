/** Gradients against finite differences of the forward kernels, both on the GPU. */
import {
  dispose,
  engine,
  MaxPool,
  MaxPoolGrad,
  tensor,
  util,
  type Tensor,
} from '@tensorflow/tfjs-core'
import {
  CONVOLUTION_BLOCK,
  CONVOLUTION_BLOCK_GRADIENT,
  DENSE_BLOCK,
  DENSE_BLOCK_GRADIENT,
  TWIN_BATCH_NORMALIZATION,
  TWIN_BATCH_NORMALIZATION_GRADIENT,
} from '../../../src/engine/kernels/fused'
import { randoms } from './check'

type Inputs = Readonly<Record<string, Tensor>>
type Outputs = Tensor | Tensor[]

interface Differentiable {
  readonly name: string
  readonly shapes: Readonly<Record<string, number[]>>
  /** y, perhaps with more. */
  readonly forward: (inputs: Inputs) => Outputs
  /** The gradients of the inputs named, from dy and what forward gave. */
  readonly backward: (inputs: Inputs, dy: Tensor, outputs: Tensor[]) => Tensor[]
  readonly gradients: readonly string[]
}

const run = (kernel: string, inputs: Inputs, attrs: object): Outputs =>
  engine().runKernel(kernel, { ...inputs }, { ...attrs })
const list = (outputs: Outputs) => (Array.isArray(outputs) ? outputs : [outputs])

const CONVOLUTION = { strides: 3, padding: 'valid', relu: true, inputGradient: true }
const DENSE = { relu: true, inputGradient: true }
const NORMALIZATION = { epsilon: 1e-3, inputGradient: true }
const POOL = { filterSize: 3, strides: 2, pad: 'valid' }

const KERNELS: readonly Differentiable[] = [
  {
    name: CONVOLUTION_BLOCK,
    shapes: { x: [1, 9, 9, 4], filter: [2, 2, 4, 8], bias: [8] },
    forward: (inputs) => run(CONVOLUTION_BLOCK, inputs, CONVOLUTION),
    backward: ({ x, filter }, dy, [y]) =>
      list(run(CONVOLUTION_BLOCK_GRADIENT, { x, filter, y, dy } as Inputs, CONVOLUTION)),
    gradients: ['filter', 'bias', 'x'],
  },
  {
    name: DENSE_BLOCK,
    shapes: { x: [2, 300], filter: [300, 50], bias: [50] },
    forward: (inputs) => run(DENSE_BLOCK, inputs, DENSE),
    backward: ({ x, filter }, dy, [y]) =>
      list(run(DENSE_BLOCK_GRADIENT, { x, filter, y, dy } as Inputs, DENSE)),
    gradients: ['filter', 'bias', 'x'],
  },
  {
    name: TWIN_BATCH_NORMALIZATION,
    shapes: { x: [6, 2, 2, 5], gamma: [5], beta: [5] },
    forward: (inputs) => run(TWIN_BATCH_NORMALIZATION, inputs, NORMALIZATION),
    backward: ({ x, gamma }, dy, [, means, variances]) =>
      list(
        run(
          TWIN_BATCH_NORMALIZATION_GRADIENT,
          { x, gamma, means, variances, dy } as Inputs,
          NORMALIZATION,
        ),
      ),
    gradients: ['gamma', 'beta', 'x'],
  },
  {
    name: MaxPool,
    shapes: { x: [2, 7, 7, 3] },
    forward: (inputs) => run(MaxPool, inputs, POOL),
    backward: ({ x }, dy, [output]) =>
      list(run(MaxPoolGrad, { dy, input: x, output } as Inputs, POOL)),
    gradients: ['x'],
  },
]

/** Half the step of a difference; no ReLU or maximum changes sides within it. */
const REACH = 1e-3
const TOLERANCE = 2e-3
/** Elements of each input that are tried. */
const TRIED = 7

/** What is wrong with the gradients: nothing where the list is empty. */
export async function slopeProblems(): Promise<string[]> {
  const problems: string[] = []
  for (const kernel of KERNELS) problems.push(...(await problemsOf(kernel)))
  return problems
}

async function problemsOf(kernel: Differentiable): Promise<string[]> {
  const { name, shapes, forward, backward, gradients } = kernel
  const arrays = Object.fromEntries(
    Object.entries(shapes).map(([key, shape], i) => [key, randoms(util.sizeFromShape(shape), i)]),
  )
  const tensors = () =>
    Object.fromEntries(
      Object.entries(arrays).map(([key, values]) => [key, tensor(values, shapes[key])]),
    )
  const inputs = tensors()
  const outputs = list(forward(inputs))
  const [y] = outputs as [Tensor]
  const weights = randoms(y.size, 9)
  const dy = tensor(weights, y.shape)
  const results = backward(inputs, dy, outputs)

  /** Σ y · dy, summed in double precision. */
  async function objective(): Promise<number> {
    const given = tensors()
    const made = list(forward(given))
    const values = (await made[0]!.data()) as Float32Array
    dispose([given, made])
    return values.reduce((sum, value, i) => sum + value * weights[i]!, 0)
  }

  const problems: string[] = []
  for (const [which, key] of gradients.entries()) {
    const slopes = (await results[which]!.data()) as Float32Array
    const values = arrays[key]!
    const stride = Math.max(1, Math.floor(values.length / TRIED))
    for (let at = 0; at < values.length; at += stride) {
      const before = values[at]!
      const up = Math.fround(before + REACH)
      const down = Math.fround(before - REACH)
      values[at] = up
      const above = await objective()
      values[at] = down
      const below = await objective()
      values[at] = before
      const slope = (above - below) / (up - down)
      if (!(Math.abs(slope - slopes[at]!) <= TOLERANCE * Math.max(1, Math.abs(slope))))
        problems.push(`${name}: the slope of ${key} at ${at} is ${slopes[at]}, not ${slope}`)
    }
  }
  dispose([inputs, outputs, dy, results])
  return problems
}
