/**
 * A file of runs, read and kept. Nothing is taken on trust: a run is kept whole or not at all, one that is
 * kept already stays as it is, and each that is not taken is told with the reason.
 */
import {
  BlobReader,
  TextWriter,
  Uint8ArrayWriter,
  ZipReader,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core-native.js'
import * as v from 'valibot'
import type { KeptReports, KeptRun, LogPart } from '../../domain/keptRun'
import { bytesOf, measuresOf } from '../../domain/keptRuns/measures'
import { plainNameOf } from '../../domain/keptRuns/rows'
import type { KeptStorage } from '../keep/history'
import { LOG, REPORTS, RUN } from '../keep/schemas'
import { unpackContents } from '../keep/weightFile'
import type { Imported } from '../protocol/archive'
import { LIST, placesOf, RUN_LIST } from './format'
import { fromJson } from './json'

type Entries = ReadonlyMap<string, FileEntry>
interface Contents {
  readonly run: KeptRun
  readonly part: LogPart
  readonly reports: KeptReports
  readonly weights: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
}

/** Bytes of a part, unpacked: more is no run of this page. */
const LARGEST_PART = 1e9

/** Throws an Error for the person where the file is none of runs at all. */
export async function unpackRuns(file: Blob, storage: KeptStorage): Promise<Imported> {
  const zip = new ZipReader(new BlobReader(file), { useWebWorkers: false, checkSignature: true })
  const entries = await entriesOf(zip)
  const { runs: ids } = await jsonOf(entries, LIST, RUN_LIST, 'This file')
  const added: string[] = []
  const problems: string[] = []
  for (const [i, id] of [...new Set(ids)].entries()) {
    try {
      const before = await storage.rows.get(id)
      if (before !== null) {
        problems.push(`${nameOf(before)} is kept here already; it was left as it is.`)
        continue
      }
      await keep(await contentsOf(id, entries, `Run ${i + 1} of the file`), storage)
      added.push(id)
    } catch (thrown) {
      const full = thrown instanceof Error && thrown.name === 'QuotaExceededError'
      const said = thrown instanceof Error ? thrown.message : String(thrown)
      problems.push(
        full
          ? `Run ${i + 1} of the file was not kept: the browser has no room left. Delete runs, then import the file again.`
          : `${said} It was not kept.`,
      )
    }
  }
  await zip.close()
  return { added, problems }
}

const nameOf = ({ label, config }: Pick<KeptRun, 'label' | 'config'>) =>
  `“${label.name || plainNameOf(config)}”`

async function entriesOf(zip: ZipReader<unknown>): Promise<Entries> {
  try {
    const entries = await zip.getEntries()
    return new Map(entries.flatMap((entry) => (entry.directory ? [] : [[entry.filename, entry]])))
  } catch {
    throw new Error(
      'This file is no zip, or its end is missing. Choose one that was exported here.',
    )
  }
}

async function contentsOf(id: string, entries: Entries, who: string): Promise<Contents> {
  const places = placesOf(id)
  const run = await jsonOf(entries, places.run, RUN, who)
  const of = `${who}, ${nameOf(run)},`
  if (run.id !== id) throw new Error(`${of} stands under the id of another.`)
  const part = await jsonOf(entries, places.log, LOG, of)
  const reports = await jsonOf(entries, places.reports, REPORTS, of)
  const gap = part.records.findIndex(({ step }, i) => step !== i + 1)
  if (gap !== -1) throw new Error(`${of} lacks step ${gap + 1} in its log.`)
  if (part.records.length !== run.step)
    throw new Error(`${of} has ${run.step} steps, its log ${part.records.length}.`)
  checkReports(reports, run.step, of)
  const weights = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const { file, step, bytes, checksum } of run.weights) {
    if (file !== `${id}-0` && file !== `${id}-1`)
      throw new Error(`${of} names a file of weights that is not its own.`)
    const content = await bytesIn(entries, places.weights(file), of)
    if (content.length !== bytes)
      throw new Error(`${of} has ${content.length} bytes of weights at step ${step}, not ${bytes}.`)
    const { snapshot, checksum: found } = contentsIn(
      content,
      `${of} has damaged weights at step ${step}`,
    )
    if (found !== checksum)
      throw new Error(`${of} has damaged weights at step ${step}: their checksum differs.`)
    if (snapshot.step !== step) throw new Error(`${of} has weights of another step than ${step}.`)
    weights.set(file, content)
  }
  if (run.state !== 'failed' && run.step > 0 && run.weights[0]?.step !== run.step)
    throw new Error(`${of} lacks the weights of its last step.`)
  const { outcome, ...rest } = run
  const measured = measuresOf({ ...part, reports })
  const bytes = bytesOf(run.weights, measured)
  return {
    run: { ...rest, ...(outcome && { outcome }), owner: '', bytes, measured },
    part,
    reports,
    weights,
  }
}

