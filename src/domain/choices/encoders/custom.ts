import type { OwnFields } from '../choice'
import { conv, dense, flatten, pool, type EncoderFacts } from './encoder'

const fields = {
  layers: {
    link: 'layers',
    label: 'Custom layers',
    help: 'The layers of the custom encoder, first to last.',
    kind: 'layers',
    default: [conv(16, 3, 1, 'same'), pool(2), flatten, dense(32, 'linear')],
  },
} as const satisfies OwnFields

/** Layers of a person’s own; they are kept, but unused, while another encoder is chosen. */
export const custom: EncoderFacts<typeof fields> = {
  label: 'custom',
  name: 'The custom encoder',
  help: 'Layers of your own, edited in place.',
  fields,
  layers: null,
  namedByCreateModel: false,
}
