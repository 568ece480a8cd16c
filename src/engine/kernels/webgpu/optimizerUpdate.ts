/**
 * One step of an optimiser: the gradients are laid end to end, a few of them a dispatch; then each
 * slot is moved in one dispatch, and each weight in one, by shaders written from the rule. A dispatch
 * has one output only.
 */
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { slotNames, type Expression } from '../../../domain/choices/optimizers/rule'
import { OPTIMIZER_UPDATE, type OptimizerUpdateAttrs, type OptimizerUpdateKernel } from '../fused'
import {
  allocate,
  eachItem,
  issue,
  issueFlat,
  MOST_INPUTS,
  release,
  sizeOf,
  widthOf,
  type Uniform,
} from './program'
import { fits, sourceOf } from './ruleSource'

/** Gradients of a dispatch, beside the scale. */
const MOST = MOST_INPUTS - 1
const THREADS = 256

/** @returns the new weights, then the new slots */
function update(
  backend: WebGPUBackend,
  inputs: readonly TensorInfo[],
  attrs: OptimizerUpdateAttrs,
): TensorInfo[] {
  const names = slotNames(attrs.rule)
  const count = (inputs.length - 1 - names.length) / 2
  const [scale, ...rest] = inputs
  const weights = rest.slice(0, count)
  const slots = rest.slice(2 * count)
  const gradient = gather(backend, scale!, rest.slice(count, 2 * count))
  const known = new Map([
    ['gradient', gradient],
    ...names.map((name, i) => [name, slots[i]!] as const),
  ])
  const moved = names.map((name) => {
    const output = allocate(backend, gradient.shape)
    compute(backend, attrs, attrs.rule.slots[name]!, output, known, 0)
    known.set(`${name}'`, output)
    return output
  })
  let offset = 0
  const renewed = weights.map((weight) => {
    const output = allocate(backend, weight.shape)
    compute(
      backend,
      attrs,
      attrs.rule.weight,
      output,
      new Map([...known, ['weight', weight]]),
      offset,
    )
    offset += sizeOf(weight)
    return output
  })
  release(backend, gradient)
  return [...renewed, ...moved]
}

/**
 * Fills a tensor with what an expression comes to.
 * @param known by the rule's names; `weight` is as long as the output, the others are over all weights
 * @param offset where among all weights the output begins
 */
function compute(
  backend: WebGPUBackend,
  { rule, constants }: OptimizerUpdateAttrs,
  expression: Expression,
  output: TensorInfo,
  known: ReadonlyMap<string, TensorInfo>,
  offset: number,
): void {
  const width = widthOf(offset, sizeOf(output), sizeOf(known.get('gradient')!))
  const source = sourceOf(rule, expression, width)
  issueFlat(backend, {
    name: `update ${source.text}`,
    constants: {},
    inputs: source.values.map(({ name, as }) => ({
      name: `all_${as}`,
      tensor: known.get(name)!,
      width,
    })),
    output: { tensor: output, width },
    uniforms: {
      offset: offset / width,
      ...Object.fromEntries(
        source.constants.map(({ name, as }): [string, Uniform] => [
          as,
          { type: 'float32', value: constants[name]! },
        ]),
      ),
    },
    source: () =>
      eachItem(`
    let at = uniforms.offset + index;
    ${source.values
      .map(({ name, as }) => `let ${as} = all_${as}[${name === 'weight' ? 'index' : 'at'}];`)
      .join('\n    ')}
    result[index] = ${source.text};`),
  })
}

/** All gradients · scale, end to end, as a slot is. */
function gather(
  backend: WebGPUBackend,
  scale: TensorInfo,
  gradients: readonly TensorInfo[],
): TensorInfo {
  const flat = allocate(backend, [gradients.reduce((sum, each) => sum + sizeOf(each), 0)])
  let offset = 0
  for (let start = 0; start < gradients.length; start += MOST) {
    const some = gradients.slice(start, start + MOST)
    const ends = some.map((_, i) =>
      some.slice(0, i + 1).reduce((sum, each) => sum + sizeOf(each), 0),
    )
    const items = ends.at(-1)!
    issue(backend, {
      name: 'gather',
      constants: { COUNT: some.length },
      inputs: [
        { name: 'scale', tensor: scale, width: 1 },
        ...some.map((tensor, i) => ({ name: `values${i}`, tensor, width: 1 as const })),
      ],
      output: { tensor: flat, width: 1 },
      uniforms: {
        items,
        offset,
        ...Object.fromEntries(ends.map((end, i) => [`end${i}`, end])),
      },
      threads: THREADS,
      groups: [Math.ceil(items / THREADS), 1, 1],
      flat: true,
      source: () =>
        eachItem(`
    var value = 0.0;
    ${some
      .map((_, i) => {
        const before = i === 0 ? '' : ` - uniforms.end${i - 1}`
        return `if (index < uniforms.end${i}) { value = values${i}[index${before}]; }`
      })
      .join(' else ')}
    result[uniforms.offset + index] = value * scale[0];`),
    })
    offset += items
  }
  return flat
}

export const optimizerUpdateConfig: OptimizerUpdateKernel = {
  kernelName: OPTIMIZER_UPDATE,
  backendName: 'webgpu',
  runs: fits,
  kernelFunc: ({ inputs, backend, attrs }) =>
    update(
      backend as WebGPUBackend,
      inputs as unknown as TensorInfo[],
      attrs as unknown as OptimizerUpdateAttrs,
    ),
}
