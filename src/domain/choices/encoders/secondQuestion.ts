import type { NoFields } from '../choice'
import { conv, dense, flatten, pool, type EncoderFacts } from './encoder'

/** The second question’s Encoder, as posted. */
export const encoder: EncoderFacts<NoFields> = {
  label: 'Encoder',
  name: 'Encoder',
  help: 'One convolution, 50 linear units.',
  fields: {},
  layers: [conv(32, 3, 1, 'same'), pool(2), flatten, dense(50, 'linear')],
  namedByCreateModel: false,
}
