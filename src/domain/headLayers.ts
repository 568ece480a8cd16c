/** The layers a head adds to the encoder's, as Keras would summarise them. */
import type { RunConfig } from './config'
import type { LayerSpec } from './layers'
import { summarise, type LayerSummary } from './shapes'

const DENSE: LayerSpec = { kind: 'dense', units: 1, activation: 'sigmoid' }

/** A head's layers with weights of their own, first to last. */
export function headLayers(head: RunConfig['head']): readonly LayerSpec[] {
  switch (head) {
    case 'raw':
    case 'sigmoid':
      return []
    case 'dense_sigmoid':
    case 'absdiff_sigmoid':
      return [DENSE]
    case 'bn_dense_sigmoid':
      return [{ kind: 'batch_normalization' }, DENSE]
    default:
      return head satisfies never
  }
}

/**
 * Names begin with `head_`. @param embedding the embedding's length, D
 * Koch's head is given all D components of |a − b|, the others a distance.
 */
export function summariseHead(head: RunConfig['head'], embedding: number): readonly LayerSummary[] {
  const input = head === 'absdiff_sigmoid' ? embedding : 1
  const { layers } = summarise(headLayers(head), [input])
  return layers.map((layer) => ({ ...layer, name: `head_${layer.name}` }))
}
