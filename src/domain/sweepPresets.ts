/** Sweeps worth running, ready to run. */
import type { ConfigPatch, RunConfig } from './config'
import { COMMON_TO_LOSSES, LOSS_VARIANTS } from './lossVariants'
import { takesConvention } from './objective'
import type { Axis, SweepPlan } from './sweep'

export interface SweepPreset extends SweepPlan {
  readonly id: string
  readonly label: string
  /** What it shows, in a sentence. */
  readonly about: string
}

/** The smallest input that Net_Definition takes, rounded to one that pools well. */
const LARGE = 64
const NO_PATCH: ConfigPatch = {}
/** With it the Dense(1) of a learnable scale begins above 0; with seeds 1 and 2 it does not. */
const UPRIGHT = 3

export const SWEEP_PRESETS: readonly [SweepPreset, ...SweepPreset[]] = [
  {
    id: 'conventions',
    label: 'Conventions',
    about: `Which of the twelve learn? From seed ${UPRIGHT}, with which Dense(1)’s weight begins above 0; from about half of all seeds it begins below, where a large distance reads as small (“Seed × convention”).`,
    axes: [
      { field: 'labels', values: ['same', 'different'] },
      { field: 'convention', values: ['same', 'different'] },
      { field: 'head', values: ['raw', 'sigmoid', 'dense_sigmoid'] },
    ],
    steps: 60,
    common: { loss: 'contrastive', seed: UPRIGHT },
  },
  {
    id: 'rate_margin',
    label: 'Learning rate × margin',
    about: 'How hot a run may be, for each margin.',
    axes: [
      { field: 'learningRate', values: [1e-4, 1e-3, 0.01] },
      { field: 'margin', values: [0.5, 1, 2] },
    ],
    steps: 60,
    common: NO_PATCH,
  },
  {
    id: 'seed_epsilon',
    label: 'Seed × form of ε',
    about: 'Is it the setting, or chance? The same run from ten seeds, for each form of ε.',
    axes: [
      { field: 'seed', values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
      { field: 'epsilonForm', values: ['max', 'add', 'safe'] },
    ],
    steps: 60,
    common: NO_PATCH,
  },
  {
    id: 'seed_scale',
    label: 'Seed × convention, learnable scale',
    about:
      'Dense(1)’s weight begins above 0 or below, by the seed’s chance, and seldom crosses: either way only one of the two conventions can be met.',
    axes: [
      { field: 'seed', values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
      { field: 'convention', values: ['same', 'different'] },
    ],
    steps: 60,
    common: { loss: 'contrastive', head: 'dense_sigmoid' },
  },
  {
    id: 'encoder_rate',
    label: 'Encoder × learning rate',
    about: `Each of the two questions’ networks at a hot and at a mild rate, on ${LARGE} px.`,
    axes: [
      { field: 'encoder', values: ['encoder', 'test_model', 'net_definition'] },
      { field: 'learningRate', values: [1e-3, 1e-4] },
    ],
    steps: 60,
    common: { size: LARGE },
  },
  {
    id: 'losses',
    label: 'Losses',
    about: 'Every loss on the Encoder, each with the distance, the head and the margin it takes.',
    axes: [{ key: 'loss', label: 'Loss', variants: LOSS_VARIANTS }],
    steps: 100,
    common: { ...COMMON_TO_LOSSES, encoder: 'encoder', metric: 'verified' },
  },
]

/** The preset of an id, if there is one. */
export function presetById(id: string): SweepPreset | undefined {
  return SWEEP_PRESETS.find((each) => each.id === id)
}

/** What labels and loss make of each other, where a sweep varies both; null where it does not. */
export function conventionNote(axes: readonly Axis[], config: RunConfig): string | null {
  const varied = new Set(axes.map((axis) => ('field' in axis ? axis.field : null)))
  if (!varied.has('labels') || !varied.has('convention') || !takesConvention(config.loss))
    return null
  const swapped = [config.labels, config.convention].filter((each) => each === 'different').length
  if (swapped === 1)
    return config.convention === 'different'
      ? 'Terms swapped alone: same pairs are pushed apart.'
      : 'Labels swapped alone: same pairs are pushed apart.'
  return swapped === 0 ? 'They agree.' : 'Both swapped: they agree again.'
}
