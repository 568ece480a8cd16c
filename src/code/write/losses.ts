/**
 * Every loss as a function of Python. Losses of pairs are given labels and outputs; those within a
 * batch the classes and embeddings of all its images.
 */
import type { LossId } from '../../domain/choices/losses'
import type { RunConfig } from '../../domain/config'
import { isInverted, isWithinBatch } from '../../domain/objective'
import type { Dialect } from './dialect'
import { matrixLines } from './distances'
import { comment, docstring, indented, number, type Lines } from './python'

interface LossText {
  /** What the function is called. */
  readonly name: string
  readonly about: string
  /** Constants by name. */
  readonly constants: Readonly<Record<string, string>>
  /** Lines after those that all losses of its kind begin with. */
  readonly body: Lines
}
type Write = (config: RunConfig, dialect: Dialect) => LossText

const labelled = ({ convention }: RunConfig) => `A label of 1 is taken to mean ${convention}.`

/** Lines that tell the two terms of a pair apart. */
const terms = ({ convention }: RunConfig): string =>
  convention === 'same'
    ? 'same, different = labels, 1 - labels'
    : 'same, different = 1 - labels, labels'

const LOSSES_IN_PYTHON = {
  contrastive: (config, dialect) => ({
    name: 'contrastive_loss',
    about: `Contrastive loss (Hadsell, Chopra, LeCun 2006): same pairs cost d², different ones max(0, MARGIN - d)²${config.half === 1 ? ', both with the factor ½ of the paper' : ''}. ${labelled(config)}`,
    constants: { MARGIN: number(config.margin) },
    body: [
      terms(config),
      'pull = same * distances**2',
      `push = different * ${dialect.relu('MARGIN - distances')} ** 2`,
      `return ${config.half === 1 ? '0.5 * ' : ''}${dialect.mean('pull + push')}`,
    ],
  }),
  double_margin: (config, dialect) => ({
    name: 'double_margin_loss',
    about: `Contrastive loss with two margins (Lin and others 2015): same pairs cost max(0, d - MARGIN_SAME)², different ones max(0, MARGIN - d)². ${labelled(config)}`,
    constants: { MARGIN: number(config.margin), MARGIN_SAME: number(config.marginSame) },
    body: [
      terms(config),
      `pull = same * ${dialect.relu('distances - MARGIN_SAME')} ** 2`,
      `push = different * ${dialect.relu('MARGIN - distances')} ** 2`,
      `return ${dialect.mean('pull + push')}`,
    ],
  }),
  cosine_embedding: (config, dialect) => ({
    name: 'cosine_embedding_loss',
    about: `Cosine embedding loss, of distances 1 - cos: same pairs cost 1 - cos, different ones max(0, cos - MARGIN). ${labelled(config)}`,
    constants: { MARGIN: number(config.margin) },
    body: [
      terms(config),
      'pull = same * distances',
      `push = different * ${dialect.relu('1 - distances - MARGIN')}`,
      `return ${dialect.mean('pull + push')}`,
    ],
  }),
  broadcast: (config, dialect) => ({
    name: 'broadcast_loss',
    about: `The loss as it was posted: distances as a column against labels as a row make a matrix, in which every distance meets every label of the batch, so that none can suit its own pair. The two lines that turn them are the fault: without them it is the contrastive loss. ${labelled(config)}`,
    constants: { MARGIN: number(config.margin) },
    body: [
      `labels = ${dialect.row('labels')}`,
      `distances = ${dialect.column('distances')}`,
      terms(config),
      'pull = same * distances**2',
      `push = different * ${dialect.relu('MARGIN - distances')} ** 2`,
      `return ${dialect.mean('pull + push')}`,
    ],
  }),
  // Both libraries have it, in a form that knows the logits.
  bce: () => ({ name: '', about: '', constants: {}, body: [] }),
  triplet: (config, dialect) => ({
    name: 'triplet_loss',
    about: `Triplet loss ${config.tripletForm === 'soft' ? 'ln(1 + e^x) of x = d(anchor, positive) - d(anchor, negative) + MARGIN' : 'max(0, d(anchor, positive) - d(anchor, negative) + MARGIN)'} within the batch: ${MINING[config.mining].about}`,
    constants: { MARGIN: number(config.margin) },
    body: MINING[config.mining].body(
      dialect,
      config.tripletForm === 'soft' ? dialect.softplus : dialect.relu,
    ),
  }),
  info_nce: (config, dialect) => ({
    name: 'info_nce_loss',
    about:
      'InfoNCE within the batch, with classes: each image is to find every other one of its class among all of other classes; the similarity is the distance negated.',
    constants: { TEMPERATURE: number(config.temperature) },
    body: [
      'similarities = -distances / TEMPERATURE',
      `others = ${dialect.logSumExp(dialect.where('negative', 'similarities', '-FAR'), 1)}[:, None]`,
      `costs = ${dialect.softplus('others - similarities')}  # -log(e^s / (e^s + sum of e^others))`,
      `counted = positive & ${dialect.any('negative', 1)}[:, None]`,
      'return mean_of(costs, counted)',
    ],
  }),
} satisfies Record<LossId, Write>

