import {
  BlobReader,
  BlobWriter,
  TextReader,
  TextWriter,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-native.js'
import { describe, expect, it, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../domain/config'
import type { Snapshot } from '../../domain/snapshot'
import { evaluationReport, nonFiniteReport, stepRecord } from '../../domain/testRecords'
import { createRecorder } from '../keep/recorder'
import { createTestStorage } from '../keep/testStorage'
import { fromJson, toJson } from './json'
import { packRuns } from './pack'
import { unpackRuns } from './unpack'

const [FIRST, SECOND] = ['a'.repeat(32), 'b'.repeat(32)] as const
const snapshotAt = (step: number): Snapshot => ({
  step,
  weights: [{ name: 'dense/kernel', shape: [2, 1], values: Float32Array.of(step, -step) }],
  slots: [Float32Array.of(step / 2, 0)],
})

/** Two runs: one that finished at step 6, its weights kept at 3 and 6; one that turned to NaN at 2. */
async function twoRuns() {
  const storage = createTestStorage()
  const host = { ...storage, now: () => 0, date: () => 7 }
  const recorder = await createRecorder({ id: FIRST, owner: 'me' }, DEFAULT_CONFIG, host)
  for (const from of [1, 4]) {
    const records = [0, 1, 2].map((i) => stepRecord({ step: from + i, loss: 1 / (from + i) }))
    recorder.hear({ type: 'steps', records, layers: [], tensors: 1, closest: 0.25 })
    const report = evaluationReport({
      step: from + 2,
      a: Int32Array.of(0, 1),
      b: Int32Array.of(1, 2),
      same: Uint8Array.of(1, 0),
      distances: Float32Array.of(0.1, NaN),
      outputs: Float32Array.of(0.1, 0.9),
    })
    recorder.hear({ type: 'evaluation', report, asLast: from === 4 })
    const { written } = await recorder.keep('finished', async () => snapshotAt(from + 2), true)
    await written
  }
  await storage.rows.label(FIRST, { name: 'Ä “first”', note: 'of two', pinned: true })
  const failing = await createRecorder({ id: SECOND, owner: 'me' }, DEFAULT_CONFIG, host)
  const records = [stepRecord(), stepRecord({ step: 2, loss: NaN, gradNorm: Infinity })]
  failing.hear({ type: 'steps', records, layers: [], tensors: 1, closest: 0 })
  failing.hear({ type: 'non_finite', report: nonFiniteReport({ step: 2, loss: NaN }) })
  await (
    await failing.keep('failed', null, true)
  ).written
  return storage
}

const exported = async () => packRuns([FIRST, SECOND], await twoRuns())

test('runs that are exported and imported are the same runs, of nobody’s page', async () => {
  const from = await twoRuns()
  const to = createTestStorage()
  const { added, problems } = await unpackRuns(await packRuns([FIRST, SECOND], from), to)
  expect({ added, problems }).toEqual({ added: [FIRST, SECOND], problems: [] })
  for (const id of [FIRST, SECOND]) {
    const [before, after] = [await from.rows.get(id), await to.rows.get(id)]
    // What is summed up is so of the whole log, which takes less as one part.
    expect({ ...after, owner: 'me', bytes: 0, measured: 0 }).toEqual({
      ...before,
      bytes: 0,
      measured: 0,
    })
    expect(after?.measured?.heldOut).toEqual(before?.measured?.heldOut)
    expect(await to.rows.reports(id)).toEqual(await from.rows.reports(id))
    const logs = await Promise.all([from, to].map(async ({ rows }) => await rows.log(id)))
    const [whole, again] = logs.map((parts) => parts.flatMap(({ records }) => records))
    expect(again).toEqual(whole)
  }
  expect(to.contents).toEqual(from.contents)
  const host = { ...to, now: () => 0, date: () => 9 }
  const { history } = await createRecorder({ id: FIRST, owner: 'you' }, DEFAULT_CONFIG, host)
  expect(history).toMatchObject({ lost: 0, snapshot: snapshotAt(6), run: { state: 'finished' } })
})

test('a run that is kept already is left as it is, and said', async () => {
  const to = await twoRuns()
  await to.rows.label(SECOND, { name: 'mine', note: '', pinned: false })
  const before = structuredClone([...to.runs])
  const { added, problems } = await unpackRuns(await exported(), to)
  expect(added).toEqual([])
  expect(problems).toEqual([
    '“Ä “first”” is kept here already; it was left as it is.',
    '“mine” is kept here already; it was left as it is.',
  ])
  expect([...to.runs]).toEqual(before)
})

test('what JSON does not know comes back', () => {
  const value = {
    a: NaN,
    b: [-Infinity, Infinity],
    c: Float32Array.of(NaN, 1),
    d: new Uint8Array(99_999),
  }
  expect(fromJson(toJson(value))).toEqual(value)
})

type Edit = (text: string) => string | null
/** The same file with one part in another's place, or without it. */
async function edited(place: string, edit: Edit | Uint8Array): Promise<Blob> {
  const reader = new ZipReader(new BlobReader(await exported()), { useWebWorkers: false })
  const writer = new ZipWriter(new BlobWriter('application/zip'), { useWebWorkers: false })
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue
    if (entry.filename !== place) {
      await writer.add(entry.filename, new BlobReader(await entry.getData(new BlobWriter())))
    } else if (edit instanceof Uint8Array) {
      await writer.add(place, new BlobReader(new Blob([edit as BlobPart])))
    } else {
      const text = edit(await entry.getData(new TextWriter()))
      if (text !== null) await writer.add(place, new TextReader(text))
    }
  }
  return writer.close()
}

const inRun =
  (change: (run: Record<string, unknown>) => object): Edit =>
  (text) => {
    const run = JSON.parse(text) as Record<string, unknown>
    return JSON.stringify({ ...run, ...change(run) })
  }
const replaced =
  (from: string | RegExp, to: string): Edit =>
  (text) => {
    expect(text).toMatch(from)
    return text.replace(from, to)
  }
const WHO = 'Run 1 of the file'
const NAMED = `${WHO}, “Ä “first””,`
const END = ' It was not kept.'
const [RUN, LOG, REPORTS] = ['run', 'log', 'reports'].map((part) => `${FIRST}/${part}.json`) as [
  string,
  string,
  string,
]
const NEWEST = `${FIRST}/weights/${FIRST}-1`

/** Where, how, and what is said. */
const DAMAGES: readonly (readonly [string, string, Edit | Uint8Array, string])[] = [
  [
    'has no run.json',
    RUN,
    () => null,
    `${WHO} lacks run.json: choose a file that was exported here.`,
  ],
  [
    'has half a run.json',
    RUN,
    (text) => text.slice(0, 80),
    `${WHO} is damaged: run.json is not JSON as it is exported here.`,
  ],
  [
    'is of a later version',
    RUN,
    inRun(() => ({ version: 2 })),
    `${WHO} is damaged: in run.json, version: Invalid type: Expected 1 but received 2.`,
  ],
  [
    'has the id of another',
    RUN,
    inRun(() => ({ id: SECOND })),
    `${NAMED} stands under the id of another.`,
  ],
  [
    'lacks a setting',
    RUN,
    inRun(({ config }) => ({ config: { ...(config as object), loss: undefined } })),
    `${WHO} is damaged: in run.json, config: is no RunConfig of this version of the page.`,
  ],
  [
    'has a setting that nothing knows',
    RUN,
    inRun(({ config }) => ({ config: { ...(config as object), magic: 1 } })),
    `${WHO} is damaged: in run.json, config: is no RunConfig of this version of the page.`,
  ],
  [
    'has a batch of 10⁹',
    RUN,
    inRun(({ config }) => ({ config: { ...(config as object), batch: 1e9 } })),
    `${WHO} is damaged: in run.json, config: is no RunConfig of this version of the page.`,
  ],
  [
    'does what no run does',
    RUN,
    inRun(() => ({ state: 'dreaming' })),
    `${WHO} is damaged: in run.json, state: Invalid type: Expected ("training" | "paused" | "finished" | "failed") but received "dreaming".`,
  ],
  [
    'has steps that its log lacks',
    RUN,
    inRun(() => ({ step: 9 })),
    `${NAMED} has 9 steps, its log 6.`,
  ],
  [
    'has a name of 100 letters',
    RUN,
    inRun(() => ({ label: { name: 'x'.repeat(100), note: '', pinned: false } })),
    `${WHO} is damaged: in run.json, label.name: Invalid length: Expected <=80 but received 100.`,
  ],
  [
    'names a file elsewhere',
    RUN,
    replaced(`${FIRST}-1`, '../../etc/passwd'),
    `${NAMED} names a file of weights that is not its own.`,
  ],
  [
    'lacks its last weights',
    RUN,
    inRun(({ weights }) => ({ weights: (weights as unknown[]).slice(1) })),
    `${NAMED} lacks the weights of its last step.`,
  ],
  ['has no log', LOG, () => null, `${NAMED} lacks log.json: choose a file that was exported here.`],
  ['lacks a step', LOG, replaced(/\{"step":3,.*?\},/, ''), `${NAMED} lacks step 3 in its log.`],
  [
    'has a loss in words',
    LOG,
    replaced(/"loss":1,/, '"loss":"low",'),
    `${NAMED} is damaged: in log.json, records.0.loss: Invalid type: Expected (number | NaN) but received "low".`,
  ],
  [
    'has a list for a log',
    LOG,
    () => '[]',
    `${NAMED} is damaged: in log.json, records: Invalid key: Expected "records" but received undefined.`,
  ],
  [
    'has no reports',
    REPORTS,
    () => null,
    `${NAMED} lacks reports.json: choose a file that was exported here.`,
  ],
  [
    'has a report of later',
    REPORTS,
    replaced('"step":6', '"step":60'),
    `${NAMED} has a report (evaluation) of step 60, after its last.`,
  ],
  [
    'has columns of unequal length',
    REPORTS,
    replaced(
      /"same":\{"\$":"Uint8Array","base64":"[^"]*"/,
      '"same":{"$":"Uint8Array","base64":"AQ=="',
    ),
    `${NAMED} has a report whose columns are not equally long.`,
  ],
  [
    'has an array of another kind',
    REPORTS,
    replaced('"Float32Array"', '"Int32Array"'),
    `${NAMED} is damaged: in reports.json, evaluation.distances: Invalid type: Expected Float32Array but received Int32Array.`,
  ],
  [
    'has an array that is none',
    REPORTS,
    replaced('"Float32Array"', '"Float99Array"'),
    `${NAMED} is damaged: reports.json is not JSON as it is exported here.`,
  ],
  [
    'has no weights',
    NEWEST,
    () => null,
    `${NAMED} lacks ${FIRST}-1: choose a file that was exported here.`,
  ],
  [
    'has other weights',
    NEWEST,
    new Uint8Array(4),
    `${NAMED} has 4 bytes of weights at step 6, not `,
  ],
]

describe('of a run of the file that', () => {
  it.each(DAMAGES)(
    '%s, nothing is kept, and it is said; the other run is',
    async (_how, place, edit, said) => {
      const to = createTestStorage()
      const { added, problems } = await unpackRuns(await edited(place, edit), to)
      expect(problems).toEqual([expect.stringContaining(said)])
      expect(problems[0]).toMatch(new RegExp(`${END}$`))
      expect(added).toEqual([SECOND])
      expect([...to.runs.keys()]).toEqual([SECOND])
      expect(to.contents.size).toBe(0)
    },
  )

  it('has another bit in its weights, nothing is kept', async () => {
    const bytes = (await twoRuns()).contents.get(`${FIRST}-1`)!
    const beginning = 'The file of weights does not begin as one of this page.'
    const content = 'The file of weights has another checksum than it says.'
    const places = [
      [0, beginning],
      [5, beginning],
      [bytes.length - 9, content],
      [bytes.length - 1, content],
    ] as const
    for (const [at, why] of places) {
      const damaged = bytes.slice()
      damaged[at] = damaged[at]! ^ 1
      const { problems } = await unpackRuns(await edited(NEWEST, damaged), createTestStorage())
      expect(problems).toEqual([`${NAMED} has damaged weights at step 6: ${why}${END}`])
    }
  })

  it('comes when the browser is full, nothing is left behind', async () => {
    const to = createTestStorage()
    to.failing.rows = new DOMException('full', 'QuotaExceededError')
    const { added, problems } = await unpackRuns(await exported(), to)
    expect(added).toEqual([])
    expect(problems[0]).toBe(
      'Run 1 of the file was not kept: the browser has no room left. Delete runs, then import the file again.',
    )
    expect(to.contents.size).toBe(0)
  })
})

describe('a file is refused whole', () => {
  const refused = (file: Blob) => expect(unpackRuns(file, createTestStorage())).rejects

  it('that is no zip', async () => {
    for (const file of [new Blob(), new Blob(['{}']), (await exported()).slice(0, -40)])
      await refused(file).toThrow(
        'This file is no zip, or its end is missing. Choose one that was exported here.',
      )
  })

  it('that lists no runs', async () => {
    await refused(await edited('runs.json', () => null)).toThrow(
      'This file lacks runs.json: choose a file that was exported here.',
    )
    await refused(await edited('runs.json', replaced('"version": 1', '"version": 2'))).toThrow(
      'This file is damaged: in runs.json, version: Invalid type: Expected 1 but received 2.',
    )
    await refused(await edited('runs.json', replaced(FIRST, '../..'))).toThrow(
      'This file is damaged: in runs.json, runs.0: is not the id of a run.',
    )
  })

  it('never by a crash, wherever a bit of it is another', async () => {
    const bytes = new Uint8Array(await (await exported()).arrayBuffer())
    const { runs } = await twoRuns()
    for (let i = 0; i < 60; i++) {
      const damaged = bytes.slice()
      const at = Math.floor((i / 60) * bytes.length)
      damaged[at] = damaged[at]! ^ (1 << (i % 8))
      const to = createTestStorage()
      const read = unpackRuns(new Blob([damaged]), to)
      const { added, problems } = await read.catch((thrown: Error) => ({
        added: [],
        problems: [thrown.message],
      }))
      // What is kept all the same is as it was: the bit was of no matter.
      for (const id of added)
        expect({ ...to.runs.get(id), owner: 0, bytes: 0, measured: 0 }).toEqual({
          ...runs.get(id),
          owner: 0,
          bytes: 0,
          measured: 0,
        })
      if (added.length < 2) expect(problems[0]).toMatch(/^(This file|Run \d)/)
    }
  })
})
