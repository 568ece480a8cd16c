/** What somebody sees whose network fails, in their own words: cases are found by it. */

export type SymptomId =
  | 'nan'
  | 'nan_at_once'
  | 'nan_late'
  | 'quarter'
  | 'ln2'
  | 'margin'
  | 'zero'
  | 'equal'
  | 'half'
  | 'apart'
  | 'opposite'
  | 'overfit'

export interface Symptom {
  readonly id: SymptomId
  readonly label: string
  /** What people call it besides, for the search. */
  readonly synonyms: readonly string[]
}

export const SYMPTOMS: readonly Symptom[] = [
  {
    id: 'nan',
    label: 'NaN',
    synonyms: [
      'loss is nan',
      'inf',
      'infinite',
      'not a number',
      'non-finite',
      'diverges',
      'blows up',
    ],
  },
  {
    id: 'nan_at_once',
    label: 'NaN at once',
    synonyms: [
      'nan right away',
      'nan immediately',
      'nan from the start',
      'first step',
      'first batch',
      'first iteration',
      'exploding',
      'explodes',
      'unscaled',
      '255',
      'inf',
    ],
  },
  {
    id: 'nan_late',
    label: 'NaN after a while',
    synonyms: [
      'suddenly',
      'later',
      'eventually',
      'becomes nan after some epochs',
      'turns to nan after many iterations',
      'sqrt',
      'root',
      'epsilon',
    ],
  },
  {
    id: 'quarter',
    label: 'Stays at 0.25',
    synonyms: [
      '1/4',
      'quarter',
      'stuck',
      'plateau',
      'frozen',
      'freezes',
      'constant loss',
      'loss does not decrease',
      'loss is not decreasing',
      'does not go down',
    ],
  },
  {
    id: 'ln2',
    label: 'Stays at 0.693',
    synonyms: [
      'ln 2',
      'log 2',
      'log(2)',
      '0.69',
      'cross-entropy',
      'bce',
      'stuck',
      'plateau',
      'does not decrease',
    ],
  },
  {
    id: 'margin',
    label: 'Triplet loss = margin',
    synonyms: [
      'equals the margin',
      '0.2',
      '0.5',
      '1.0',
      'alpha',
      'mining',
      'hard negatives',
      'stuck',
      'collapsed',
    ],
  },
  {
    id: 'zero',
    label: 'Loss 0 at once',
    synonyms: ['zero', '0.0', 'loss is 0', 'no triplets', 'too easy', 'active triplets'],
  },
  {
    id: 'equal',
    label: 'All outputs the same',
    synonyms: [
      'constant',
      'equal distances',
      'collapse',
      'collapsed',
      'identical embeddings',
      'dead',
      'gradients 0',
      'vanishing gradient',
      'same prediction',
    ],
  },
  {
    id: 'half',
    label: 'Accuracy ½ or 0',
    synonyms: [
      '0.5',
      '50 %',
      'one half',
      'chance',
      'guessing',
      'random',
      'does not learn',
      'not learning',
      'does not improve',
    ],
  },
  {
    id: 'apart',
    label: 'Loss falls, accuracy doesn’t',
    synonyms: ['threshold', 'metric', 'accuracy is stuck', 'accuracy does not move'],
  },
  {
    id: 'opposite',
    label: 'Accuracy falls with the loss',
    synonyms: ['upside down', 'inverted', 'reversed', 'backwards', 'below chance'],
  },
  {
    id: 'overfit',
    label: 'Good in training, bad held out',
    synonyms: [
      'overfitting',
      'overfits',
      'generalise',
      'generalize',
      'validation',
      'test',
      'batch norm',
      'eval mode',
      'inference',
    ],
  },
]