function contentsIn(content: Uint8Array<ArrayBuffer>, what: string) {
  try {
    return unpackContents(content)
  } catch (thrown) {
    throw new Error(`${what}: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
  }
}

/** Columns of pairs are as long as each other, and nothing is later than the run. */
function checkReports(
  { evaluation, baselines, judgement, nonFinite }: KeptReports,
  last: number,
  of: string,
) {
  const dated = { evaluation, judgement, nonFinite }
  for (const [kind, report] of Object.entries(dated))
    if (report !== null && report.step > last)
      throw new Error(`${of} has a report (${kind}) of step ${report.step}, after its last.`)
  for (const pairs of [evaluation, judgement]) {
    if (pairs === null) continue
    const { a, b, same, distances, outputs, embeddings } = pairs
    const { images, dimension, values } = embeddings
    const isEven = [b, same, distances, outputs].every(({ length }) => length === a.length)
    if (!isEven || values.length !== images.length * dimension)
      throw new Error(`${of} has a report whose columns are not equally long.`)
  }
  const compared = [
    [evaluation, baselines],
    [judgement, judgement?.baselines ?? null],
  ] as const
  for (const [pairs, beside] of compared)
    if (
      pairs &&
      beside &&
      [beside.untrained, beside.pixels].some((each) => each.length !== pairs.a.length)
    )
      throw new Error(`${of} has baselines of other pairs than its report’s.`)
}

/** Weights first, then all rows at once: a run that is there is whole. */
async function keep({ run, part, reports, weights }: Contents, { rows, files }: KeptStorage) {
  try {
    for (const [file, content] of weights) await files.write(file, content, true)
    await rows.add({ run, part, reports })
  } catch (thrown) {
    for (const file of weights.keys()) await files.remove(file)
    throw thrown
  }
}

async function jsonOf<S extends v.GenericSchema>(
  entries: Entries,
  place: string,
  schema: S,
  who: string,
): Promise<v.InferOutput<S>> {
  const file = place.split('/').at(-1)
  const text = await read(entries, place, who, (entry) => entry.getData(new TextWriter()))
  let value: unknown
  try {
    value = fromJson(text)
  } catch {
    throw new Error(`${who} is damaged: ${file} is not JSON as it is exported here.`)
  }
  const parsed = v.safeParse(schema, value)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const path = v.getDotPath(issue) ?? 'the whole'
  throw new Error(`${who} is damaged: in ${file}, ${path}: ${issue.message}.`)
}

const bytesIn = (entries: Entries, place: string, who: string) =>
  read(entries, place, who, (entry) => entry.getData(new Uint8ArrayWriter()))

async function read<T>(
  entries: Entries,
  place: string,
  who: string,
  get: (entry: FileEntry) => Promise<T>,
): Promise<T> {
  const entry = entries.get(place)
  const file = place.split('/').at(-1)
  if (entry === undefined)
    throw new Error(`${who} lacks ${file}: choose a file that was exported here.`)
  if (entry.uncompressedSize > LARGEST_PART)
    throw new Error(`${who} is damaged: ${file} is too large.`)
  try {
    return await get(entry)
  } catch {
    throw new Error(`${who} is damaged: ${file} cannot be unpacked.`)
  }
}
