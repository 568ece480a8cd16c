import type { NoFields } from '../choice'
import { conv, dense, dropout, flatten, pool, type EncoderFacts } from './encoder'

/** The first question’s TestModel, as posted. */
export const testModel: EncoderFacts<NoFields> = {
  label: 'TestModel',
  name: 'TestModel',
  help: 'Two convolutions, 128 ReLU units.',
  fields: {},
  layers: [
    conv(96, 3, 3, 'valid'),
    pool(2),
    dropout(0.25),
    conv(256, 3, 3, 'valid'),
    pool(2),
    dropout(0.25),
    flatten,
    dense(512, 'relu'),
    dropout(0.1),
    dense(128, 'relu'),
  ],
  namedByCreateModel: true,
}
