/** Every head, by its id in the link, in the order they are offered. */
import { absdiffSigmoid } from './heads/absdiffSigmoid'
import { bnDenseSigmoid } from './heads/bnDenseSigmoid'
import { denseSigmoid } from './heads/denseSigmoid'
import { raw } from './heads/raw'
import { sigmoid } from './heads/sigmoid'

export const HEADS = {
  raw,
  sigmoid,
  dense_sigmoid: denseSigmoid,
  bn_dense_sigmoid: bnDenseSigmoid,
  absdiff_sigmoid: absdiffSigmoid,
} as const
export type HeadId = keyof typeof HEADS
