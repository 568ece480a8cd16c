/**
 * ONNX read back. A file of this page says itself which layers it has, and names its weights after them;
 * another's graph is followed from its one input to its end (`onnxChain.ts`).
 */
import type { FileLayer } from '../../domain/fileWeights'
import { permuted } from '../../domain/permuted'
import { encoderOf, headOf, type Verifier } from '../../domain/verifier'
import type { WeightValues } from '../../domain/snapshot'
import { KEY } from './card'
import { FileFault, finite, type Bytes, type FileContent } from './format'
import { chainOf } from './onnxChain'
import { parseOnnx, type Beside, type OnnxGraph } from './onnxParse'
import { toldBy } from './readCard'

/** [out, in, height, width] to [height, width, in, out]. */
const OUT_LAST = [2, 3, 1, 0]
/** [channels, outputs of each, height, width] to [height, width, channels, outputs of each]. */
const CHANNELS_OUTPUTS_LAST = [2, 3, 0, 1]

/** @param beside files that came with it, by name: PyTorch writes a model’s weights into one */
export function readOnnx(bytes: Bytes, beside?: Beside): FileContent {
  const graph = parseOnnx(bytes, beside)
  const told = toldBy(graph.metadata.get(KEY))
  if (told === null) return { told, ...chainOf(graph) }
  return { told, weights: { layout: 'keras', layers: ownLayers(graph, told.verifier) } }
}

function ownLayers(graph: OnnxGraph, verifier: Verifier): FileLayer[] {
  const layers = [...encoderOf(verifier).layers, ...headOf(verifier)]
  return layers
    .filter(({ parameters }) => parameters > 0)
    .map(({ name, weights }) => ({
      name,
      weights: weights.flatMap((weight) => {
        const turned = graph.tensors.get(`${name}/${weight.name}_oihw`)
        const tensor = turned ?? graph.tensors.get(`${name}/${weight.name}`)
        if (tensor === undefined) return []
        const read = weightOf(tensor.name, tensor.shape, tensor.values())
        return [turned === undefined ? read : turnedBack(read, weight.shape)]
      }),
    }))
}

/** @param wanted the shape it has here */
function turnedBack(weight: WeightValues, wanted: readonly number[]): WeightValues {
  const { name, values, shape } = weight
  const [height = 0, width = 0, channels = 0, multiplier = 0] = wanted
  const [outputs, one] = shape
  // A depthwise kernel has all outputs on one axis.
  return one === 1 && channels !== 1 && outputs === channels * multiplier
    ? {
        name,
        ...permuted(
          { shape: [channels, multiplier, height, width], values },
          CHANNELS_OUTPUTS_LAST,
        ),
      }
    : { name, ...permuted(weight, OUT_LAST) }
}

function weightOf(
  name: string,
  shape: readonly number[],
  values: Float32Array | readonly number[],
): WeightValues {
  if (!(values instanceof Float32Array))
    throw new FileFault(`“${name}” holds whole numbers; 32-bit floats are read.`)
  return finite({ name, shape, values })
}
