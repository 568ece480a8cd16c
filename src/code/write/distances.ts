/** Every distance as a function of Python: of embeddings [..., D], so that it serves pairs and whole batches. */
import type { DistanceId } from '../../domain/choices/distances'
import type { RunConfig } from '../../domain/config'
import type { Dialect } from './dialect'
import { docstring, indented, type Lines } from './python'

type Write = (
  config: RunConfig,
  dialect: Dialect,
) => { readonly about: string; readonly body: Lines }

const squares = (dialect: Dialect) => dialect.sumLast('(a - b) ** 2')

const DISTANCES_IN_PYTHON = {
  euclidean: (config, dialect) => ({
    about: `Euclidean distance of embeddings [..., D], which gives [...]. ${aboutRoot(config)}`,
    body: root(config, dialect),
  }),
  squared: (_, dialect) => ({
    about: 'Squared Euclidean distance of embeddings [..., D], which gives [...].',
    body: [`return ${squares(dialect)}`],
  }),
  manhattan: (_, dialect) => ({
    about: 'Manhattan distance of embeddings [..., D], which gives [...].',
    body: [`return ${dialect.sumLast(dialect.abs('a - b'))}`],
  }),
  cosine: (_, dialect) => ({
    about: 'Cosine distance 1 - cos(a, b) of embeddings [..., D], from 0 to 2, which gives [...].',
    body: [
      `a = ${dialect.unit('a')}`,
      `b = ${dialect.unit('b')}`,
      `return 1 - ${dialect.sumLast('a * b')}`,
    ],
  }),
} satisfies Record<DistanceId, Write>

function aboutRoot({ epsilon, epsilonForm }: RunConfig): string {
  if (epsilon === 0)
    return 'Without ε: at a distance of exactly 0 the slope of the root is infinite, and one such pair can turn every weight to NaN. sqrt(max(sum, 1e-7)) avoids it.'
  switch (epsilonForm) {
    case 'max':
      return 'ε keeps the root away from 0, where its slope is infinite; below it no gradient passes.'
    case 'add':
      return 'ε keeps the root away from 0, where its slope is infinite.'
    case 'safe':
      return 'Up to ε it is 0 with a slope of 0, since the slope of the root is infinite at 0.'
    default:
      return epsilonForm satisfies never
  }
}

function root({ epsilon, epsilonForm }: RunConfig, dialect: Dialect): Lines {
  const sum = squares(dialect)
  if (epsilon === 0) return [`return ${dialect.sqrt(sum)}`]
  switch (epsilonForm) {
    case 'max':
      return [`return ${dialect.sqrt(dialect.atLeast(sum, 'EPSILON'))}`]
    case 'add':
      return [`return ${dialect.sqrt(`${sum} + EPSILON`)}`]
    case 'safe':
      return [
        `squares = ${sum}`,
        'apart = squares > EPSILON',
        `return ${dialect.where('apart', dialect.sqrt(dialect.where('apart', 'squares', '1.0')), '0.0')}`,
      ]
    default:
      return epsilonForm satisfies never
  }
}

/** Whether the distance is set by EPSILON. */
export const usesEpsilon = ({ distance, epsilon }: RunConfig): boolean =>
  distance === 'euclidean' && epsilon > 0

/** `def distance(a, b)`. */
export function distanceFunction(config: RunConfig, dialect: Dialect): Lines {
  const { about, body } = DISTANCES_IN_PYTHON[config.distance](config, dialect)
  return ['def distance(a, b):', ...indented([...docstring(about), ...body])]
}

/** Distances [M, M] of all images of a batch from each other; `itself` is true on the diagonal. */
export const matrixLines = (config: RunConfig, dialect: Dialect): Lines =>
  config.distance === 'euclidean' && config.epsilon === 0
    ? [
        "# Nobody looks at an image's distance from itself; moved 1 away, its root has a slope.",
        `moved = images[:, None] + ${dialect.float('itself')}[:, :, None]`,
        'distances = distance(moved, images[None, :])',
      ]
    : ['distances = distance(images[:, None], images[None, :])']
