/** What sources have in common whose images are photos of people, or of other things of several images each. */
import type { PhotoSet } from '../../photoSet'
import { SET_WORDS } from '../../setKind'
import { splitFacts } from '../../splitFacts'
import { splitOf } from '../../split'
import { sideText, splitCounts } from '../../splitCounts'
import type { SourceFacts } from './source'
import type { NoFields } from '../choice'

const NO_FACTS = { counts: [], listed: null, heldOut: null }
const wordsOf = (set: PhotoSet | null) => SET_WORDS[set?.kind ?? 'people']

export const PEOPLE = {
  splits: true,
  testImages: false,
  beginsWith: null,
  words: (set) => wordsOf(set),
  unseen(set) {
    const { strangers, others } = wordsOf(set)
    return { identity: strangers, image: others, folds: strangers }
  },
  bar: null,
  takesDigits: false,
  facts: (config, set) => (set === null ? NO_FACTS : splitFacts(set, config)),
  sides(config, set) {
    if (set === null) return null
    const { train, heldOut } = splitCounts(set, splitOf(set, config))
    return [
      `${sideText(train, wordsOf(set))} to train on`,
      `${sideText(heldOut, wordsOf(set))} held out`,
    ]
  },
  pictures: (set) => set && { side: set.side, channels: set.channels, crop: set.crop },
} as const satisfies Partial<SourceFacts<NoFields>>
