/** Activations of layers, as Keras names them; each with the slope that Keras's has. */
import {
  add,
  customGrad,
  elu,
  erf,
  exp,
  leakyRelu,
  logSigmoid,
  maximum,
  minimum,
  mul,
  neg,
  relu,
  sigmoid,
  softmax,
  square,
  step,
  sub,
  tanh,
  type Tensor,
} from '@tensorflow/tfjs-core'
import { activationOf, type Activation, type LayerSpec } from '../../../domain/layers'

interface Settings {
  readonly slope: number
  readonly alpha: number
}
type Activate = (x: Tensor, settings: Settings) => Tensor

/** f(x) with its slope as a function of x, whatever the backend has for it. */
const withSlope = (of: (x: Tensor) => Tensor, slope: (x: Tensor) => Tensor) => (given: Tensor) =>
  customGrad((x, save) => {
    ;(save as (kept: Tensor[]) => void)([x as Tensor])
    return {
      value: of(x as Tensor),
      gradFunc: (dy: Tensor, [kept]: Tensor[]) => mul(dy, slope(kept as Tensor)),
    }
  })(given)

const SELU_ALPHA = 1.6732632423543772
const SELU_SCALE = 1.0507009873554805

/** α(eˣ − 1) below 0; e to 0 at most, so that nothing overflows where it is not taken. */
const belowZero = (x: Tensor, alpha: number) => mul(sub(exp(minimum(x, 0)), 1), alpha)

// Sums of what is 0 on the other side: a choice element by element is slow on WASM.
const eluOf = (alpha: number, scale: number) =>
  withSlope(
    (x) => mul(add(relu(x), belowZero(x, alpha)), scale),
    (x) => {
      const above = step(x)
      return mul(add(above, mul(sub(1, above), mul(exp(minimum(x, 0)), alpha))), scale)
    },
  )

/** x·σ(x) (Ramachandran, Zoph and Le 2017). */
const silu = withSlope(
  (x) => mul(x, sigmoid(x)),
  (x) => {
    const s = sigmoid(x)
    return add(s, mul(mul(x, s), sub(1, s)))
  },
)

/** Φ(x) = (1 + erf(x / √2)) / 2. */
const normal = (x: Tensor) => mul(add(erf(mul(x, Math.SQRT1_2)), 1), 0.5)
/** x·Φ(x) (Hendrycks and Gimpel 2016), exact as Keras's default, not the approximation by tanh. */
const gelu = withSlope(
  (x) => mul(x, normal(x)),
  (x) => add(normal(x), mul(x, mul(exp(mul(square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI)))),
)

const relu6 = withSlope(
  (x) => minimum(maximum(x, 0), 6),
  (x) => mul(step(x), step(sub(6, x))),
)

/** Softmax goes over the last axis and subtracts the largest logit first, so it cannot overflow. */
export const ACTIVATIONS: Readonly<Record<Activation, Activate>> = {
  linear: (x) => x,
  relu: (x) => relu(x),
  relu6,
  leaky_relu: (x, { slope }) =>
    withSlope(
      (given) => leakyRelu(given, slope),
      (given) => step(given, slope),
    )(x),
  elu: (x, { alpha }) => (alpha === 1 ? elu(x) : eluOf(alpha, 1)(x)),
  selu: eluOf(SELU_ALPHA, SELU_SCALE),
  gelu,
  silu,
  softplus: withSlope(
    (x) => neg(logSigmoid(neg(x))),
    (x) => sigmoid(x),
  ),
  sigmoid: (x) => sigmoid(x),
  tanh: (x) => tanh(x),
  softmax: (x) => softmax(x),
}

/** A layer's own activation. */
export function activated(x: Tensor, spec: LayerSpec): Tensor {
  const { activation, ...settings } = activationOf(spec)
  return ACTIVATIONS[activation](x, settings)
}

/** How a block of weights gets its activation: ReLU within the block, the others after it. */
export function afterBlock(spec: LayerSpec) {
  const isRelu = activationOf(spec).activation === 'relu'
  return { relu: isRelu, activate: (x: Tensor) => (isRelu ? x : activated(x, spec)) }
}
