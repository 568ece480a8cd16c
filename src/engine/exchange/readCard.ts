/** What a file written here says of its verifier: checked, since anything may stand in a file. */
import * as v from 'valibot'
import { DISTANCES, type DistanceId } from '../../domain/choices/distances'
import { HEADS, type HeadId } from '../../domain/choices/heads'
import type { FileLayer } from '../../domain/fileWeights'
import { LAYER_KINDS } from '../../domain/layerFields'
import type { LayerSpec } from '../../domain/layers'
import { formatLayers, parseLayers } from '../../domain/layersText'
import { SCORE_NAMES, type ScoreId, type Verifier } from '../../domain/verifier'
import { FileFault, finite, type Told } from './format'

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const short = v.pipe(v.string(), v.maxLength(200))
const side = v.pipe(whole, v.minValue(1), v.maxValue(1024))
const channels = v.picklist([1, 3])

const WORDS = v.object({
  ...{ same: short, different: short, picture: short, shown: short },
  ...{ one: short, many: short, nobody: short },
})

const SCORE = v.object({
  id: v.exactOptional(v.picklist(Object.keys(SCORE_NAMES) as ScoreId[])),
  ...{ name: short, value: v.number() },
  ...{ low: v.nullable(v.number()), high: v.nullable(v.number()) },
})

const VERIFIER = v.object({
  version: v.literal(1),
  input: v.object({ size: side, channels, scale: v.number(), offset: v.number() }),
  layers: v.array(v.looseObject({ kind: v.picklist(LAYER_KINDS) })),
  distance: v.object({
    id: v.picklist(Object.keys(DISTANCES) as DistanceId[]),
    epsilon: v.pipe(v.number(), v.minValue(0)),
    epsilonForm: v.picklist(['max', 'add', 'safe']),
  }),
  head: v.picklist(Object.keys(HEADS) as HeadId[]),
  larger: v.picklist(['same', 'different']),
  threshold: v.nullable(v.object({ value: v.number(), chosen: v.string() })),
  scores: v.array(SCORE),
  judgedOn: v.string(),
  data: v.array(v.string()),
  licences: v.array(v.string()),
  step: whole,
  link: v.string(),
  pictures: v.exactOptional(
    v.object({
      ...{ side, channels, digits: v.boolean(), words: WORDS },
      crop: v.object({ zoom: share, x: share, y: share }),
    }),
  ),
  people: v.exactOptional(
    v.array(
      v.object({ name: short, photos: v.array(v.object({ name: short, pixels: v.string() })) }),
    ),
  ),
})

const SHA_256 = v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)))
const HEAD = v.record(v.string(), v.object({ shape: v.array(whole), values: v.array(v.number()) }))

/** @param text null where the file says nothing */
export function toldBy(text: unknown): Told | null {
  if (typeof text !== 'string') return null
  const told = parsed(text)
  if (told.version !== 1)
    throw new FileFault(
      `The file’s description is of version ${String(told.version)}; this page reads version 1. Reload the page: it may be older than the file.`,
    )
  const read = v.safeParse(VERIFIER, told)
  if (!read.success) throw wrong(v.getDotPath(read.issues[0]) ?? 'its beginning')
  const layers = layersOf(read.output.layers as unknown as readonly LayerSpec[])
  const [ofWeights, ofItself] = [told.weightsSha256, told.descriptionSha256].map((each) =>
    v.safeParse(SHA_256, each),
  )
  if (!ofWeights?.success) throw wrong('weightsSha256')
  if (!ofItself?.success) throw wrong('descriptionSha256')
  return {
    verifier: { ...read.output, layers } as Verifier,
    head: headOf(told.headWeights ?? {}),
    weightsSha256: ofWeights.output ?? null,
    descriptionSha256: ofItself.output ?? null,
    said: told,
  }
}

const wrong = (where: string) =>
  new FileFault(
    `The file’s description is damaged: “${where}” is not what it should be. Save or download it again.`,
  )

function layersOf(layers: readonly LayerSpec[]): readonly LayerSpec[] {
  const read = parseLayers(formatLayers(layers))
  if (typeof read === 'string')
    throw new FileFault(`The file’s description has a layer that cannot be: ${read}.`)
  return read
}

function headOf(told: unknown): readonly FileLayer[] {
  const read = v.safeParse(HEAD, told)
  if (!read.success) throw wrong(`headWeights.${v.getDotPath(read.issues[0]) ?? ''}`)
  const layers = new Map<string, FileLayer>()
  for (const [name, { shape, values }] of Object.entries(read.output)) {
    const layer = name.slice(0, Math.max(0, name.lastIndexOf('/')))
    const weight = finite({ name, shape, values: Float32Array.from(values) })
    layers.set(layer, { name: layer, weights: [...(layers.get(layer)?.weights ?? []), weight] })
  }
  return [...layers.values()]
}

function parsed(text: string): Record<string, unknown> {
  try {
    const told: unknown = JSON.parse(text)
    if (typeof told === 'object' && told !== null) return told as Record<string, unknown>
  } catch {
    // Told below.
  }
  throw new FileFault('The file’s description is no JSON object: save or download it again.')
}
