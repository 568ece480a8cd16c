import type { OwnFields } from '../choice'
import type { DistanceFacts } from './distance'
import { squared } from './squared'

const fields = {
  epsilon: {
    link: 'eps',
    label: 'ε in the root',
    help: 'Keeps the root away from 0, where its slope is infinite. 0 for none.',
    kind: 'number',
    min: 1e-12,
    max: 0.1,
    integer: false,
    zero: 'none',
    default: 1e-7,
    worthTrying: [0, 1e-7, 1e-3],
  },
  epsilonForm: {
    link: 'epsform',
    label: 'Form of ε',
    help: 'max and safe pass no gradient where two embeddings coincide; add does.',
    rare: true,
    applies: ({ epsilon }: { readonly epsilon: number }) => epsilon > 0,
    kind: 'choice',
    options: [
      { value: 'max', label: '√max(Σ, ε)', help: 'Keras’s own example.' },
      { value: 'add', label: '√(Σ + ε)', help: 'Smooth at 0.' },
      { value: 'safe', label: 'safe root', help: '√Σ above ε, else 0 with slope 0.' },
    ],
    default: 'max',
  },
  rootSlope: {
    link: 'slope',
    label: 'Slope at 0',
    help: 'What a root without ε answers at a distance of exactly 0, where its slope is infinite.',
    rare: true,
    applies: ({ epsilon }: { readonly epsilon: number }) => epsilon === 0,
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
    default: 'ieee',
  },
} as const satisfies OwnFields

export const euclidean: DistanceFacts<typeof fields> = {
  label: 'Euclidean',
  help: '√Σ(a − b)².',
  fields,
  longest: (bounds) => Math.sqrt(squared.longest(bounds)),
  root: true,
  negativeType: true,
  angle: false,
}
