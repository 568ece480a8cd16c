/** The cases, in the order of the gallery: both questions first, then the advice, then the rest. */
import type { Case } from './case'
import { swapAlone, swapBoth } from './cases/conventions'
import { createModel, nan } from './cases/firstQuestion'
import { healthy, whichLoss } from './cases/losses'
import { l2Unapplied, stuckQuarter, upsideDown } from './cases/secondQuestion'
import { learnableScale, sigmoid } from './cases/sigmoids'
import { finiteDead, selfPairs } from './cases/zeroDistances'

export const CASES: readonly Case[] = [
  nan,
  createModel,
  finiteDead,
  selfPairs,
  stuckQuarter,
  upsideDown,
  l2Unapplied,
  swapAlone,
  swapBoth,
  sigmoid,
  learnableScale,
  whichLoss,
  healthy,
]

/** The case of an id, if there is one. */
export function caseById(id: string): Case | undefined {
  return CASES.find((each) => each.id === id)
}
