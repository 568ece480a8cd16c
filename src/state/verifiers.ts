/** A run's network as a verifier that can be kept, and the files of it. */
import type { RunId } from '../domain/config'
import type { ExchangeFormat } from '../domain/exchangeFormats'
import type { WeightedVerifier } from '../domain/verifier'
import { createExchangeClient, type ExchangeClient } from '../engine'
import { judgedOf } from './judgedRun'
import { judgeFor } from './judgeFor'
import { linkOf } from './linkSync'
import { runsStore, weightsOf } from './runs'
import { thresholdsStore } from './thresholds'
import { weightedVerifier } from './weightedVerifier'

let client: ExchangeClient | null = null

/** What writes and reads files. */
export const exchange = (): ExchangeClient => (client ??= createExchangeClient())

/** Rejects with an Error for the person to read. */
export const verifierFile = (format: ExchangeFormat, verifier: WeightedVerifier): Promise<Blob> =>
  exchange().write(format, verifier)

/** A run's network as it stands; rejects likewise. */
export async function verifierOf(run: RunId): Promise<WeightedVerifier> {
  const network = await weightsOf(run)
  const view = runsStore.getState()[run]
  if (view.config === null) throw new Error(`Run ${run} has been reset. Train it, then keep it.`)
  const judged = judgedOf(view)
  const judge = judged && judgeFor(judged, thresholdsStore.getState()[run])
  const link = linkOf({ caseId: null, a: view.config, b: {}, compare: false }, false)
  return weightedVerifier(view, view.config, network, judged && judge && { judged, judge }, link)
}
