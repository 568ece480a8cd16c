/** The weights of a file as plain data: which layers there are, and all values end to end. */
import type { LayerSpec } from './layers'
import type { WeightValues } from './snapshot'

export interface FileLayerShapes {
  readonly name: string
  readonly weights: readonly Pick<WeightValues, 'name' | 'shape'>[]
  /** ε of a batch normalisation, where it is not Keras's. */
  readonly epsilon?: number
}

export interface FileShapes {
  /** Whose order of axes it is: Keras has [height, width, in, out], PyTorch [out, in, height, width]. */
  readonly layout: 'keras' | 'pytorch'
  /** Layers with weights, first to last where the file tells. */
  readonly layers: readonly FileLayerShapes[]
}

/** The weights of a layer as a file has them; names are the file's own. */
export interface FileLayer extends FileLayerShapes {
  readonly weights: readonly WeightValues[]
}

export interface FileWeights extends FileShapes {
  readonly layers: readonly FileLayer[]
}

/** Layers that a file names itself, and what the first is given. */
export interface NetworkOutline {
  readonly layers: readonly LayerSpec[]
  /** Null where the file does not say. */
  readonly input: { readonly size: number; readonly channels: 1 | 3 } | null
}

/** Weights that lie on disk, perhaps: little-endian 32-bit floats, in the order of the shapes. */
export interface PackedWeights {
  readonly shapes: FileShapes
  readonly values: Blob
}

export const sizeOf = (shape: readonly number[]) =>
  shape.reduce((product, length) => product * length, 1)

/** How many values there are in all. */
export const countOf = ({ layers }: FileShapes): number =>
  layers.flatMap(({ weights }) => weights).reduce((sum, { shape }) => sum + sizeOf(shape), 0)

export const shapesOf = ({ layout, layers }: FileWeights): FileShapes => ({
  layout,
  layers: layers.map(({ weights, ...layer }) => ({
    ...layer,
    weights: weights.map(({ name, shape }) => ({ name, shape })),
  })),
})

export const valuesOf = ({ layers }: FileWeights): readonly Float32Array<ArrayBuffer>[] =>
  layers.flatMap(({ weights }) => weights.map(({ values }) => Float32Array.from(values)))

/** Puts values to their shapes. Throws an Error where there are more or fewer. */
export function withValues({ layout, layers }: FileShapes, all: Float32Array): FileWeights {
  const wanted = countOf({ layout, layers })
  if (all.length !== wanted)
    throw new Error(`The kept weights have ${all.length} values instead of ${wanted}.`)
  let at = 0
  const take = (count: number) => all.subarray(at, (at += count))
  return {
    layout,
    layers: layers.map((layer) => ({
      ...layer,
      weights: layer.weights.map((weight) => ({ ...weight, values: take(sizeOf(weight.shape)) })),
    })),
  }
}

export async function unpacked({ shapes, values }: PackedWeights): Promise<FileWeights> {
  return withValues(shapes, new Float32Array(await values.arrayBuffer()))
}
