/** The second question: a loss stuck at 0.25, an accuracy upside down, L2 that is never added. */
import type { Case } from '../case'
import { OPENINGS } from './openings'
import {
  SIMNET,
  SIMNET_ACCURACY,
  SIMNET_ACCURACY_CORRECTED,
  SIMNET_LOSS,
  SIMNET_LOSS_CORRECTED,
  TRAIN_STEP,
  TRAIN_STEP_WITH_PENALTY,
} from './posted'

export const stuckQuarter: Case = {
  ...OPENINGS.stuck_quarter,
  why: 'Every distance meets every label of the batch, so no label belongs to its pair.',
  symptoms: ['quarter', 'half'],
  synonyms: ['loss does not decrease', 'loss does not go down', 'not learning'],
  words: [
    '`tf.map_fn` hands over one distance at a time, but the expression takes the whole `target` vector. Each distance meets every label of the batch: N × N values, whose mean no longer knows which label belongs to which pair.',
    'With p the share of same pairs, such a loss cannot go below p(1 − p), and gets there with every distance at 1 − p: 0.25 at d = 0.5. No rate, batch, initialisation, regularisation or normalisation can change that; it is why none of them helped.',
    'A is the code as posted, over 7 epochs; B has the loss corrected, and the accuracy too, which the post has upside down. In the post the pairs are every ordered pair; here half of them are the same, and an epoch is as many images as there are.',
  ],
  lines: [
    { file: SIMNET, original: SIMNET_LOSS, corrected: SIMNET_LOSS_CORRECTED },
    { file: SIMNET, original: SIMNET_ACCURACY, corrected: SIMNET_ACCURACY_CORRECTED },
  ],
  prediction: {
    question: 'A is the code as posted, B corrected. What will A’s loss do in 7 epochs?',
    run: 'A',
    outcome: 'stuck',
    options: [
      {
        text: 'Fall slowly, but reach 0',
        verdicts: ['learns', 'misread'],
        why: 'It cannot: mixed labels leave at least p(1 − p) = 0.25, however long it trains.',
      },
      {
        text: 'Come down to 0.25, and stay there',
        verdicts: ['stuck', 'inverted', 'dead'],
        why: 'Every distance meets every label, half of them 1: the best is d = 0.5 for all, which costs 0.25.',
      },
      {
        text: 'Turn to NaN',
        verdicts: ['nan'],
        why: 'No distance comes to 0: the loss draws all of them to 0.5.',
      },
    ],
  },
}

export const upsideDown: Case = {
  ...OPENINGS.upside_down,
  why: 'binary_accuracy takes a large value for a 1; here a small distance is a 1.',
  symptoms: ['opposite', 'half', 'apart'],
  words: [
    '`binary_accuracy` calls a pair a 1 where the value is above 0.5. The value is a distance, and 1 means same: it is the *near* pairs that should be 1. The better the network, the lower this accuracy.',
    'An accuracy far below one half on balanced pairs is no failure to learn: it is something learnt, and read backwards. One near one half says nothing either way.',
    'A and B are the same run; only what is shown differs.',
  ],
  lines: [{ file: SIMNET, original: SIMNET_ACCURACY, corrected: SIMNET_ACCURACY_CORRECTED }],
  prediction: {
    question: 'The loss is right and falls. What accuracy will A show, as the post measures it?',
    run: 'A',
    outcome: 'misread',
    options: [
      {
        text: 'Near 1',
        verdicts: ['learns'],
        why: 'That is what B shows. A takes a large distance for “same”, so every right answer counts as wrong.',
      },
      {
        text: 'Near one half',
        verdicts: ['stuck', 'dead', 'nan'],
        why: 'One half is what guessing shows. A network that tells the pairs apart, read backwards, shows nearly 0.',
      },
      {
        text: 'Near 0',
        verdicts: ['misread', 'inverted'],
        why: 'It takes a large distance for “same”, so nearly every right answer counts as wrong.',
      },
    ],
  },
}

export const l2Unapplied: Case = {
  ...OPENINGS.l2_unapplied,
  why: 'A training loop of your own has to add model.losses; this one does not.',
  symptoms: ['quarter'],
  words: [
    'Keras keeps the penalties of `kernel_regularizer` in `model.losses`. `fit()` adds them to the loss; a loop of your own has to. The posted `train_step` does not, so its 0.01, and every other value that was tried, changed nothing at all.',
    'A is the loop as posted, with the loss itself corrected. B adds the penalty λ · Σw² over the kernels of both layers.',
  ],
  lines: [{ file: SIMNET, original: TRAIN_STEP, corrected: TRAIN_STEP_WITH_PENALTY }],
  prediction: {
    question: 'B really adds the penalty of 0.01 · Σw². Will it still learn?',
    run: 'B',
    outcome: 'learns',
    options: [
      {
        text: 'Yes: it tells the pairs apart all the same',
        verdicts: ['learns', 'misread'],
        why: 'The penalty keeps the weights small, but telling 0 from 1 does not take large ones.',
      },
      {
        text: 'No: the penalty holds every distance down',
        verdicts: ['stuck', 'inverted', 'dead'],
        why: 'The pull of the pairs is stronger than the penalty’s at this λ.',
      },
      {
        text: 'It turns to NaN',
        verdicts: ['nan'],
        why: 'The penalty makes weights small, and ε keeps the root away from 0.',
      },
    ],
  },
}
