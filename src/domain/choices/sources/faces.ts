import type { NoFields } from '../choice'
import type { Source } from './source'

export const faces: Source<NoFields> = {
  label: 'drawn faces',
  help: 'Cartoon faces drawn from the seed: people kept, pose, light and accessories varied.',
  fields: {},
  input: { size: 32, channels: 3 },
  splits: true,
}
