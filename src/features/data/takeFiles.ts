import { bringWeights, isWeights } from '../../state/bringWeights'
import { showData } from '../../state/dataDialog'
import { bring } from '../../state/intake'
import type { OnFiles } from './useDrops'

/** Weights go another way than photos; what of both is meant, their names tell. */
export const take: OnFiles = async (gather, loose) => {
  const files = (await loose) ?? []
  if (await isWeights(files)) return bringWeights(files)
  showData(true)
  await bring(gather)
}
