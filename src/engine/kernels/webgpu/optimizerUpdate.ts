/**
 * One step of an optimiser: the gradients are laid end to end, a few of them a dispatch; then each
 * slot is moved in one dispatch, and each weight in one. A dispatch has one output only.
 */
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { OPTIMIZER_UPDATE, SLOTS, type OptimizerUpdateAttrs } from '../fused'
import {
  allocate,
  eachItem,
  issue,
  issueFlat,
  release,
  sizeOf,
  widthOf,
  type Uniform,
} from './program'

/** Gradients of a dispatch: 8 buffers, without the output and the scale. */
const MOST = 6
const THREADS = 256

/** How a rule moves, in WGSL over a value's `gradient` and its slots before and after. */
interface Rule {
  readonly factors: Readonly<Record<string, number>>
  /** Of each slot after, from `before`. */
  readonly slots: readonly string[]
  /** Of the weight's change, from `slot0`, `slot1` after. */
  readonly change: string
}

function ruleOf(attrs: OptimizerUpdateAttrs): Rule {
  switch (attrs.rule) {
    case 'rmsprop':
      return {
        factors: {
          rate: attrs.rate,
          epsilon: attrs.epsilon,
          rho: attrs.rho,
          rest: 1 - attrs.rho,
        },
        slots: ['before * uniforms.rho + gradient * gradient * uniforms.rest'],
        change: '-(gradient * uniforms.rate / sqrt(slot0 + uniforms.epsilon))',
      }
    case 'adam':
      return {
        factors: {
          rate: attrs.rate,
          epsilon: attrs.epsilon,
          rest1: 1 - attrs.beta1,
          rest2: 1 - attrs.beta2,
        },
        slots: [
          'before + (gradient - before) * uniforms.rest1',
          'before + (gradient * gradient - before) * uniforms.rest2',
        ],
        change: '-(slot0 * uniforms.rate / (sqrt(slot1) + uniforms.epsilon))',
      }
    case 'sgd':
      return {
        factors: { rate: attrs.rate, momentum: attrs.momentum },
        slots: ['before * uniforms.momentum - gradient * uniforms.rate'],
        change: 'slot0',
      }
    default:
      return attrs satisfies never
  }
}

/** @returns the new weights, then the new slots */
function update(
  backend: WebGPUBackend,
  inputs: readonly TensorInfo[],
  attrs: OptimizerUpdateAttrs,
): TensorInfo[] {
  const count = (inputs.length - 1 - SLOTS[attrs.rule]) / 2
  const [scale, ...rest] = inputs
  const weights = rest.slice(0, count)
  const slots = rest.slice(2 * count)
  const rule = ruleOf(attrs)
  const uniforms = Object.fromEntries(
    Object.entries(rule.factors).map(([key, value]): [string, Uniform] => [
      key,
      { type: 'float32', value },
    ]),
  )
  const gradient = gather(backend, scale!, rest.slice(count, 2 * count), slots[0]!)
  const moved = slots.map((slot, which) => {
    const output = allocate(backend, slot.shape)
    const width = widthOf(sizeOf(slot))
    issueFlat(backend, {
      name: `slot ${attrs.rule} ${which}`,
      constants: {},
      inputs: [
        { name: 'gradients', tensor: gradient, width },
        { name: 'slots', tensor: slot, width },
      ],
      output: { tensor: output, width },
      uniforms,
      source: () =>
        eachItem(`
    let gradient = gradients[index];
    let before = slots[index];
    result[index] = ${rule.slots[which]};`),
    })
    return output
  })
  let offset = 0
  const renewed = weights.map((weight) => {
    const output = allocate(backend, weight.shape)
    const width = widthOf(offset, sizeOf(weight), sizeOf(gradient))
    issueFlat(backend, {
      name: `weight ${attrs.rule}`,
      constants: {},
      inputs: [
        { name: 'weights', tensor: weight, width },
        { name: 'gradients', tensor: gradient, width },
        ...moved.map((tensor, i) => ({ name: `moved${i}`, tensor, width })),
      ],
      output: { tensor: output, width },
      uniforms: { offset: offset / width, ...uniforms },
      source: () =>
        eachItem(`
    let at = uniforms.offset + index;
    let gradient = gradients[at];
    ${moved.map((_, i) => `let slot${i} = moved${i}[at];`).join('\n    ')}
    result[index] = weights[index] + ${rule.change};`),
    })
    offset += sizeOf(weight)
    return output
  })
  release(backend, gradient)
  return [...renewed, ...moved]
}

/** All gradients · scale, end to end, of the shape of a slot. */
function gather(
  backend: WebGPUBackend,
  scale: TensorInfo,
  gradients: readonly TensorInfo[],
  slot: TensorInfo,
): TensorInfo {
  const flat = allocate(backend, slot.shape)
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

export const optimizerUpdateConfig: KernelConfig = {
  kernelName: OPTIMIZER_UPDATE,
  backendName: 'webgpu',
  kernelFunc: ({ inputs, backend, attrs }) =>
    update(
      backend as WebGPUBackend,
      inputs as unknown as TensorInfo[],
      attrs as unknown as OptimizerUpdateAttrs,
    ),
}
