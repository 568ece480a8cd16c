/** What the numbers of the ROC curves come to, in sentences, and how sure that is. Pure. */
import { counted } from '../../domain/splitCounts'
import {
  aucDifference,
  aucInterval,
  differenceOf,
  tells,
} from '../../domain/verification/jackknife'
import { tarAt } from '../../domain/verification/tarAt'
import { FARS } from '../../state/judgedRun'
import { unitsText } from '../../state/scores/intervals'
import { rowText, type ScoreRow } from '../../state/scores/scoreRows'

export interface RocNote {
  readonly kind: 'note' | 'warning'
  readonly text: string
}

const FAR = 0.01

/** @param alone whether one run is on show */
export function rocNotes(rows: readonly ScoreRow[], alone: boolean): readonly RocNote[] {
  const networks = rows.filter(({ kind }) => kind === 'network')
  const baselines = rows.filter(({ kind }) => kind !== 'network')
  const compared = networks.flatMap((network) =>
    baselines
      .filter(({ runs }) => runs.some((run) => network.runs.includes(run)))
      .flatMap((baseline) => comparison(network, baseline, alone)),
  )
  const [first] = networks
  const pixels = baselines.find(({ kind }) => kind === 'pixels')
  return [
    ...(first === undefined ? [] : [aboutIntervals(first)]),
    ...compared,
    ...(pixels === undefined ? [] : atChance(pixels)),
  ]
}

function aboutIntervals({ leftOut, rates, judging: { judged } }: ScoreRow): RocNote {
  const { units, words } = judged
  if (leftOut === null || units === null)
    return {
      kind: 'note',
      text: `No intervals: how figures would be on other ${words.many} is not known of so few, of pairs of one kind, or of outputs that are not finite.`,
    }
  const judges = rates?.leftOut?.units.count ?? units.count
  const ofAccuracies = judges === units.count ? '' : `, of accuracies over ${judges}`
  const some =
    units.over === 'images'
      ? ` What other ${words.many} would be like is not known of so few.`
      : units.count < FEW
        ? ` ${counted(units.count, words.one, words.many)} are few: the intervals are wide because of that, whatever the number of pairs.`
        : ''
  return {
    kind: 'note',
    text: `Below each figure its 95 % interval over ${unitsText(units, words)}${ofAccuracies}, not over pairs.${some}`,
  }
}

/** People below whom that is said. */
const FEW = 10

const tarDifference: typeof aucDifference = (before, after) =>
  differenceOf(before, after, ({ tars }) => tars[FARS.indexOf(FAR)] ?? NaN)

function comparison(network: ScoreRow, baseline: ScoreRow, alone: boolean): RocNote[] {
  const [before, after] = [baseline.leftOut, network.leftOut]
  const [name, other] = [rowText(network, alone), rowText(baseline, true)]
  const { units, words } = network.judging.judged
  const whom = units ? unitsText(units, words) : `so few ${words.many}`
  const ours = network.ranked
  const theirs = baseline.ranked
  const changes = [
    {
      what: 'AUC',
      ours: ours.ranking.auc,
      theirs: theirs.ranking.auc,
      of: aucDifference,
      matters: true,
    },
    {
      what: `TAR at FAR ${FAR}`,
      ours: tarAt(ours.curve, FAR).tar,
      theirs: tarAt(theirs.curve, FAR).tar,
      of: tarDifference,
      matters: tarAt(ours.curve, FAR).resolvable,
    },
  ].filter(({ ours, theirs, matters }) => matters && !Number.isNaN(ours) && !Number.isNaN(theirs))
  return changes.flatMap(({ what, ours, theirs, of }): RocNote[] => {
    const numbers = `${what} of ${name} ${ours.toFixed(3)}, of ${other} ${theirs.toFixed(3)}`
    const difference = before && after ? differenceText(of(before, after), whom) : ''
    if (ours < theirs)
      return [
        { kind: 'warning', text: `Below ${other} on the same pairs: ${numbers}${difference}.` },
      ]
    return what === 'AUC' ? [{ kind: 'note', text: `${numbers}${difference}.` }] : []
  })
}

function differenceText(
  { gain, low, high }: ReturnType<typeof differenceOf>,
  whom: string,
): string {
  if (!tells({ low, high })) return `: ${signed(gain)}, which ${whom} are too few to be sure of`
  const interval = `${signed(gain)} (95 % ${signed(low)} to ${signed(high)})`
  return low <= 0 && high >= 0 && !(low === 0 && high === 0 && gain !== 0)
    ? `: no difference is shown, ${interval}`
    : `: a difference of ${interval}`
}

const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`

/** An AUC that is hardly better than chance. */
const CHANCE = 0.65

/** Raw pixels of photos that show each face in the same place do better than chance. */
function atChance({ leftOut, judging: { judged } }: ScoreRow): RocNote[] {
  if (judged.config.data !== 'own' || leftOut === null) return []
  const { low, high } = aucInterval(leftOut)
  // A wide interval is of too few to tell, and says nothing of how photos are cut.
  if (low > 0.5 || high < 0.5 || high > CHANCE) return []
  const { picture, shown } = judged.words
  return [
    {
      kind: 'warning',
      text: `Raw pixels are at chance here: AUC ${leftOut.whole.auc.toFixed(3)}, 95 % ${low.toFixed(3)} to ${high.toFixed(3)}. Where every ${picture} shows the ${shown} in the same place and size they mostly are not, so these ${picture}s are probably not cropped alike, or lit and turned too differently. Crop them to the ${shown} under Data and train again: a network learns faster from that than from more steps.`,
    },
  ]
}
