/**
 * Keras 3's weights file: HDF5 with a group for each layer, `layers/conv2d_1/vars/0`, by the library
 * that HDF5's own code is compiled into.
 */
import { ready, File as H5File, FS } from 'h5wasm'
import type { LayerKind } from '../../domain/layers'
import { encoderOf } from '../../domain/verifier'
import { cardOf, encoderWeights, KEY } from './card'
import { weightGroups } from './kerasGroups'
import type { Bytes, Format } from './format'
import type { SealedVerifier } from './seal'

const NAME = 'weights.h5'

export const weightsH5: Format = {
  async write(verifier) {
    await ready
    const file = new H5File(NAME, 'w')
    try {
      writeLayers(file, verifier)
    } finally {
      file.close()
    }
    return taken()
  },
}

/** The file's bytes; it is gone from the library's memory then. */
function taken(): Bytes {
  const { FS: files } = { FS }
  if (files === null) throw new Error('internal: HDF5 has no files')
  const bytes = Uint8Array.from(files.readFile(NAME) as Uint8Array)
  files.unlink(NAME)
  return bytes
}

const DRAWING: readonly LayerKind[] = ['dropout', 'spatial_dropout2d', 'gaussian_noise']

function writeLayers(file: H5File, verifier: SealedVerifier) {
  const weights = encoderWeights(verifier)
  const layers = file.create_group('layers')
  const all = encoderOf(verifier.verifier).layers
  const groups = weightGroups(all)
  for (const { name, spec } of all) {
    const group = groups.get(name)
    // What goes on from an earlier layer is no layer there, and what leads nowhere is none of the model.
    if (group === undefined) continue
    const own = weights.filter((each) => each.name.startsWith(`${name}/`))
    const layer = layers.create_group(group)
    const vars = layer.create_group('vars')
    own.forEach(({ shape, values }, i) =>
      vars.create_dataset({ name: String(i), data: values, shape: [...shape], dtype: '<f4' }),
    )
    // Keras keeps where a layer's random numbers stand, and wants it back.
    if (DRAWING.includes(spec.kind))
      layer
        .create_group('seed_generator')
        .create_group('vars')
        .create_dataset({ name: '0', data: new Uint32Array([0, 0]), shape: [2], dtype: '<I' })
  }
  file.create_group('vars')
  // An attribute holds 64 KiB at most; a dataset has no such limit.
  file.create_dataset({ name: KEY, data: JSON.stringify(cardOf(verifier)) })
}
