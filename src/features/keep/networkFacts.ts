/** What is told of kept weights in a line. Pure. */
import { countOf } from '../../domain/fileWeights'
import type { FoundNetwork } from '../../domain/foundNetwork'
import { scoreOf } from '../../domain/verifier'
import { scoreText } from '../../domain/verifierCard'

export function networkFacts(network: FoundNetwork): readonly string[] {
  const { verifier, outline, shapes } = network
  const input = verifier?.input ?? outline?.input
  const layers = verifier?.layers ?? outline?.layers
  const auc = verifier ? scoreOf(verifier, 'auc') : undefined
  return [
    verifier === null ? 'weights of another program' : 'verifier',
    ...(input ? [`${input.size} px, ${input.channels === 1 ? 'grey' : 'RGB'}`] : []),
    layers ? `${layers.length} layers` : `${shapes.layers.length} layers with weights`,
    `${countOf(shapes).toLocaleString('en')} weights`,
    ...(verifier === null ? [] : [`${verifier.step.toLocaleString('en')} steps`]),
    ...(auc === undefined ? [] : [`AUC ${scoreText(auc)}`]),
  ]
}
