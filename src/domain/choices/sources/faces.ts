import { DRAWN_FACES } from '../../drawnFaces'
import type { NoFields } from '../choice'
import { PEOPLE } from './people'
import { photosProblem } from './photosProblem'
import type { SourceFacts } from './source'

/** The set is the same for every seed; its pixels are not. */
export const faces: SourceFacts<NoFields, 'seed'> = {
  ...PEOPLE,
  label: 'drawn faces',
  help: 'Cartoon faces drawn from the seed: people kept, pose, light and accessories varied.',
  fields: {},
  supply: { from: 'seed' },
  set: DRAWN_FACES,
  input: { size: 32, channels: 3 },
  standsIn: 'Train on drawn faces',
  credit: { text: 'Drawn with facesjs (Apache-2.0): not real people', licence: null },
  problem: (config) => photosProblem(config, DRAWN_FACES),
}
