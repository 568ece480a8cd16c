/** A network with its settings, data and scores, as a verifier that can be taken along. */
import { SOURCES } from '../domain/choices/sources'
import type { RunConfig } from '../domain/config'
import { layersOf } from '../domain/encoders'
import type { Judge } from '../domain/judging'
import { largerMeans } from '../domain/objective'
import type { NetworkWeights } from '../domain/snapshot'
import { thresholdSource } from '../domain/thresholdWords'
import {
  SCORE_NAMES,
  type ScoreId,
  type Verifier,
  type VerifierScore,
  type WeightedVerifier,
} from '../domain/verifier'
import { aucInterval, rateInterval, type Interval } from '../domain/verification/jackknife'
import { judgedRates } from './judgedRates'
import { leftOutOf, rankedBy, type JudgedRun } from './judgedRun'
import { weightsFor } from './networks'
import type { RunView } from './runView'

export interface Judging {
  readonly judged: JudgedRun
  readonly judge: Judge
}

/**
 * @param judging null where no held-out pair was judged
 * @param link the whole address that opens the run
 */
export function weightedVerifier(
  { set }: Pick<RunView, 'set'>,
  config: RunConfig,
  { snapshot, pixels }: NetworkWeights,
  judging: Judging | null,
  link: string,
): WeightedVerifier {
  const source = SOURCES[config.data]
  const { epsilon, epsilonForm } = config
  const { text, licence } = source.credit
  return {
    weights: snapshot.weights,
    verifier: {
      version: 1,
      input: { size: config.size, channels: config.channels, ...pixels },
      layers: layersOf(config),
      distance: { id: config.distance, epsilon, epsilonForm },
      head: config.head,
      larger: largerMeans(config),
      threshold: judging && thresholdOf(judging),
      scores: judging ? scoresOf(judging) : [],
      judgedOn: judging ? judgedOn(judging.judged, snapshot.step) : 'No held-out pair was judged.',
      data: [text, ...(source.sides(config, set) ?? []), ...begunFrom(config)],
      licences: licence === null ? [] : [`${text}: ${licence.name}`],
      step: snapshot.step,
      ...picturesOf(config, set),
      link,
    },
  }
}

/** Which weights it began with, where they were not drawn. */
function begunFrom(config: RunConfig): readonly string[] {
  if (config.weights === '') return []
  const name = weightsFor(config)?.name
  const fixed = config.frozen === 0 ? '' : `, its first ${config.frozen} layers fixed`
  return [`began with weights ${config.weights}${name === undefined ? '' : ` (“${name}”)`}${fixed}`]
}

/** How pictures of one's own are cut for it; absent where its photos are not here. */
function picturesOf({ data }: RunConfig, set: RunView['set']): Pick<Verifier, 'pictures'> {
  const { pictures, takesDigits, words } = SOURCES[data]
  const options = pictures(set)
  if (options === null) return {}
  const { same, different, picture, shown, one, many, nobody } = words(set)
  const own = { same, different, picture, shown, one, many, nobody }
  return { pictures: { ...options, digits: takesDigits, words: own } }
}

function thresholdOf({ judge, judged }: Judging) {
  // JSON knows no infinity: where all pairs are taken for one kind, there is no threshold to give.
  return Number.isFinite(judge.threshold)
    ? { value: judge.threshold, chosen: thresholdSource(judge, judged.words) }
    : null
}

function scoresOf({ judged, judge }: Judging): VerifierScore[] {
  const rates = judgedRates(judged, judge)
  const { auc, eer } = rankedBy(judged).ranking
  const leftOut = leftOutOf(judged.pairs.outputs, judged, judged.larger)
  const rate = (of: 'accuracy' | 'far' | 'tar') =>
    rates.leftOut && rateInterval(rates.leftOut, (each) => each[of])
  return [
    score('verified', rates.accuracy, rate('accuracy')),
    score('far', rates.far, rate('far')),
    score('tar', rates.tar, rate('tar')),
    score('auc', auc, leftOut && aucInterval(leftOut)),
    score('eer', eer, leftOut && rateInterval(leftOut, (each) => each.eer)),
  ].filter(({ value }) => Number.isFinite(value))
}

const score = (id: ScoreId, value: number, interval: Interval | null): VerifierScore => ({
  id,
  name: SCORE_NAMES[id],
  value,
  low: interval?.low ?? null,
  high: interval?.high ?? null,
})

function judgedOn({ pairs, isLive, step, units, words }: JudgedRun, at: number): string {
  const same = pairs.same.reduce((sum, each) => sum + each, 0)
  const whom =
    units === null
      ? ''
      : ` of ${units.count.toLocaleString('en')} ${units.over === 'people' ? words.many : 'images'}`
  const counts = `${same.toLocaleString('en')} same and ${(pairs.same.length - same).toLocaleString('en')} different held-out pairs${whom}`
  const few = isLive ? ', the few that are watched while it trains' : ''
  const late = step === at ? '' : ` The scores are of step ${step}; the weights are of step ${at}.`
  return `Measured on ${counts}${few}.${late}`
}
