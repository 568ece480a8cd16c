/**
 * The cases, in the order of the gallery: both questions first, then the advice, then what fails elsewhere, then
 * what does not.
 */
import type { Case } from './case'
import { swapAlone, swapBoth } from './cases/conventions'
import { hardMining, penalty } from './cases/collapses'
import { createModel, nan } from './cases/firstQuestion'
import { batchNormLag, imbalance } from './cases/heldOut'
import { healthy, whichLoss } from './cases/losses'
import { marginOutOfReach, noTriplets } from './cases/reach'
import { deadStart, unscaled } from './cases/scales'
import { kerasIo } from './cases/kerasIo'
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
  unscaled,
  deadStart,
  hardMining,
  noTriplets,
  penalty,
  marginOutOfReach,
  batchNormLag,
  imbalance,
  kerasIo,
  whichLoss,
  healthy,
]

/** The case of an id, if there is one. */
export function caseById(id: string): Case | undefined {
  return CASES.find((each) => each.id === id)
}
