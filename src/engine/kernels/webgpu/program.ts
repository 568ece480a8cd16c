/**
 * Our kernels as programs of the WebGPU backend, which keeps their pipelines and records their
 * dispatches among its own. Every buffer is seen as one flat array; sizes that a layer fixes are
 * constants of the shader, so that a compiler turns divisions by them into multiplications, and
 * what varies with the batch comes as a uniform.
 */
import { util, type DataType, type TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'

/** What a dispatch can read at most: with the output it fills the buffers that every device has. */
export const MOST_INPUTS = 7

/** Values that one thread reads or writes at a time: 4 where what lies together allows it. */
export type Width = 1 | 4

export interface Input {
  readonly name: string
  readonly tensor: TensorInfo
  readonly width: Width
}

export type Uniform =
  | { readonly type: 'int32' | 'uint32' | 'float32'; readonly value: number }
  /** An int32. */
  | number

export interface Dispatch {
  readonly name: string
  /** Declared in the shader; with the name they must tell its source. */
  readonly constants: Readonly<Record<string, number>>
  /** At most MOST_INPUTS. */
  readonly inputs: readonly Input[]
  readonly output: { readonly tensor: TensorInfo; readonly width: Width }
  readonly uniforms?: Readonly<Record<string, Uniform>>
  /** WGSL with a function main: of no argument, or of the thread's index where `flat`. */
  readonly source: () => string
  readonly threads: number
  /** Workgroups; `flat` ones may be any number. */
  readonly groups: readonly [number, number, number]
  readonly flat?: boolean
}

const WGSL = { int32: 'i32', uint32: 'u32', float32: 'f32' } as const

/** Issues a dispatch; its output's buffer holds the result for all that is issued later. */
export function issue(backend: WebGPUBackend, dispatch: Dispatch): void {
  const { name, constants, inputs, output, uniforms = {}, threads, groups } = dispatch
  const declared = Object.entries(constants)
  const passed = Object.entries(uniforms).map(([key, given]) => {
    const { type, value } =
      typeof given === 'number' ? { type: 'int32' as const, value: given } : given
    return { key, type, data: [value] }
  })
  const widths = inputs.map(({ width }) => width)
  const program = {
    shaderKey: `${name} ${declared.flat().join()} ${widths.join()} ${output.width}`,
    outputShape: output.tensor.shape,
    outputComponent: output.width,
    variableNames: inputs.map((input) => input.name),
    variableComponents: widths,
    uniforms: passed.map(({ key, type }) => `${key} : ${WGSL[type]},`).join(' '),
    workgroupSize: [threads, 1, 1] as [number, number, number],
    dispatch: [...groups] as [number, number, number],
    dispatchLayout: dispatch.flat ? { x: [0] } : { x: [0], y: [0], z: [0] },
    getUserCode: () =>
      [...declared.map(([key, value]) => `const ${key} = ${value};`), dispatch.source()].join('\n'),
  }
  const flat = (tensor: TensorInfo): TensorInfo => ({ ...tensor, shape: [sizeOf(tensor)] })
  backend.runWebGPUProgram(
    program,
    inputs.map(({ tensor }) => flat(tensor)),
    output.tensor.dtype,
    passed,
    flat(output.tensor),
  )
}

export const sizeOf = ({ shape }: TensorInfo): number => util.sizeFromShape(shape)

/** 4 where a length is a multiple of it. */
export const widthOf = (...lengths: number[]): Width =>
  lengths.every((length) => length % 4 === 0) ? 4 : 1

/** The WGSL type of so many values. */
export const typeOf = (width: Width) => (width === 4 ? 'vec4<f32>' : 'f32')

export function allocate(
  backend: WebGPUBackend,
  shape: number[],
  dtype: DataType = 'float32',
): TensorInfo {
  return backend.makeTensorInfo(shape, dtype)
}

/** Gives what a kernel needs no longer back, once the GPU is done with it. */
export function release(backend: WebGPUBackend, ...tensors: TensorInfo[]): void {
  tensors.forEach(({ dataId }) => backend.disposeData(dataId))
}

const FLAT_THREADS = 256

/** A dispatch of one thread for each `width` values of the output; `source` is of main(index). */
export function issueFlat(
  backend: WebGPUBackend,
  dispatch: Omit<Dispatch, 'threads' | 'groups' | 'flat'>,
): void {
  const { tensor, width } = dispatch.output
  const items = sizeOf(tensor) / width
  issue(backend, {
    ...dispatch,
    uniforms: { items, ...dispatch.uniforms },
    threads: FLAT_THREADS,
    groups: [Math.ceil(items / FLAT_THREADS), 1, 1],
    flat: true,
  })
}

/** main(index) with a body for the items that there are. */
export const eachItem = (body: string) => `
fn main(index : i32) {
  if (index < uniforms.items) {
    ${body}
  }
}`
