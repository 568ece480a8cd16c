/** Settings that go with a kind of images, and those that suit a set a person brought. */
import { SOURCES } from './choices/sources'
import { DEFAULT_CONFIG, type ConfigPatch, type RunConfig } from './config'
import { dataProblems } from './dataProblems'
import type { PhotoSet } from './photoSet'
import { startingSetup } from './startingSetup'
import type { SplitConfig } from './split'

/**
 * What changes with a choice of images: settings still at the defaults of the kind before go to
 * those of the new one, and what needs a list goes where there is none.
 * @param set the set of a person's own that is chosen; null for none
 */
export function patchForData(
  config: RunConfig,
  data: RunConfig['data'],
  set: PhotoSet | null,
): ConfigPatch {
  const before = SOURCES[config.data].input
  const after = set === null ? SOURCES[data].input : startingSetup(set).images
  const untouched = config.size === before.size && config.channels === before.channels
  const unlisted: ConfigPatch = {
    ...(config.pairs === 'listed' && !set?.list && { pairs: 'balanced' }),
    ...(config.split === 'folds' && !set?.list?.folds.length && { split: 'identity' }),
  }
  return {
    data,
    ...(set && { set: set.id }),
    ...unlisted,
    ...(untouched && after),
  }
}

export interface SuitedSettings {
  readonly patch: ConfigPatch & SplitConfig
  /** What besides suits it, where the person has not set a network. */
  readonly network: ConfigPatch
  /** What was chosen and why, a sentence each. */
  readonly reasons: readonly string[]
  /** Why nothing can be trained or judged with them; null where it can. */
  readonly problem: string | null
}

/**
 * The settings that suit a set: its size, and pairs and a split that leave something to judge by.
 * @param way how to split it; as suits it best where absent
 */
export function settingsForSet(set: PhotoSet, way?: RunConfig['split']): SuitedSettings {
  const { split, reason } = splitFor(set, way)
  const { images, network, reasons } = startingSetup(set)
  const all = { trainPeople: 0, trainPhotos: 0 } as const
  const patch = { data: 'own', set: set.id, selfPairs: 0, ...all, ...images, ...split } as const
  const [problem] = dataProblems({ ...DEFAULT_CONFIG, ...patch }, set)
  return {
    patch,
    network,
    problem: problem?.message ?? null,
    reasons: [reason, ...reasons],
  }
}

/** The ways a set can be split in at all. */
export function waysToSplit({ list }: PhotoSet): readonly RunConfig['split'][] {
  return list !== null && list.folds.length > 1
    ? ['identity', 'image', 'folds']
    : ['identity', 'image']
}

interface WayToSplit {
  readonly split: SplitConfig
  readonly reason: string
}

const HELD_OUT = 20
const MORE_HELD_OUT = 40
const DRAWN = { pairs: 'balanced', heldOutPercent: HELD_OUT, fold: 1 } as const
const LISTED = { ...DRAWN, pairs: 'listed' } as const

/** The first way that leaves same and different pairs on both sides, or else the first. */
function splitFor(set: PhotoSet, way: RunConfig['split'] | undefined): WayToSplit {
  const ways = waysFor(set).filter(({ split }) => way === undefined || split.split === way)
  const found = ways.find(({ split }) => isJudgeable(set, split)) ?? ways[0]
  if (found === undefined) throw new Error(`internal: this set has no split by ${String(way)}`)
  return found
}

/** Best first. */
function waysFor({ list }: PhotoSet): readonly WayToSplit[] {
  const folds = list !== null && list.folds.length > 1 ? waysByFold(list.folds) : []
  return [...folds, ...PEOPLE, ...(list === null ? [] : LIST), IMAGES]
}

const PEOPLE: readonly WayToSplit[] = [
  {
    split: { ...DRAWN, split: 'identity' },
    reason: `Split by identity: people with ${HELD_OUT} % of the photos are kept from training.`,
  },
  {
    split: { ...DRAWN, split: 'identity', heldOutPercent: MORE_HELD_OUT },
    reason: `Split by identity, ${MORE_HELD_OUT} % held out, since there are few people.`,
  },
]
const IMAGES: WayToSplit = {
  split: { ...DRAWN, split: 'image' },
  reason: `Split by image: ${HELD_OUT} % of the photos are kept from training, their people are not.`,
}
const LIST: readonly WayToSplit[] = (['identity', 'image'] as const).map((split) => ({
  split: { ...LISTED, split },
  reason: `The listed pairs, split by ${split}: pairs with a photo on each side are left out.`,
}))

/** All folds held out judge as LFW does; else the fold that is named for it, or the first. */
function waysByFold(folds: readonly string[]): readonly WayToSplit[] {
  const named = folds.findIndex((name) => /^(val|valid|validation|test)$/i.test(name))
  const fold = named < 0 ? 1 : named + 1
  const name = folds[fold - 1] ?? String(fold)
  const single = (['listed', 'balanced'] as const).map((pairs) => ({
    split: { ...DRAWN, split: 'folds' as const, pairs, fold },
    reason: `Fold “${name}” of the list is held out; ${
      pairs === 'listed' ? 'the listed pairs of the others are' : 'pairs drawn from the others are'
    } trained on.`,
  }))
  const all: WayToSplit = {
    split: { ...DRAWN, split: 'folds', fold: 0 },
    reason:
      'Every fold of the list is held out; training pairs are drawn from people it does not name.',
  }
  return named < 0 ? [all, ...single] : single
}

/** Whether there is something to train on and to judge by. */
const isJudgeable = (set: PhotoSet, split: SplitConfig) =>
  dataProblems({ ...DEFAULT_CONFIG, data: 'own', set: set.id, ...split }, set).length === 0
