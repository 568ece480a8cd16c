import type { NoFields } from '../choice'
import {
  batchNormalization,
  conv,
  dense,
  dropout,
  flatten,
  pool,
  type EncoderFacts,
} from './encoder'

/** The first question’s Net_Definition, as posted. */
export const netDefinition: EncoderFacts<NoFields> = {
  label: 'Net_Definition',
  name: 'Net_Definition',
  help: 'Three convolutions, batch normalisation, 128 softmax units.',
  fields: {},
  layers: [
    conv(96, 7, 4, 'valid'),
    pool(3, 2),
    batchNormalization,
    conv(256, 5, 1, 'same'),
    pool(3, 2),
    batchNormalization,
    conv(384, 3, 1, 'same'),
    pool(3, 2),
    flatten,
    dense(512, 'relu'),
    dropout(0.5),
    dense(512, 'relu'),
    dropout(0.5),
    dense(128, 'softmax'),
  ],
  namedByCreateModel: true,
}
