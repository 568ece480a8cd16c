/** Convolution and dense layers up to their activation, with their gradients, in one call each. */
import {
  add,
  conv2d,
  matMul,
  registerGradient,
  relu,
  type GradConfig,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core'
import {
  CONVOLUTION_BLOCK,
  CONVOLUTION_BLOCK_GRADIENT,
  DENSE_BLOCK,
  DENSE_BLOCK_GRADIENT,
  hasKernel,
  runOne,
  runSeveral,
  type BlockAttrs,
  type ConvolutionBlockAttrs,
} from './fused'

/**
 * activation(conv2d(x, filter) + bias)
 * @param x [N, H, W, C]
 * @param filter [KH, KW, C, F]
 * @param bias [F]
 */
export function convolutionBlock(
  x: Tensor,
  filter: Tensor,
  bias: Tensor,
  attrs: AnyStrides,
): Tensor {
  if (isSquare(attrs) && hasKernel(CONVOLUTION_BLOCK))
    return runOne(CONVOLUTION_BLOCK, { x, filter, bias }, attrs)
  const { padding } = attrs
  const strides = isSquare(attrs) ? attrs.strides : ([...attrs.strides] as [number, number])
  return activated(add(conv2d(x as Tensor4D, filter as Tensor4D, strides, padding), bias), attrs)
}

/** Strides that differ down and across, which no kernel of ours has. */
type AnyStrides =
  | ConvolutionBlockAttrs
  | (Omit<ConvolutionBlockAttrs, 'strides'> & { readonly strides: readonly [number, number] })

const isSquare = (attrs: AnyStrides): attrs is ConvolutionBlockAttrs =>
  typeof attrs.strides === 'number'

/** activation(x·filter + bias) @param x [N, K] @param filter [K, F] @param bias [F] */
export function denseBlock(x: Tensor, filter: Tensor, bias: Tensor, attrs: BlockAttrs): Tensor {
  if (hasKernel(DENSE_BLOCK)) return runOne(DENSE_BLOCK, { x, filter, bias }, attrs)
  return activated(add(matMul(x as Tensor2D, filter as Tensor2D), bias), attrs)
}

const activated = (y: Tensor, attrs: BlockAttrs) => (attrs.relu ? relu(y) : y)

/** A kernel's gradients as another kernel makes them, all in one call. */
const gradient = (kernelName: string, gradientName: string): GradConfig => ({
  kernelName,
  inputsToSave: ['x', 'filter'],
  outputsToSave: [true],
  gradFunc: (dy, [x, filter, y], attrs) => {
    const inputs = { x, filter, y, dy } as Record<string, Tensor>
    const [dFilter, dBias, dx] = runSeveral(gradientName, inputs, attrs) as [Tensor, Tensor, Tensor]
    return { x: () => dx, filter: () => dFilter, bias: () => dBias }
  },
})

registerGradient(gradient(CONVOLUTION_BLOCK, CONVOLUTION_BLOCK_GRADIENT))
registerGradient(gradient(DENSE_BLOCK, DENSE_BLOCK_GRADIENT))
