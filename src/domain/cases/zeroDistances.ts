/** Distances of exactly 0: from the first pair on, and where ε hides them. */
import type { Case } from '../case'
import { OPENINGS } from './openings'
import {
  EUCLIDEAN_DISTANCE,
  EUCLIDEAN_DISTANCE_WITH_EPSILON,
  MODELS,
  SIMNET,
  SIMNET_DISTANCE,
  SIMNET_DISTANCE_WITH_EPSILON,
} from './posted'

export const selfPairs: Case = {
  ...OPENINGS.self_pairs,
  why: 'Its distance is exactly 0 from the start; no collapse is needed.',
  symptoms: ['nan', 'nan_late'],
  words: [
    '“Every pair of images” holds each image with itself: one pair in as many as there are images. Twins are one network, so both embeddings are the same to the last bit, and their distance is exactly 0. Without ε the first such pair ends the run, however healthy it is.',
    'TensorFlow’s own kernel is milder: the loss of a same pair, d², sends 2d = 0, and the kernel answers 0 to that. There a self-pair does no harm. PyTorch, TensorFlow.js, and Keras compiled by XLA answer ∞ · 0 = NaN, as A does here (“Slope at 0”).',
    'ε in the root cures it. So does leaving self-pairs out; there is nothing to learn from them.',
  ],
  lines: [{ file: SIMNET, original: SIMNET_DISTANCE, corrected: SIMNET_DISTANCE_WITH_EPSILON }],
  prediction: {
    question: 'A has no ε in its root, and may meet self-pairs. What will A’s loss do?',
    run: 'A',
    outcome: 'nan',
    options: [
      {
        text: 'Fall, like B’s: a self-pair costs nothing',
        verdicts: ['learns', 'misread'],
        why: 'It costs nothing, but its gradient is ∞ · 0, and that is not nothing.',
      },
      {
        text: 'Turn to NaN as soon as one comes',
        verdicts: ['nan'],
        why: 'Its distance is exactly 0, where the root’s slope is infinite; all went well until then.',
      },
      {
        text: 'Stay where it begins',
        verdicts: ['stuck', 'inverted', 'dead'],
        why: 'Until the first self-pair it learns as well as B.',
      },
    ],
  },
}

export const finiteDead: Case = {
  ...OPENINGS.finite_dead,
  why: 'ε removes the NaN, not the collapse: at this rate no gradient may be left.',
  symptoms: ['nan', 'half', 'apart', 'equal'],
  words: [
    'With ε in the root Net_Definition no longer turns to NaN. But the rate of 1e-3 still drives it into the same collapse: its softmax units saturate to one-hot vectors, and many images come out the same. From this seed that is complete at step 19, the very step at which it turns to NaN without ε.',
    'Then √max(Σ, ε) is flat below ε, and softmax is flat at its corners: the gradient is exactly 0, and nothing moves any more. From other seeds it goes on, but most of them had not learnt after 200 steps either, whichever form ε had.',
    'What helps is the rate: at 1e-4 Net_Definition learnt from all ten seeds within 300 steps, with ε and without. √(Σ + ε) passes a gradient where max does not, and saves the run from this seed; from two others it ended at guessing all the same.',
  ],
  lines: [
    {
      file: MODELS,
      original: EUCLIDEAN_DISTANCE,
      corrected: EUCLIDEAN_DISTANCE_WITH_EPSILON,
      headings: ['As posted', 'Finite, and not enough alone'],
    },
    {
      file: MODELS,
      original: '    opt = RMSprop()',
      corrected: '    opt = RMSprop(learning_rate=1e-4)',
    },
  ],
  prediction: {
    question: 'A has ε in its root, and a rate of 1e-3. What will become of A?',
    run: 'A',
    outcome: 'dead',
    options: [
      {
        text: 'It learns: ε was all that was missing',
        verdicts: ['learns', 'misread'],
        why: 'ε removes the trigger of the NaN, not the collapse behind it.',
      },
      {
        text: 'It turns to NaN a little later',
        verdicts: ['nan'],
        why: 'With ε the root is never at 0; it ends finite, but with nothing left to learn from.',
      },
      {
        text: 'It stays finite, and stops learning',
        verdicts: ['dead', 'stuck', 'inverted'],
        why: 'Its outputs saturated, as they do without ε. Where everything is flat, the gradient is 0.',
      },
    ],
  },
}
