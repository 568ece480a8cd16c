/** Why photos cannot be paired as they are split, each problem at the setting that is to change. */
import { isForgery } from '../../forgeries'
import type { PhotoSet } from '../../photoSet'
import { SET_WORDS, worded } from '../../setKind'
import { splitOf, type SplitConfig, type SplitPairs } from '../../split'
import { makesPairs, type Makings } from '../../splitting/sides'
import {
  BALANCED,
  BY_IDENTITY,
  BY_IDENTITY_BALANCED,
  noList,
  type SplitMend,
  type SplitProblem,
} from './sharedProblems'
import { thousands } from '../../thousands'

const SHARES: readonly SplitMend[] = [20, 30, 40, 50].map((heldOutPercent) => ({
  label: `Hold out ${heldOutPercent} %`,
  patch: { heldOutPercent },
}))
const BY_IMAGE: readonly SplitMend[] = [20, 40, 50].map((heldOutPercent) => ({
  label: `Split by image, ${heldOutPercent} % held out`,
  patch: { split: 'image', heldOutPercent },
}))

export const photosProblem = (config: SplitConfig, set: PhotoSet): SplitProblem | null =>
  foldProblem(config, set) ?? listProblem(config, set) ?? sidesProblem(config, set)

function foldProblem({ split, fold }: SplitConfig, { name, list }: PhotoSet): SplitProblem | null {
  if (split !== 'folds') return null
  const folds = list?.folds.length ?? 0
  if (folds === 0)
    return {
      field: 'split',
      title: 'There are no folds',
      message: `“${name}” has no list of pairs with folds, so what is held out has to be chosen by identity or by image.`,
      mends: [BY_IDENTITY, BY_IDENTITY_BALANCED, ...BY_IMAGE],
    }
  if (fold <= folds) return null
  return {
    field: 'fold',
    title: 'There is no such fold',
    message: `The list of “${name}” has ${folds} ${folds === 1 ? 'fold' : 'folds'}, so there is no fold ${fold}.`,
    mends: [
      { label: `Hold out fold ${folds}`, patch: { fold: folds } },
      BY_IDENTITY,
      BY_IDENTITY_BALANCED,
    ],
  }
}

function listProblem(config: SplitConfig, set: PhotoSet): SplitProblem | null {
  const { split, fold, pairs } = config
  if (pairs !== 'listed') return null
  if (set.list === null) return noList(`“${set.name}” came without a list of pairs`)
  if (split === 'folds' && fold === 0)
    return {
      field: 'pairs',
      title: 'No listed pairs are left to train on',
      message: worded(
        'All folds are held out. Draw training pairs from the {many} that the list does not name, or hold out a single fold.',
        SET_WORDS[set.kind],
      ),
      mends: [BALANCED, { label: 'Hold out fold 1', patch: { fold: 1 } }, BY_IDENTITY_BALANCED],
    }
  const { trainPairs } = splitOf(set, config)
  const counts = kindsOf(trainPairs)
  if (counts.same > 0 && counts.different > 0) return null
  return {
    field: 'pairs',
    title: 'The list has too few pairs to train on',
    message: `Of its ${thousands(set.list.a.length)} pairs, ${kindsText(counts)} have both images on the training side; both kinds are needed.`,
    mends: [...thinned(config, set), BALANCED, ...SHARES, BY_IDENTITY_BALANCED],
  }
}

function kindsOf(pairs: SplitPairs | null) {
  const same = pairs?.same.reduce((sum, each) => sum + each, 0) ?? 0
  return { same, different: (pairs?.same.length ?? 0) - same }
}

const kindsText = ({ same, different }: ReturnType<typeof kindsOf>) =>
  `${thousands(same)} same and ${thousands(different)} different ones`

/** Whether both sides can make same and different pairs. */
function sidesProblem(config: SplitConfig, set: PhotoSet): SplitProblem | null {
  const { train, heldOut, heldOutPairs } = splitOf(set, config)
  const byFolds = config.split === 'folds'
  const rest = {
    field: byFolds ? 'fold' : 'heldOutPercent',
    mends: byFolds
      ? [BY_IDENTITY, BY_IDENTITY_BALANCED, ...BY_IMAGE]
      : [BALANCED, ...SHARES, ...BY_IMAGE],
  } as const
  const trained = makingsOf(set, train)
  if (config.pairs !== 'listed' && !makesPairs(trained))
    return {
      ...rest,
      mends: [...thinned(config, set), ...rest.mends],
      title: 'Too few photos to train on',
      message: sideText('to train on', trained, set),
    }
  if (heldOutPairs === null) {
    const held = makingsOf(set, heldOut)
    return makesPairs(held)
      ? null
      : { ...rest, title: 'Too few photos to judge by', message: sideText('held out', held, set) }
  }
  const counts = kindsOf(heldOutPairs)
  if (counts.same > 0 && counts.different > 0) return null
  return {
    ...rest,
    title: 'The list has too few pairs to judge by',
    message: `Held out are ${kindsText(counts)}; both kinds are needed.`,
  }
}

/** What mends a side of which only so many people or photos are trained on. */
const thinned = (
  { trainPeople = 0, trainPhotos = 0 }: SplitConfig,
  { kind }: PhotoSet,
): readonly SplitMend[] =>
  trainPeople === 0 && trainPhotos === 0
    ? []
    : [
        {
          label: worded('Train on all {many} and {pictures}', SET_WORDS[kind]),
          patch: { trainPeople: 0, trainPhotos: 0 },
        },
      ]

const known = new WeakMap<Int32Array, Makings>()

/** What pairs of the images on a side of a split can be made of. Reckoned once. */
function makingsOf(set: PhotoSet, images: Int32Array): Makings {
  const makings = known.get(images) ?? reckon(set, images)
  known.set(images, makings)
  return makings
}

function reckon(set: PhotoSet, images: Int32Array): Makings {
  const { identities, identityOf } = set
  const counts = new Int32Array(identities.length)
  for (const image of images) {
    const identity = identityOf[image] as number
    if (!isForgery(set, identity)) counts[identity] = (counts[identity] as number) + 1
  }
  const withPhotos = (least: number) => counts.filter((count) => count >= least).length
  return { people: withPhotos(1), pairable: withPhotos(2) }
}

function sideText(side: string, { people, pairable }: Makings, { kind }: PhotoSet): string {
  const { one, many, picture } = SET_WORDS[kind]
  const photos =
    people === 0
      ? `There are no ${picture}s ${side}`
      : people === 1
        ? `There are ${picture}s of one ${one} ${side}`
        : `There are ${picture}s of ${thousands(people)} ${many} ${side}`
  const more =
    people === 0 ? '' : `, ${pairable === 0 ? 'none' : thousands(pairable)} with two or more`
  return `${photos}${more}. Different pairs take two ${many}, same pairs two ${picture}s of one: bring more ${picture}s, or hold out another share.`
}
