/** “Maybe there are other loss functions for this?”, and the run that all cases depart from. */
import type { Case } from '../case'
import { OPENINGS } from './openings'
import { LOSS_VARIANTS } from '../lossVariants'
import {
  MODELS,
  SIMNET,
  SIMNET_ACCURACY,
  SIMNET_ACCURACY_CORRECTED,
  SIMNET_LOSS,
  SIMNET_LOSS_CORRECTED,
} from './posted'

export const whichLoss: Case = {
  ...OPENINGS.which_loss,
  why: '“Maybe there are other loss functions for this?” All of them, each with what it needs.',
  symptoms: ['nan'],
  words: [
    'There are, and each wants its own kind of output. What turned to NaN was not the loss but the root before it: every loss that is given √Σ(a − b)² without ε meets the same slope at 0.',
    'Contrastive, double margin and triplet take a distance. Cross-entropy takes a probability, so it needs a head that can reach 0 and 1: |a − b| → Dense(1) + σ has no root at all. Cosine embedding and InfoNCE look at angles, which have no root either.',
    'Another loss does not cure a rate that is too hot for the network.',
  ],
  lines: [
    {
      file: MODELS,
      original: `\
    distance = Lambda(euclidean_distance, output_shape=eucl_dist_output_shape)([processed_a, processed_b])
    model = Model(inputs=[input_a, input_b], outputs=distance)

    opt = RMSprop()
    model.compile(loss=contrastive_loss, optimizer=opt, metrics=[accuracy])`,
      corrected: `\
    difference = Lambda(lambda vects: K.abs(vects[0] - vects[1]))([processed_a, processed_b])
    output = Dense(1, activation='sigmoid')(difference)
    model = Model(inputs=[input_a, input_b], outputs=output)

    opt = RMSprop()
    model.compile(loss='binary_crossentropy', optimizer=opt, metrics=['binary_accuracy'])`,
      headings: ['As posted', 'With cross-entropy'],
    },
  ],
  variants: LOSS_VARIANTS.filter(({ patch }) => patch.loss !== 'contrastive'),
  sweep: { preset: 'losses', text: 'Train all losses side by side' },
  prediction: {
    question: 'A trains on the contrastive loss, B on another one. What will B’s loss do?',
    run: 'B',
    outcome: 'learns',
    options: [
      {
        text: 'Fall, and B learns as well',
        verdicts: ['learns', 'misread'],
        why: 'It asks for the same by other means: same pairs near, different ones apart.',
      },
      {
        text: 'Stay where it begins',
        verdicts: ['stuck', 'inverted', 'dead'],
        why: 'That is what a loss does when all images end in one place. Here it pulls same pairs together and different ones apart.',
      },
      {
        text: 'Turn to NaN',
        verdicts: ['nan'],
        why: 'Both have ε in their root, so no distance has an infinite slope.',
      },
    ],
  },
}

export const healthy: Case = {
  ...OPENINGS.healthy,
  why: 'One convolution learns to tell 0 from 1 within a hundred steps.',
  symptoms: [],
  words: [
    'The second question’s network with its loss and its accuracy corrected: each label meets its own pair, and a small distance counts as same. Nothing else was changed.',
    'This is what a run looks like when nothing is wrong: the loss falls within a few steps, the held-out accuracy follows, and the distances of same and of different pairs part.',
  ],
  lines: [
    { file: SIMNET, original: SIMNET_LOSS, corrected: SIMNET_LOSS_CORRECTED },
    { file: SIMNET, original: SIMNET_ACCURACY, corrected: SIMNET_ACCURACY_CORRECTED },
  ],
  prediction: {
    question: 'What will A’s held-out accuracy do in 300 steps?',
    run: 'A',
    outcome: 'learns',
    options: [
      {
        text: 'Come near 1',
        verdicts: ['learns'],
        why: 'Labels, loss and metric agree, and zeros and ones are easy to tell apart.',
      },
      {
        text: 'Stay near one half',
        verdicts: ['stuck', 'inverted', 'dead', 'nan'],
        why: 'Nothing holds it there: labels, loss and metric agree.',
      },
      {
        text: 'Fall towards 0',
        verdicts: ['misread'],
        why: 'Only an accuracy that reads the distance backwards does that.',
      },
    ],
  },
}
