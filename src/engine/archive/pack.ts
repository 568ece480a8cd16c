/** Kept runs as one file. */
import {
  BlobReader,
  BlobWriter,
  TextReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-native.js'
import type { KeptWeights } from '../../domain/keptRun'
import { wholeRunOf, type FoundWeights, type KeptStorage, type WholeRun } from '../keep/history'
import { FORMAT, LIST, placesOf, VERSION } from './format'
import { toJson } from './json'

const OPTIONS = { useWebWorkers: false } as const

/** Throws an Error for the person where one of them is gone or cannot be read. */
export async function packRuns(ids: readonly string[], storage: KeptStorage): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter('application/zip'), OPTIONS)
  const list = { format: FORMAT, version: VERSION, runs: ids }
  await zip.add(LIST, new TextReader(JSON.stringify(list, null, 2)))
  for (const id of ids) {
    const { run, records, evaluations, reports, weights } = await readRun(id, storage)
    const { owner: _o, earlierOwner: _e, bytes: _b, measured: _m, ...own } = run
    const facts = { ...own, weights: weights.map(factsOf) }
    const places = placesOf(id)
    await zip.add(places.run, new TextReader(toJson(facts)))
    await zip.add(places.log, new TextReader(toJson({ records, evaluations })))
    await zip.add(places.reports, new TextReader(toJson(reports)))
    for (const { file, content } of weights)
      await zip.add(places.weights(file), new BlobReader(new Blob([content])))
  }
  return zip.close()
}

/** A run that is trained meanwhile writes its files in turn: read again, they are of one moment. */
const ATTEMPTS = 5

async function readRun(id: string, storage: KeptStorage): Promise<WholeRun> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const run = await storage.rows.get(id)
    if (run === null) throw new Error('One of these runs is no longer kept. Tick them again.')
    const whole = await wholeRunOf(run, storage)
    if (whole.lost === 0 && whole.run.step >= run.step) return whole
  }
  throw new Error(
    'The weights of one of these runs cannot be read whole. Where it trains, pause it; else untick it.',
  )
}

const factsOf = ({ content, ...facts }: FoundWeights): KeptWeights => ({
  ...facts,
  bytes: content.length,
})
