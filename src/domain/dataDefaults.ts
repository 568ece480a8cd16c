/** Settings that go with a kind of images, and those that suit a set a person brought. */
import { SOURCES } from './choices/sources'
import { DEFAULT_CONFIG, type ConfigPatch, type RunConfig } from './config'
import { dataProblems } from './dataProblems'
import type { PhotoSet } from './photoSet'
import { SET_WORDS, worded } from './setKind'
import { startingSetup } from './startingSetup'
import { splitOf, type SplitConfig } from './split'
import { counted, splitCounts } from './splitCounts'

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
    ...(set === null && SOURCES[data].beginsWith),
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
    reasons: [worded(reason, SET_WORDS[set.kind]), ...reasons],
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
const DRAWN = { pairs: 'balanced', heldOutPercent: HELD_OUT, fold: 1 } as const
const LISTED = { ...DRAWN, pairs: 'listed' } as const

/** The first way that leaves same and different pairs on both sides, or else the first. */
function splitFor(set: PhotoSet, way: RunConfig['split'] | undefined): WayToSplit {
  const ways = waysFor(set).filter(({ split }) => way === undefined || split.split === way)
  const found = ways.find(({ split }) => isJudgeable(set, split)) ?? ways[0]
  if (found === undefined) throw new Error(`internal: this set has no split by ${String(way)}`)
  return found
}

/** Best first. Pairs of a list are trained on and judged by as they are, wherever that can be. */
function waysFor(set: PhotoSet): readonly WayToSplit[] {
  const { list } = set
  if (list === null) return [...peopleWays(set), IMAGES]
  const folds = list.folds.length > 1 ? waysByFold(list.folds) : { listed: [], drawn: [] }
  const drawn = [...folds.drawn, ...peopleWays(set), IMAGES].map(({ split, reason }) => ({
    split,
    reason: `${reason} The list leaves no pairs to train on and to judge by in a split of its own, so pairs are drawn.${peopleAreOfPairs(set) ? MAY_BE_SAME : ''}`,
  }))
  return [...folds.listed, ...LIST, ...drawn]
}

const MAY_BE_SAME =
  ' {Many} are told by the list’s same pairs only, so some pairs drawn as different may be of one {one}.'

/** Whether people are nothing but what same pairs join, by the names that such people get. */
function peopleAreOfPairs({ identities }: PhotoSet): boolean {
  return identities.length > 0 && identities.every((name) => /^person_\d{3,}$/.test(name))
}

/** People to judge by at least, where more are left to train on; fewer tell little of others. */
const ENOUGH = 4
/** Shares of the photos held out, the smallest that leaves enough people first; docs/verification.md has why. */
const SHARES = [HELD_OUT, 30, 40] as const

function peopleWays(set: PhotoSet): readonly WayToSplit[] {
  const { one, many } = SET_WORDS[set.kind]
  const ways = SHARES.map((heldOutPercent) => {
    const split = { ...DRAWN, split: 'identity', heldOutPercent } as const
    const { people } = splitCounts(set, splitOf(set, split)).heldOut
    const share =
      heldOutPercent === HELD_OUT
        ? `Split by identity: {many} with ${HELD_OUT} % of the {pictures} are kept from training.`
        : `Split by identity, ${heldOutPercent} % held out, since there are few {many}.`
    const few =
      people < ENOUGH
        ? ` ${counted(people, one, many)} to judge by ${people === 1 ? 'says' : 'say'} little of others: bring more.`
        : ''
    return { people, way: { split, reason: `${share}${few}` } }
  })
  const enough = ways.filter(({ people }) => people >= ENOUGH)
  // The fewer there are, the more of them: shares in the other order.
  return (enough.length > 0 ? enough : ways.toReversed()).map(({ way }) => way)
}
const IMAGES: WayToSplit = {
  split: { ...DRAWN, split: 'image' },
  reason: `Split by image: ${HELD_OUT} % of the {pictures} are kept from training, their {many} are not.`,
}
/** A list's pairs are lost where a photo is on each side; the more is held out, the more find both. */
const LIST_HELD_OUT = [HELD_OUT, 40, 50] as const
const LIST: readonly WayToSplit[] = [
  ...LIST_HELD_OUT.map((heldOutPercent) => ({
    split: { ...LISTED, split: 'identity' as const, heldOutPercent },
    reason: `The list’s pairs are used as given, split by identity, ${heldOutPercent} % held out: {many} are kept from training whole, and pairs with {a picture} on each side are left out.`,
  })),
  ...LIST_HELD_OUT.map((heldOutPercent) => ({
    split: { ...LISTED, split: 'image' as const, heldOutPercent },
    reason: `The list’s pairs are used as given, split by image, ${heldOutPercent} % held out, since split by identity they leave nothing to train on or to judge by: {many} held out are seen in training too.`,
  })),
]

interface WaysByFold {
  readonly listed: readonly WayToSplit[]
  readonly drawn: readonly WayToSplit[]
}

/** The fold that is named for it is held out, or the first; or all of them, which judges as LFW does. */
function waysByFold(folds: readonly string[]): WaysByFold {
  const named = folds.findIndex((name) => /^(val|valid|validation|test)$/i.test(name))
  const fold = named < 0 ? 1 : named + 1
  const name = folds[fold - 1] ?? String(fold)
  const by = (pairs: 'listed' | 'balanced', what: string): WayToSplit => ({
    split: { ...DRAWN, split: 'folds', pairs, fold },
    reason: `Fold “${name}” of the list is held out; ${what} are trained on.`,
  })
  const all: WayToSplit = {
    split: { ...DRAWN, split: 'folds', fold: 0 },
    reason:
      'Every fold of the list is held out; training pairs are drawn from {many} it does not name.',
  }
  return {
    listed: [by('listed', 'the listed pairs of the others')],
    drawn: [...(named < 0 ? [all] : []), by('balanced', 'pairs drawn from the others')],
  }
}

/** Whether there is something to train on and to judge by. */
const isJudgeable = (set: PhotoSet, split: SplitConfig) =>
  dataProblems({ ...DEFAULT_CONFIG, data: 'own', set: set.id, ...split }, set).length === 0
