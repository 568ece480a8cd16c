/** The posted answer's first advice, swapping the two terms: alone, and with the labels. */
import type { Case } from '../case'
import { OPENINGS } from './openings'

const ADVISED = `\
       return tf.math.reduce_mean(
           (1 - y_true) * square_pred + (y_true) * margin_square
       )`
const AS_ASKED = `\
       return tf.math.reduce_mean(
           (y_true) * square_pred + (1 - y_true) * margin_square
       )`

export const swapAlone: Case = {
  ...OPENINGS.swap_alone,
  why: 'With the loss’s convention swapped but not the labels, same pairs are pushed apart.',
  symptoms: ['quarter', 'half'],
  words: [
    'In the question a label of 1 means same, and its loss says so too: y · d² pulls the pairs labelled 1 together. Labels, loss and metric agree; nothing had to be swapped.',
    'The posted answer swaps the two terms. Now the loss takes 1 to mean different: it pushes same pairs apart, up to the margin, and pulls different pairs together. No embedding can do that to balanced pairs: on average the loss cannot go below m²/4, 0.25 here.',
    'The swapped form is right where 1 does mean different, as in Hadsell, Chopra and LeCun 2006 or on keras.io today. Swap terms and labels, or neither.',
  ],
  lines: [
    {
      file: 'the posted answer',
      original: ADVISED,
      corrected: AS_ASKED,
      headings: ['As advised', 'As it was, and should stay'],
    },
  ],
  prediction: {
    question: 'B swaps the two terms and leaves the labels. What will B’s loss do?',
    run: 'B',
    outcome: 'stuck',
    options: [
      {
        text: 'Fall, like A’s',
        verdicts: ['learns', 'misread'],
        why: 'It would if the labels had been swapped as well. As it is, same pairs are pushed apart and different pairs pulled together.',
      },
      {
        text: 'Stay near 0.25, and tell nothing apart',
        verdicts: ['stuck', 'inverted', 'dead'],
        why: 'Same pairs cannot all be far apart while different ones are near: the best that is left is about one distance for all.',
      },
      {
        text: 'Turn to NaN',
        verdicts: ['nan'],
        why: 'Nothing becomes infinite: the loss is finite and pulls the wrong way.',
      },
    ],
  },
}

export const swapBoth: Case = {
  ...OPENINGS.swap_both,
  why: 'Either convention works, as long as labels, loss and metric share it.',
  symptoms: ['half'],
  words: [
    'A: 1 means same. B: 1 means different, in its labels and in its loss. Every pair costs the same in both, so both have the same gradients and take the same steps.',
    'The metric has to follow: “verified” knows what the labels mean, while `y_pred < 0.5` would now call every right answer wrong.',
    'Both conventions are in use: 1 = same in Keras’s `mnist_siamese.py` and in scikit-learn’s LFW pairs, 1 = different in Hadsell, Chopra and LeCun 2006, on keras.io and in the AT&T faces tutorial for PyTorch.',
  ],
  lines: [
    {
      file: 'the generator',
      original: '        return (x1, x2), np.array(batch_y).astype(np.float32)',
      corrected: '        return (x1, x2), 1 - np.array(batch_y).astype(np.float32)',
    },
    {
      file: 'Models.py',
      original: `\
    return K.mean(y_true * K.square(y_pred) + (1 - y_true) * K.square(K.maximum(margin - y_pred, 0)))`,
      corrected: `\
    return K.mean((1 - y_true) * K.square(y_pred) + y_true * K.square(K.maximum(margin - y_pred, 0)))`,
    },
    {
      file: 'Models.py',
      original: '    return K.mean(K.equal(y_true, K.cast(y_pred < 0.5, y_true.dtype)))',
      corrected: '    return K.mean(K.equal(y_true, K.cast(y_pred >= 0.5, y_true.dtype)))',
    },
  ].map((change) => ({ ...change, headings: ['1 = same', '1 = different'] as const })),
  prediction: {
    question: 'B swaps the terms and the labels. What will B’s loss do?',
    run: 'B',
    outcome: 'learns',
    options: [
      {
        text: 'Fall, exactly like A’s',
        verdicts: ['learns'],
        why: 'Two swaps cancel: every pair costs what it costs in A.',
      },
      {
        text: 'Stay near 0.25',
        verdicts: ['stuck', 'inverted', 'dead'],
        why: 'That is what swapping the terms alone does. With the labels swapped too, every pair costs what it costs in A.',
      },
      {
        text: 'Fall, while the accuracy shows the opposite',
        verdicts: ['misread'],
        why: 'It would with `y_pred < 0.5` as the metric. “Verified” follows the labels.',
      },
    ],
  },
}
