/** From two embeddings to what the loss is given. */
import type { Field } from '../field'
import { hasRoot } from '../objective'

export const DISTANCE_FIELDS: readonly Field[] = [
  {
    id: 'distance',
    link: 'distance',
    group: 'distance',
    label: 'Distance',
    help: 'How far apart two embeddings a and b are.',
    kind: 'choice',
    options: [
      { value: 'euclidean', label: 'Euclidean', help: '√Σ(a − b)².' },
      { value: 'squared', label: 'squared Euclidean', help: 'Σ(a − b)²: no root, no ε needed.' },
      { value: 'manhattan', label: 'Manhattan', help: 'Σ|a − b|.' },
      { value: 'cosine', label: 'cosine', help: '1 − cos(a, b): 0 to 2, blind to length.' },
    ],
  },
  {
    id: 'epsilon',
    link: 'eps',
    group: 'distance',
    label: 'ε in the root',
    help: 'Keeps the root away from 0, where its slope is infinite. 0 for none.',
    applies: hasRoot,
    kind: 'number',
    min: 1e-12,
    max: 0.1,
    integer: false,
    zero: 'none',
  },
  {
    id: 'epsilonForm',
    link: 'epsform',
    group: 'distance',
    label: 'Form of ε',
    help: 'max and safe pass no gradient where two embeddings coincide; add does.',
    applies: (config) => hasRoot(config) && config.epsilon > 0,
    kind: 'choice',
    options: [
      { value: 'max', label: '√max(Σ, ε)', help: 'Keras’s own example.' },
      { value: 'add', label: '√(Σ + ε)', help: 'Smooth at 0.' },
      { value: 'safe', label: 'safe root', help: '√Σ above ε, else 0 with slope 0.' },
    ],
  },
  {
    id: 'rootSlope',
    link: 'slope',
    group: 'distance',
    label: 'Slope at 0',
    help: 'What a root without ε answers at a distance of exactly 0, where its slope is infinite.',
    applies: (config) => hasRoot(config) && config.epsilon === 0,
    kind: 'choice',
    options: [
      {
        value: 'ieee',
        label: '∞ · 0 = NaN',
        help: 'PyTorch, TensorFlow.js, and Keras compiled by XLA: any pair at 0 ends the run.',
      },
      {
        value: 'tensorflow',
        label: '0 if the loss sends 0',
        help: 'TensorFlow’s own kernel: only a different pair at 0 ends the run.',
      },
    ],
  },
  {
    id: 'head',
    link: 'head',
    group: 'distance',
    label: 'Head',
    help: 'What the loss is given.',
    kind: 'choice',
    options: [
      { value: 'raw', label: 'raw distance' },
      {
        value: 'sigmoid',
        label: 'σ(distance)',
        help: 'Never below ½, as a distance is never below 0.',
      },
      {
        value: 'dense_sigmoid',
        label: 'Dense(1) + σ',
        help: 'σ(w·d + b): a learnable scale and threshold.',
      },
      {
        value: 'bn_dense_sigmoid',
        label: 'BatchNorm + Dense(1) + σ',
        help: 'As keras.io’s example once had it.',
      },
      {
        value: 'absdiff_sigmoid',
        label: '|a − b| → Dense(1) + σ',
        help: 'Koch 2015: each component has a weight of its own; no distance.',
      },
    ],
  },
]
