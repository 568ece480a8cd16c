import type { HeadId } from '../../../domain/choices/heads'
import { absdiffSigmoid } from './absdiffSigmoid'
import { bnDenseSigmoid } from './bnDenseSigmoid'
import { denseSigmoid } from './denseSigmoid'
import type { CreateHead } from './head'
import { raw } from './raw'
import { sigmoid } from './sigmoid'

export const HEAD_MAKERS = {
  raw,
  sigmoid,
  dense_sigmoid: denseSigmoid,
  bn_dense_sigmoid: bnDenseSigmoid,
  absdiff_sigmoid: absdiffSigmoid,
} satisfies Record<HeadId, CreateHead>
