/** Kept runs as one file. */
import {
  BlobReader,
  BlobWriter,
  TextReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-native.js'
import type { KeptReports, KeptRun, LogPart } from '../../domain/keptRun'
import type { WeightFiles } from '../keep/files'
import type { RunRows } from '../keep/rows'
import { checksumOf } from '../keep/weightFile'
import { FORMAT, LIST, placesOf, VERSION } from './format'
import { toJson } from './json'

interface Storage {
  readonly rows: RunRows
  readonly files: WeightFiles
}

const OPTIONS = { useWebWorkers: false } as const

/** Throws an Error for the person where one of them is gone or cannot be read. */
export async function packRuns(ids: readonly string[], storage: Storage): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter('application/zip'), OPTIONS)
  const list = { format: FORMAT, version: VERSION, runs: ids }
  await zip.add(LIST, new TextReader(JSON.stringify(list, null, 2)))
  for (const id of ids) {
    const { run, part, reports, weights } = await readRun(id, storage)
    const { owner: _owner, bytes: _bytes, measured: _measured, ...facts } = run
    const places = placesOf(id)
    await zip.add(places.run, new TextReader(toJson(facts)))
    await zip.add(places.log, new TextReader(toJson(part)))
    await zip.add(places.reports, new TextReader(toJson(reports)))
    for (const [file, content] of weights)
      await zip.add(places.weights(file), new BlobReader(new Blob([content])))
  }
  return zip.close()
}

/** A run that is trained meanwhile writes its files in turn: read again, they are of one moment. */
const ATTEMPTS = 5

async function readRun(id: string, { rows, files }: Storage) {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const run = await rows.get(id)
    if (run === null) throw new Error('One of these runs is no longer kept. Tick them again.')
    const [part, reports] = await Promise.all([logOf(run, rows), rows.reports(id)])
    const weights = await weightsOf(run, files)
    if (weights !== null && part.records.length === run.step && isOf(reports, run.step))
      return { run, part, reports, weights }
  }
  throw new Error(
    'The weights of one of these runs cannot be read whole. Where it trains, pause it; else untick it.',
  )
}

const isOf = ({ evaluation, judgement }: KeptReports, last: number) =>
  [evaluation, judgement].every((report) => report === null || report.step <= last)

/** Null where one of its files is not what the row says. */
async function weightsOf({ weights }: KeptRun, files: WeightFiles) {
  const found = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const { file, checksum } of weights) {
    const content = await files.read(file).catch(() => null)
    if (content === null || checksumOf([content]) !== checksum) return null
    found.set(file, content)
  }
  return found
}

async function logOf({ id, step }: KeptRun, rows: RunRows): Promise<LogPart> {
  const parts: LogPart[] = []
  await rows.eachPart(id, (part) => parts.push(part))
  return {
    records: parts.flatMap(({ records }) => records).filter((record) => record.step <= step),
    evaluations: parts
      .flatMap(({ evaluations }) => evaluations)
      .filter(({ record }) => record.step <= step),
  }
}
