/** The example on keras.io, on all ten digits. */
import type { Case } from '../case'
import { OPENINGS } from './openings'

export const kerasIo: Case = {
  ...OPENINGS.keras_io,
  why: 'The head’s one weight is drawn, sign and all: from two seeds of five it begins the wrong way round.',
  symptoms: ['quarter', 'half'],
  synonyms: ['keras.io', 'siamese_contrastive', 'contrastive', 'example', 'tutorial', 'ten digits'],
  words: [
    'keras.io’s example “Image similarity estimation using a Siamese Network with a contrastive loss”: two small tanh convolutions, 10 units, the Euclidean distance, and on it BatchNorm and Dense(1) with σ. 1 means different. It reports a test accuracy of 0.814 after ten epochs of 3,750 steps.',
    'A Dense(1) on a distance has one weight, and Keras draws its sign. Where it is negative, a large distance is a small output, and the loss has first to undo that: the training loss rests near 0.25, what one output for all pairs costs.',
    'From five seeds two of A were still there after 1,000 steps, with an AUC of 0.47 and 0.48; three had learnt, 0.955 to 0.957. B’s weight begins at 1: all five learn, AUC 0.953 to 0.970, accuracy at a threshold chosen on other digits 0.830 to 0.859.',
  ],
  lines: [
    {
      file: 'Keras',
      original: `\
normal_layer = keras.layers.BatchNormalization()(merge_layer)
output_layer = keras.layers.Dense(1, activation="sigmoid")(normal_layer)`,
      corrected: `\
normal_layer = keras.layers.BatchNormalization()(merge_layer)
output_layer = keras.layers.Dense(1, activation="sigmoid", kernel_initializer="ones")(normal_layer)`,
      headings: ['As published', 'Its sign settled'],
    },
  ],
  prediction: {
    question: 'A is the example as published, from one seed. What will it do in 1,000 steps?',
    run: 'A',
    outcome: 'stuck',
    options: [
      {
        text: 'Learn, as published',
        verdicts: ['learns', 'misread'],
        why: 'From three seeds of five it does. From this one the head’s weight begins negative.',
      },
      {
        text: 'Rest near 0.25',
        verdicts: ['stuck', 'inverted', 'dead'],
        why: 'The head’s weight begins negative here, and takes the loss away from where it should go.',
      },
      {
        text: 'Turn to NaN',
        verdicts: ['nan'],
        why: 'σ keeps the output between 0 and 1, and the first layer normalises the pixels.',
      },
    ],
  },
}
