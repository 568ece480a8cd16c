import type { EmbeddingBounds } from '../../embeddingBounds'
import { round } from '../../floor'
import { FROM_0, type Bound } from '../../range'
import type { OwnFields, ValuesOf } from '../choice'
import type { DistanceFacts } from './distance'
import { boundOf, mostSquared } from './spans'

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

type Root = ValuesOf<typeof fields>

export const euclidean: DistanceFacts<typeof fields> = {
  label: 'Euclidean',
  help: '√Σ(a − b)².',
  fields,
  reach: (bounds, settings) => ({
    least: leastOf(settings),
    most: mostOf(bounds, settings),
  }),
  root: true,
  // √(Σ + ε) is; a search finds sets of points for which max and safe are not, so there it is claimed
  // only where √ε, by which they are off at most, is lost beside any margin.
  negativeType: ({ epsilon, epsilonForm }) => epsilonForm === 'add' || epsilon <= 1e-6,
  angle: false,
}

/** √ε where ε raises the root; a safe root is 0 up to there. */
function leastOf({ epsilon, epsilonForm }: Root): Bound {
  if (epsilon === 0 || epsilonForm === 'safe') return FROM_0
  const at = Math.sqrt(epsilon)
  return { at, name: '√ε', why: `no distance is below √ε = ${round(at)}` }
}

/** The root of the largest sum, as ε makes it. */
function mostOf(bounds: EmbeddingBounds, { epsilon, epsilonForm }: Root): Bound {
  const square = mostSquared(bounds)
  const largest = `√${round(square)} = ${round(Math.sqrt(square))}`
  const bound = (at: number, text: string) => boundOf(bounds, at, `are at most ${text} apart`)
  if (epsilon === 0) return bound(Math.sqrt(square), largest)
  switch (epsilonForm) {
    case 'max':
      return bound(Math.sqrt(Math.max(square, epsilon)), largest)
    case 'safe':
      return bound(square > epsilon ? Math.sqrt(square) : 0, largest)
    case 'add': {
      const at = Math.sqrt(square + epsilon)
      return bound(at, `√(${round(square)} + ε) = ${round(at)}`)
    }
    default:
      return epsilonForm satisfies never
  }
}
