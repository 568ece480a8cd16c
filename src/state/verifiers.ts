/** A run's network as a verifier that can be kept, and the files of it. */
import { SOURCES } from '../domain/choices/sources'
import type { RunConfig, RunId } from '../domain/config'
import { layersOf } from '../domain/encoders'
import type { ExchangeFormat } from '../domain/exchangeFormats'
import type { Judge } from '../domain/judging'
import { largerMeans } from '../domain/objective'
import type { NetworkWeights } from '../domain/snapshot'
import { thresholdSource } from '../domain/thresholdWords'
import type { VerifierScore, WeightedVerifier } from '../domain/verifier'
import { aucInterval, rateInterval, type Interval } from '../domain/verification/jackknife'
import { createExchangeClient, type ExchangeClient } from '../engine'
import { judgedRates } from './judgedRates'
import { judgedOf, leftOutOf, rankedBy, type JudgedRun } from './judgedRun'
import { linkOf } from './linkSync'
import { runsStore, weightsOf } from './runs'
import type { RunView } from './runView'
import { judgeFor } from './judgeFor'
import { thresholdsStore } from './thresholds'

let client: ExchangeClient | null = null

/** Rejects with an Error for the person to read. */
export const verifierFile = (format: ExchangeFormat, verifier: WeightedVerifier): Promise<Blob> =>
  (client ??= createExchangeClient()).write(format, verifier)

/** A run's network as it stands; rejects likewise. */
export async function verifierOf(run: RunId): Promise<WeightedVerifier> {
  const network = await weightsOf(run)
  const view = runsStore.getState()[run]
  if (view.config === null) throw new Error(`Run ${run} has been reset. Train it, then keep it.`)
  const judged = judgedOf(view)
  const judge = judged && judgeFor(judged, thresholdsStore.getState()[run])
  return weighted(view, view.config, network, judged && judge && { judged, judge })
}

interface Judged {
  readonly judged: JudgedRun
  readonly judge: Judge
}

function weighted(
  { set }: RunView,
  config: RunConfig,
  { snapshot, pixels }: NetworkWeights,
  judging: Judged | null,
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
      data: [text, ...(source.sides(config, set) ?? [])],
      licences: licence === null ? [] : [`${text}: ${licence.name}`],
      step: snapshot.step,
      link: linkOf({ caseId: null, a: config, b: {}, compare: false }, false),
    },
  }
}

function thresholdOf({ judge, judged }: Judged) {
  // JSON knows no infinity: where all pairs are taken for one kind, there is no threshold to give.
  return Number.isFinite(judge.threshold)
    ? { value: judge.threshold, chosen: thresholdSource(judge, judged.words) }
    : null
}

function scoresOf({ judged, judge }: Judged): VerifierScore[] {
  const rates = judgedRates(judged, judge)
  const { auc, eer } = rankedBy(judged).ranking
  const leftOut = leftOutOf(judged.pairs.outputs, judged, judged.larger)
  const rate = (of: 'accuracy' | 'far' | 'tar') =>
    rates.leftOut && rateInterval(rates.leftOut, (each) => each[of])
  return [
    score('Accuracy at the threshold', rates.accuracy, rate('accuracy')),
    score('False accept rate at the threshold', rates.far, rate('far')),
    score('True accept rate at the threshold', rates.tar, rate('tar')),
    score('AUC', auc, leftOut && aucInterval(leftOut)),
    score('Equal error rate', eer, leftOut && rateInterval(leftOut, (each) => each.eer)),
  ].filter(({ value }) => Number.isFinite(value))
}

const score = (name: string, value: number, interval: Interval | null): VerifierScore => ({
  name,
  value,
  low: interval?.low ?? null,
  high: interval?.high ?? null,
})

function judgedOn({ pairs, isLive, step, units, words }: JudgedRun, at: number): string {
  const same = pairs.same.reduce((sum, each) => sum + each, 0)
  const whom =
    units === null ? '' : ` of ${units.count} ${units.over === 'people' ? words.many : 'images'}`
  const counts = `${same.toLocaleString('en')} same and ${(pairs.same.length - same).toLocaleString('en')} different held-out pairs${whom}`
  const few = isLive ? ', the few that are watched while it trains' : ''
  const late = step === at ? '' : ` The scores are of step ${step}; the weights are of step ${at}.`
  return `Measured on ${counts}${few}.${late}`
}
