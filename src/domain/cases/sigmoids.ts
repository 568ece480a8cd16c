/** The posted answer's second advice, a sigmoid: on the distance itself, and with a scale. */
import type { Case } from '../case'
import { OPENINGS } from './openings'
import { MODELS, OUTPUT_IS_DISTANCE } from './posted'

const BARE_SIGMOID = `\
    distance = Lambda(euclidean_distance, output_shape=eucl_dist_output_shape)([processed_a, processed_b])
    output = Activation('sigmoid')(distance)
    model = Model(inputs=[input_a, input_b], outputs=output)`

const LEARNABLE_SCALE = `\
    distance = Lambda(euclidean_distance, output_shape=eucl_dist_output_shape)([processed_a, processed_b])
    output = Dense(1, activation='sigmoid', kernel_initializer='ones')(BatchNormalization()(distance))
    model = Model(inputs=[input_a, input_b], outputs=output)`

export const sigmoid: Case = {
  ...OPENINGS.sigmoid,
  why: 'σ of a distance is never below ½, so same pairs can never cost nothing.',
  symptoms: ['half', 'apart'],
  words: [
    'A distance is never below 0, so σ(d) is never below ½. A same pair costs at least ¼, however near its images are; with half of the pairs the same, the loss cannot go below 0.125.',
    'The metric asks whether the output is below 0.5. It never is: every pair is called different, and exactly the different half is right. Accuracy 0.5, for ever.',
    'The ranking is unharmed, as σ keeps the order: the AUC can be 1. So a loss above 0.125, an accuracy of 0.5 and an AUC near 1 are one and the same story.',
    'σ does not make a probability of a distance. The distance alone is a fine output; who wants a probability gives σ a scale and an offset to learn.',
  ],
  lines: [
    {
      file: MODELS,
      original: OUTPUT_IS_DISTANCE,
      corrected: BARE_SIGMOID,
      headings: ['As posted', 'The advice, as code'],
    },
    {
      file: MODELS,
      original: BARE_SIGMOID,
      corrected: LEARNABLE_SCALE,
      headings: ['The advice, as code', 'Corrected'],
    },
  ],
  prediction: {
    question: 'B puts σ on the distance. What will B’s loss do?',
    run: 'B',
    outcome: 'misread',
    options: [
      {
        text: 'Fall towards 0, like A’s',
        verdicts: ['learns'],
        why: 'It cannot: a same pair costs at least ¼, so the loss stops above 0.125.',
      },
      {
        text: 'Stop above 0.125, with an accuracy of 0.5',
        verdicts: ['misread'],
        why: 'Same pairs cost at least ¼ each, and no output is ever below 0.5; the ranking is right all the same.',
      },
      {
        text: 'Not fall at all',
        verdicts: ['stuck', 'inverted', 'dead', 'nan'],
        why: 'It does learn: σ keeps the order of the distances. Its floor is 0.125, and the metric cannot show the rest.',
      },
    ],
  },
}

export const learnableScale: Case = {
  ...OPENINGS.learnable_scale,
  why: 'With a weight and an offset of its own before it, σ reaches both 0 and 1.',
  symptoms: ['half', 'apart'],
  words: [
    'σ(w · d + b) can be near 0 for a small distance and near 1 for a large one: w may grow, and b may be negative. The floor of 0.125 is gone, and 0.5 becomes a threshold that outputs fall on both sides of.',
    'Batch normalisation before it brings the distances to a mean of 0 and a deviation of 1, so that Dense begins in the middle of σ, whatever the encoder’s scale. keras.io’s example once had exactly this.',
    "One catch: w begins at random. Below 0 it makes a *larger* distance a smaller output, and the run sticks as if the terms had been swapped alone. Measured over seeds 1 to 8, with and without batch normalisation, 150 steps: all seven that began above 0 reached an AUC of 1.00; the nine that began below it ended between 0.41 and 0.52. `kernel_initializer='ones'` begins it above 0.",
  ],
  lines: [{ file: MODELS, original: OUTPUT_IS_DISTANCE, corrected: LEARNABLE_SCALE }],
  variants: [
    {
      text: 'the same with w beginning below 0 (seed 2)',
      patch: { head: 'bn_dense_sigmoid', seed: 2 },
    },
    { text: 'Dense(1) + σ alone (seed 3)', patch: { head: 'dense_sigmoid', seed: 3 } },
  ],
  prediction: {
    question:
      'A has σ on the distance, B batch normalisation and Dense(1) before σ. What will B do?',
    run: 'B',
    outcome: 'learns',
    options: [
      {
        text: 'Learn, and its accuracy shows it',
        verdicts: ['learns'],
        why: 'Scale and offset let the output fall on both sides of 0.5.',
      },
      {
        text: 'Stop at A’s floor, with an accuracy of 0.5',
        verdicts: ['misread'],
        why: 'The floor came from σ(d) ≥ ½. With an offset to learn, the output is not bound to that.',
      },
      {
        text: 'Learn nothing, and stay near 0.25',
        verdicts: ['stuck', 'inverted', 'dead', 'nan'],
        why: 'It does where w happens to begin below 0. With this seed it begins above.',
      },
    ],
  },
}
