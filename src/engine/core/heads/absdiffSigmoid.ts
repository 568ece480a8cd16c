/**
 * σ(Σⱼ αⱼ·|aⱼ − bⱼ| + β): each component of the embedding has a weight of its own. Koch, Zemel,
 * Salakhutdinov 2015, “Siamese Neural Networks for One-shot Image Recognition”. The distance is left
 * out, so nothing that is learnt depends on it.
 */
import {
  abs,
  concat,
  customGrad,
  mul,
  neg,
  sign,
  sub,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core'
import { twins } from '../distances/twins'
import type { CreateHead } from './head'
import { logit, placeInHead, probabilityOf } from './probability'

export const absdiffSigmoid: CreateHead = (settings, place) => {
  const layer = logit(place.embedding, placeInHead('head_dense', settings, place))
  return {
    layers: [layer],
    apply: (_distances, embeddings, context) =>
      probabilityOf(layer.apply(absoluteDifferences(embeddings), context)),
  }
}

/** |a − b| [N, D] of embeddings [2N, D]. Its slope at 0 is 0, as TensorFlow's; the stock one is −1. */
const absoluteDifferences = customGrad((embeddings, save) => {
  const [a, b] = twins(embeddings as Tensor2D)
  const difference = sub(a, b)
  if (typeof save === 'function') save([difference])
  return {
    value: abs(difference),
    gradFunc: (dy: Tensor, saved: Tensor[]) => {
      const toA = mul(dy, sign(saved[0] as Tensor))
      return concat([toA, neg(toA)])
    },
  }
})