interface Miner {
  readonly about: string
  /** @param cost of an excess d(a, p) − d(a, n) + MARGIN */
  body(dialect: Dialect, cost: (excess: string) => string): Lines
}

const MINING: Readonly<Record<RunConfig['mining'], Miner>> = {
  all: {
    about: 'every triplet counts.',
    body: (_, cost) => [
      '# [anchor, positive, negative]',
      `costs = ${cost('distances[:, :, None] - distances[:, None, :] + MARGIN')}`,
      'return mean_of(costs, positive[:, :, None] & negative[:, None, :])',
    ],
  },
  semi_hard: {
    about:
      'for each positive the nearest negative further away than it, or the furthest negative where none is (FaceNet, Schroff and others 2015).',
    body: (dialect, cost) => [
      '# [anchor, positive, negative]',
      'further = negative[:, None, :] & (distances[:, None, :] > distances[:, :, None])',
      `outside = ${dialect.min(dialect.where('further', 'distances[:, None, :]', 'FAR'), 2)}`,
      `inside = ${dialect.max(dialect.where('negative', 'distances', '-FAR'), 1)}[:, None]`,
      `nearest = ${dialect.where(dialect.any('further', 2), 'outside', 'inside')}`,
      `costs = ${cost('distances - nearest + MARGIN')}`,
      `return mean_of(costs, positive & ${dialect.any('negative', 1)}[:, None])`,
    ],
  },
  hard: {
    about:
      'for each anchor its furthest positive and its nearest negative (Hermans and others 2017).',
    body: (dialect, cost) => [
      `furthest = ${dialect.max(dialect.where('positive', 'distances', '-FAR'), 1)}`,
      `nearest = ${dialect.min(dialect.where('negative', 'distances', 'FAR'), 1)}`,
      `costs = ${cost('furthest - nearest + MARGIN')}`,
      `return mean_of(costs, ${dialect.any('positive', 1)} & ${dialect.any('negative', 1)})`,
    ],
  },
}

/** Larger than any distance; where there is nobody to choose from it stands for one. */
const FAR = '1e9'

export interface LossFunctions {
  /** The loss itself, and what it calls, each a function; none for a loss of the library's. */
  readonly functions: readonly Lines[]
  readonly name: string
  readonly constants: Readonly<Record<string, string>>
}

/** @param images line that makes `images` [M, D] and `classes` [M] of what the loss within a batch is given */
export function lossFunctions(
  config: RunConfig,
  dialect: Dialect,
  images: { readonly arguments: string; readonly lines: Lines },
): LossFunctions {
  const { name, about, constants, body } = LOSSES_IN_PYTHON[config.loss](config, dialect)
  if (name === '') return { functions: [], name, constants }
  if (!isWithinBatch(config.loss)) {
    const warning = isInverted(config)
      ? comment(
          `Labels mean ${config.labels}, and this loss takes 1 to mean ${config.convention}: it pushes same pairs apart.`,
          92,
        )
      : []
    const lines = [...docstring(about), ...warning, ...body]
    return { functions: [[`def ${name}(labels, distances):`, ...indented(lines)]], name, constants }
  }
  const lines = [
    ...docstring(about),
    ...images.lines,
    `places = ${dialect.places('images')}`,
    'itself = places[:, None] == places[None, :]',
    'same = classes[:, None] == classes[None, :]',
    'positive, negative = same & ~itself, ~same',
    ...matrixLines(config, dialect),
    ...body,
  ]
  const meanOf = [
    'def mean_of(costs, counted):',
    ...indented([
      '"""The mean of those that count; 0 where none does."""',
      `total = ${dialect.sum(dialect.where('counted', 'costs', '0.0'))}`,
      `return total / ${dialect.atLeast(dialect.sum(dialect.float('counted')), '1.0')}`,
    ]),
  ]
  return {
    functions: [meanOf, [`def ${name}(${images.arguments}):`, ...indented(lines)]],
    name,
    constants: { ...constants, FAR },
  }
}
