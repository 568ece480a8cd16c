/** What is kept of a run, as it is checked before it is trusted: rows of the browser's storage, and files of runs. */
import * as v from 'valibot'
import { DEFAULT_CONFIG, sameValue, type RunConfig } from '../../domain/config'
import { FIELDS } from '../../domain/fields'
import type { KeptReports, KeptRun, LogPart } from '../../domain/keptRun'
import { readLink, writeLink } from '../../domain/link'

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const numbers = <K extends string>(...keys: readonly K[]) =>
  v.object(
    Object.fromEntries(keys.map((key) => [key, FIGURE])) as unknown as Record<K, typeof FIGURE>,
  )
/** Which may be NaN, that valibot takes for no number. */
const FIGURE = v.union([v.number(), v.nan()])
export const RUN_ID = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'is not the id of a run'))

const STEP = v.object({
  ...numbers('epoch', 'loss', 'accuracy', 'gradNorm', 'ms').entries,
  ...numbers('penalty', 'active', 'least', 'largest').entries,
  step: whole,
})
const EVALUATION = v.object({
  ...numbers('loss', 'accuracy', 'verified', 'bestAccuracy', 'auc', 'eer').entries,
  step: whole,
})
export const LOG = v.object({
  records: v.array(STEP),
  evaluations: v.array(v.object({ record: EVALUATION, asLast: v.boolean() })),
})

const VERDICT = v.picklist(['learns', 'misread', 'inverted', 'stuck', 'dead', 'nan', 'undecided'])
export const RUN = v.object({
  version: v.literal(1),
  id: RUN_ID,
  config: v.pipe(
    v.unknown(),
    v.transform(withLater),
    v.custom<RunConfig>(isConfig, 'is no RunConfig of this version of the page'),
  ),
  begun: whole,
  changed: whole,
  state: v.picklist(['training', 'paused', 'finished', 'failed']),
  step: whole,
  layers: v.array(v.object({ ...numbers('gradNorm', 'weightNorm').entries, name: v.string() })),
  closest: v.nullable(FIGURE),
  weights: v.pipe(
    v.array(v.object({ file: v.string(), step: whole, bytes: whole, checksum: whole })),
    v.maxLength(2),
  ),
  label: v.object({
    name: v.pipe(v.string(), v.maxLength(80)),
    note: v.pipe(v.string(), v.maxLength(500)),
    pinned: v.boolean(),
  }),
  outcome: v.optional(
    v.object({ step: whole, verdict: VERDICT, heldOut: v.nullable(EVALUATION), pairs: whole }),
  ),
})

const floats = v.instance(Float32Array)
const places = v.instance(Int32Array)
const PAIRS = {
  a: places,
  b: places,
  same: v.instance(Uint8Array),
  distances: floats,
  outputs: floats,
}
const EMBEDDINGS = v.object({ images: places, dimension: whole, values: floats })
const BASELINES = v.object({ untrained: floats, pixels: floats })
const LAYER_KINDS = [
  'conv2d',
  'max_pooling2d',
  'batch_normalization',
  'dropout',
  'flatten',
  'dense',
] as const
const PAIR_VIEW = v.object({
  ...numbers('index', 'distance', 'output').entries,
  same: v.boolean(),
  side: whole,
  channels: v.picklist([1, 3]),
  imageA: v.instance(Uint8Array),
  imageB: v.instance(Uint8Array),
})
export const REPORTS = v.object({
  evaluation: v.nullable(
    v.object({
      ...EVALUATION.entries,
      ...PAIRS,
      bestThreshold: FIGURE,
      isJudged: v.exactOptional(v.boolean()),
      embeddings: EMBEDDINGS,
      layers: v.array(
        v.object({
          ...numbers('dead', 'saturated', 'largest').entries,
          name: v.string(),
          kind: v.picklist(LAYER_KINDS),
          moved: v.nullable(FIGURE),
        }),
      ),
      ownStatistics: v.nullable(numbers('loss', 'auc', 'verified', 'bestAccuracy')),
      headScale: v.nullable(FIGURE),
    }),
  ),
  baselines: v.nullable(BASELINES),
  judgement: v.nullable(
    v.object({
      ...PAIRS,
      step: whole,
      foldOf: v.nullable(v.instance(Uint8Array)),
      folds: v.array(v.string()),
      baselines: BASELINES,
      further: v.object({ ...PAIRS, baselines: BASELINES }),
      embeddings: EMBEDDINGS,
    }),
  ),
  nonFinite: v.nullable(
    v.object({
      step: whole,
      where: v.picklist(['loss', 'gradient', 'weight']),
      value: v.picklist(['nan', 'inf']),
      tensors: v.array(v.string()),
      tensorCount: whole,
      loss: FIGURE,
      pair: v.nullable(PAIR_VIEW),
      ofItself: v.boolean(),
      drawnTwice: whole,
      forward: v.array(v.object({ ...numbers('first', 'now').entries, name: v.string() })),
      origin: v.nullable(v.string()),
    }),
  ),
})

/** Runs kept before there were weights to begin with name none. */
function withLater(given: unknown): unknown {
  return typeof given === 'object' && given !== null ? { weights: '', frozen: 0, ...given } : given
}

/** Whether it is what a link of this page can say, whole: then every value is one the page knows. */
function isConfig(given: unknown): boolean {
  if (typeof given !== 'object' || given === null) return false
  const isWhole = FIELDS.every(({ id }) => id in given)
  const known = new Set<string>(Object.keys(DEFAULT_CONFIG))
  if (!isWhole || !Object.keys(given).every((key) => known.has(key))) return false
  try {
    const setup = { caseId: null, a: given as RunConfig, b: {}, compare: false }
    const { ignored, setup: read } = readLink(writeLink(setup))
    return ignored.length === 0 && FIELDS.every(({ id }) => sameValue(read.a[id], setup.a[id]))
  } catch {
    return false
  }
}

const ROW = v.object({
  ...RUN.entries,
  config: v.custom<RunConfig>(hasItsKinds),
  owner: v.string(),
})

/** Whether a row of the browser’s storage is a run of this version of the page. */
export const isRow = (row: unknown): row is KeptRun => v.is(ROW, row)

/** Whether each setting is at least of its kind: what a row has was a RunConfig, and may be damaged. */
function hasItsKinds(given: unknown): boolean {
  if (typeof given !== 'object' || given === null) return false
  const config = given as Record<string, unknown>
  return Object.entries(DEFAULT_CONFIG).every(
    ([key, value]) =>
      typeof config[key] === typeof value && Array.isArray(config[key]) === Array.isArray(value),
  )
}

export const isLogPart = (part: unknown): part is LogPart => v.is(LOG, part)

/** What is whole of the latest of each kind. */
export const readReport = (kind: keyof KeptReports, report: unknown): unknown =>
  v.is(REPORTS.entries[kind], report) ? report : null
