/** The layers a head adds to the encoder's, as Keras would summarise them. */
import { HEADS, type HeadId } from './choices/heads'
import { summarise, type LayerSummary } from './shapes'

/**
 * Names begin with `head_`. @param embedding the embedding's length, D
 */
export function summariseHead(head: HeadId, embedding: number): readonly LayerSummary[] {
  const { layers, takesDistance } = HEADS[head]
  const summary = summarise(layers, [takesDistance ? 1 : embedding])
  return summary.layers.map((layer) => ({ ...layer, name: `head_${layer.name}` }))
}
