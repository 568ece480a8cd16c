/** What sources have in common whose images are photos of people. */
import { splitFacts } from '../../splitFacts'
import { splitOf } from '../../split'
import { sideText, splitCounts } from '../../splitCounts'
import type { SourceFacts } from './source'
import type { NoFields } from '../choice'

const NO_FACTS = { counts: [], listed: null, heldOut: null }
const STRANGERS = 'people it has not seen'

export const PEOPLE = {
  splits: true,
  words: {
    same: 'Same person',
    different: 'Different people',
    picture: 'photo',
    shown: 'face',
    one: 'person',
    many: 'people',
    nobody: 'Nobody',
  },
  unseen: { identity: STRANGERS, image: 'other photos', folds: STRANGERS },
  bar: null,
  takesDigits: false,
  facts: (config, set) => (set === null ? NO_FACTS : splitFacts(set, config)),
  sides(config, set) {
    if (set === null) return null
    const { train, heldOut } = splitCounts(set, splitOf(set, config))
    return [`${sideText(train)} to train on`, `${sideText(heldOut)} held out`]
  },
  pictures: (set) => set && { side: set.side, channels: set.channels, crop: set.crop },
} as const satisfies Partial<SourceFacts<NoFields>>
