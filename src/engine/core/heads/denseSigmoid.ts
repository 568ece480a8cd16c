/** σ(w·d + b): a scale and a threshold of the distance that are learnt. */
import { reshape } from '@tensorflow/tfjs-core'
import type { CreateHead } from './head'
import { logit, placeInHead, probabilityOf } from './probability'

export const denseSigmoid: CreateHead = (settings, place) => {
  const layer = logit(1, placeInHead('head_dense', settings, place))
  return {
    layers: [layer],
    apply: (distances, _embeddings, context) =>
      probabilityOf(layer.apply(reshape(distances, [-1, 1]), context)),
  }
}
