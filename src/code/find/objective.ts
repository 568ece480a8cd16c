/** Distance, head and loss, told by what they compute between the embeddings and the loss. */
import type { ConfigPatch } from '../../domain/config'
import type { Interpreter } from '../evaluate/interpreter'
import { type Func, isKind, List, type Sym, type Value } from '../evaluate/values'
import { layerOf, valueOf } from '../libraries/layerOf'
import { asArray, ndArray } from '../numeric/ndArray'
import type { Place } from '../python/ast'
import type { FittedFunction } from '../reading'
import type { BatchLossReading } from '../recognise/batchLoss'
import { recogniseDistance, type DistanceReading } from '../recognise/distance'
import { recogniseEmbeddingLoss } from '../recognise/embeddingLoss'
import { recogniseLoss, type LossReading } from '../recognise/pairLoss'
import type { BatchShape, Shapes } from '../recognise/probe'
import { recogniseTripletLoss } from '../recognise/tripletLoss'
import { ofOneTower, ofViews } from './batchObjective'
import { inputsOf, isWeighted, upstream, type Towers } from './graph'
import type { Notes } from './notes'
import { arrayValue, asked, openIn, replay } from './replay'
import type { Scene } from './scene'

export interface Objective {
  readonly functions: readonly FittedFunction[]
  /** Whether embeddings are given length 1 between the encoder and the distance. */
  readonly normalised: boolean
  /** Symbols that labels come in by. */
  readonly labels: readonly Sym[]
  readonly hasLoss: boolean
}

const NOWHERE: Place = { from: 0, to: 0 }

/** What stands for something that changes nothing of what a pair costs: penalties come as a list. */
const nothing = (sym: Sym): Value => (sym.op === 'penalties' ? new List([0]) : 0)

/** Components of an embedding that a loss is asked about: as many as there are, where slices may go by them. */
const widthOf = ({ shape }: Sym): number => {
  const width = shape?.at(-1)
  return typeof width === 'number' && width > 1 && width <= 128 ? width : 6
}

export function objectiveOf(m: Interpreter, notes: Notes, scene: Scene, towers: Towers): Objective {
  return new Finding(m, notes, scene, towers).find()
}

class Finding {
  private readonly functions: FittedFunction[] = []
  private normalised = false
  private open: readonly Sym[] = []

  constructor(
    private readonly m: Interpreter,
    private readonly notes: Notes,
    private readonly scene: Scene,
    private readonly towers: Towers,
  ) {}

  find(): Objective {
    const { towers, scene } = this
    let hasLoss = false
    if (towers.entries.length === 2) {
      const heads = this.headLayers()
      hasLoss = heads.length > 0 ? this.withHead(heads) : this.plain()
    } else if (towers.entries.length === 3) hasLoss = this.triplet()
    else if (towers.entries.length === 1 && scene.lossIs !== 'none') hasLoss = this.ofBatch()
    return { functions: this.functions, normalised: this.normalised, labels: this.open, hasLoss }
  }

  /** Layers with weights that are given what both twins give. */
  private headLayers(): readonly Sym[] {
    const outOfBoth = upstream(this.scene.output ?? this.scene.root).filter(
      (sym) => this.towers.of.get(sym) === 'several',
    )
    return outOfBoth.filter(isWeighted)
  }

  /** How labels come: as Keras hands them over, as a loader says; null where nobody knows. */
  private labelShape(labels: Sym | null): BatchShape | null {
    // Keras gives labels as many axes as outputs have.
    if (this.scene.lossIs === 'compiled') return this.isFlat(this.scene.output) ? 'n' : 'n1'
    const shape = labels?.shape ?? null
    return shape === null ? null : shape.length > 1 ? 'n1' : 'n'
  }

  /** Whether an output has no axis but the batch. */
  private isFlat(output: Value): boolean {
    const [a, b] = this.towers.embeddings
    if (!isKind(output, 'sym') || a === undefined || b === undefined) return false
    return asked(this.m, () => this.m.tried(() => shapeOf(this.m, output, a, b))) === 1
  }

  /** The loss as a function of embeddings and labels. */
  private plain(): boolean {
    const { m, scene, towers } = this
    const [a, b] = towers.embeddings as [Sym, Sym]
    const output = scene.lossIs === 'none' ? null : scene.root
    const distanceAt = this.distanceOf(scene.output, a, b)
    if (output === null) return false
    const width = widthOf(a)
    const probe = ndArray(
      new Float64Array(4 * width).map((_, i) => Math.sin(i + 1)),
      [4, width],
    )
    const other = ndArray(
      new Float64Array(4 * width).map((_, i) => Math.cos(i + 1)),
      [4, width],
    )
    this.open =
      asked(m, () =>
        openIn(
          m,
          output,
          new Map<Sym, Value>([
            [a, arrayValue(probe)],
            [b, arrayValue(other)],
          ]),
          arrayValue(ndArray([1, 0, 1, 0], [4, 1])),
        ),
      ) ?? []
    const labels =
      scene.labels !== null && this.open.includes(scene.labels)
        ? scene.labels
        : this.labelAmong(this.open)
    const others = this.open.filter((each) => each !== labels)
    const read = (shape: BatchShape) =>
      asked(m, () =>
        recogniseEmbeddingLoss(
          (x, y, given) => {
            const values = new Map<Sym, Value>([
              [a, arrayValue(x)],
              [b, arrayValue(y)],
            ])
            if (labels !== null) values.set(labels, arrayValue(given))
            for (const each of others) values.set(each, nothing(each))
            return replay(m, output, values)
          },
          { labels: shape, width },
        ),
      )
    const known = this.labelShape(labels)
    const direct = this.onDistance(output, labels, others, known)
    if (direct !== null) {
      this.said('loss', this.lossPlace(), direct)
      return true
    }
    let reading = read(known ?? 'n')
    // Where nobody knows how labels come, they are taken to come as the loss needs them.
    if (known === null && (reading.family === null || reading.everyLabel)) {
      const other = read('n1')
      if (other.family !== null) reading = other
    }
    const place = this.lossPlace()
    const views =
      reading.family === null && labels === null ? ofViews(m, output, [a, b], width) : null
    if (views !== null) {
      this.batchSaid(views)
      return true
    }
    this.said('loss', place, reading)
    if (reading.normalised || distanceAt?.normalised) this.normalised = true
    return true
  }

  /** One network alone, whose loss is of all images of a batch. */
  private ofBatch(): boolean {
    const { scene, towers } = this
    const [last] = towers.embeddings
    const embedding = isKind(scene.output, 'sym') ? scene.output : last
    if (embedding === undefined) return false
    const width = widthOf(embedding)
    this.batchSaid(ofOneTower(this.m, scene.root, embedding, width, nothing))
    return true
  }

  private batchSaid({ family, patch, nearest, said, deviation, normalised }: BatchLossReading) {
    const { notes } = this
    const place = this.lossPlace()
    const func = this.functionAt(place)
    const at = firstLineOf(notes, func?.place ?? place)
    this.functions.push({
      name: func?.name ?? nameOfLoss(this.scene.lossGiven) ?? 'loss',
      line: notes.lineOf(at.from),
      role: 'loss',
      said,
      deviation,
    })
    if (family === null)
      notes.set(
        nearest ?? {},
        at,
        `The loss is ${noneOf(said)}${nearest === undefined ? '' : '; that stands in its place'}`,
        'unknown',
      )
    else notes.set(patch, at, `The loss: ${said}`)
    if (normalised) this.normalised = true
  }

  /**
   * The loss as a function of the distance, where there is one on the way to it: the last that is told, and
   * that the loss needs nothing beside.
   */
  private onDistance(
    root: Value,
    labels: Sym | null,
    others: readonly Sym[],
    shape: BatchShape | null,
  ): LossReading | null {
    const { m, towers, scene } = this
    const [a, b] = towers.embeddings as [Sym, Sym]
    const likely = upstream(root)
      .filter(
        (sym) =>
          towers.of.get(sym) === 'several' &&
          (sym === scene.output || DISTANCE_LIKE.test(sym.layer?.path ?? sym.op)),
      )
      .toReversed()
      .slice(0, 5)
    for (const sym of likely) {
      const distance = asked(m, () =>
        recogniseDistance(
          (x, y) =>
            replay(
              m,
              sym,
              new Map<Sym, Value>([
                [a, arrayValue(x)],
                [b, arrayValue(y)],
              ]),
            ),
          { width: widthOf(a) },
        ),
      )
      const { family } = distance
      if (
        family === null ||
        distance.shape !== 'per_pair' ||
        distance.means !== 'distance' ||
        distance.scale !== 1
      )
        continue
      const isFlat = this.isFlat(sym)
      const tried = shape === null ? (['n', 'n1'] as const) : [shape]
      for (const each of tried) {
        const reading = asked(m, () =>
          recogniseLoss(
            (y, o) => {
              const values = new Map<Sym, Value>([[sym, arrayValue(o)]])
              if (labels !== null) values.set(labels, arrayValue(y))
              for (const other of others) values.set(other, nothing(other))
              return replay(m, root, values)
            },
            {
              shapes: { labels: each, outputs: isFlat ? 'n' : 'n1' },
              distance: family,
              canBe: (o) => o >= 0,
              takes: ['distance', 'before_sigma'],
            },
          ),
        )
        if (reading.problem === 'swapped_arguments') return reading
        const entropy = reading.family === null ? this.asLogit(root, sym, labels, each) : null
        if (entropy !== null) return { ...entropy, patch: { ...entropy.patch, ...distance.patch } }
        if (reading.family === null || (reading.everyLabel && shape === null && each === 'n'))
          continue
        if (distance.normalised) this.normalised = true
        if (sym !== scene.output) this.distanceSaid(sym, distance)
        return {
          ...reading,
          patch: { ...reading.patch, ...distance.patch },
          said: `${reading.said}; the distance: ${distance.said}`,
        }
      }
    }
    return null
  }

  /** Cross-entropy that takes a distance for a logit, or σ of one for a probability. */
  private asLogit(
    root: Value,
    distance: Sym,
    labels: Sym | null,
    shape: BatchShape,
  ): LossReading | null {
    if (labels === null) return null
    const { m } = this
    const reading = asked(m, () =>
      recogniseLoss(
        (y, o) =>
          replay(
            m,
            root,
            new Map<Sym, Value>([
              [distance, arrayValue(o)],
              [labels, arrayValue(y)],
            ]),
          ),
        { shapes: { labels: shape, outputs: shape }, canBe: (o) => o >= 0, turns: false },
      ),
    )
    if (reading.family !== 'bce' || reading.takes !== 'logit') return null
    return {
      ...reading,
      patch: { ...reading.patch, head: 'sigmoid' },
      said: 'cross-entropy of σ(distance): as a distance is never below 0, P(label = 1) is never below ½, and a pair of label 0 never costs less than ln 2',
      problem: 'above_half',
    }
  }

  /** Of several that are not known, what stands for labels. */
  private labelAmong(open: readonly Sym[]): Sym | null {
    return open.find((each) => each.op !== 'penalties') ?? null
  }

  private distanceOf(output: Value, a: Sym, b: Sym): DistanceReading | null {
    if (!isKind(output, 'sym') || this.towers.of.get(output) !== 'several') return null
    const { m } = this
    const reading = asked(m, () =>
      recogniseDistance(
        (x, y) =>
          replay(
            m,
            output,
            new Map<Sym, Value>([
              [a, arrayValue(x)],
              [b, arrayValue(y)],
            ]),
          ),
        { width: widthOf(a) },
      ),
    )
    if (reading.family !== null) this.distanceSaid(output, reading)
    else if (reading.problem === 'one_for_all' || reading.problem === 'wrong_axis')
      this.notes.add('suspicious', output.place ?? NOWHERE, `The distance: ${reading.said}`, [
        'distance',
      ])
    return reading
  }

  private distanceSaid(sym: Sym, reading: DistanceReading): void {
    const func = this.functionAt(sym.place)
    const place = sym.place ?? NOWHERE
    this.notes.set({ ...reading.patch }, place, `The distance: ${reading.said}`)
    this.functions.push({
      name: func?.name ?? 'distance',
      line: this.notes.lineOf((func?.place ?? place).from),
      role: 'distance',
      said: reading.said,
      deviation: reading.deviation,
    })
  }

  private said(role: 'loss', place: Place, reading: LossReading): void {
    const func = this.functionAt(place)
    const line = this.notes.lineOf((func?.place ?? place).from)
    const name = func?.name ?? nameOfLoss(this.scene.lossGiven) ?? 'loss'
    if (reading.family === null) {
      const near =
        reading.nearest === null
          ? ''
          : `; nearest is ${wordsOf(reading.nearest.patch)}, off by up to ${reading.nearest.deviation.toPrecision(2)}`
      this.notes.add(
        reading.problem === 'swapped_arguments' ? 'suspicious' : 'unknown',
        firstLineOf(this.notes, func?.place ?? place),
        `The loss is ${noneOf(reading.said)}${near}`,
        ['loss'],
      )
      Object.assign(this.notes.config, reading.nearest?.patch)
      this.functions.push({
        name,
        line,
        role,
        said: reading.said,
        deviation: null,
        ...(reading.curve !== null && { curve: reading.curve }),
      })
      return
    }
    if (reading.labels[0] === -1 && nameOfLoss(this.scene.lossGiven) === null && this.isOwnLoss())
      this.notes.add(
        'suspicious',
        firstLineOf(this.notes, func?.place ?? place),
        'Only for labels of −1 and 1 is this what is said of it, and not for 0 and 1',
        ['labels'],
      )
    this.notes.set(
      { ...reading.patch },
      firstLineOf(this.notes, func?.place ?? place),
      `The loss: ${reading.said}`,
      reading.everyLabel || reading.problem !== null ? 'suspicious' : 'understood',
    )
    this.functions.push({ name, line, role, said: reading.said, deviation: reading.deviation })
  }

  /** Whether the loss is computed by their own words, and not by a loss of the library's for −1 and 1. */
  private isOwnLoss(): boolean {
    return !upstream(this.scene.root).some(({ args }) =>
      args.some(
        (each) =>
          isKind(each, 'made') && /CosineEmbedding|MarginRanking|HingeEmbedding/.test(each.path),
      ),
    )
  }

  /** The innermost function that a place lies in. */
  private functionAt(place: Place | null): { readonly name: string; readonly place: Place } | null {
    if (place === null) return null
    const around = this.m.functions.filter(
      (func: Func) => func.place.from <= place.from && place.to <= func.place.to,
    )
    const inner = around.toSorted((a, b) => b.place.from - a.place.from)[0]
    return inner ?? null
  }

  private lossPlace(): Place {
    const { lossGiven, root, lossPlace } = this.scene
    if (isKind(lossGiven, 'func')) return lossGiven.place
    if (this.scene.lossIs === 'compiled') return lossPlace ?? NOWHERE
    return isKind(root, 'sym') && root.place !== null ? root.place : (lossPlace ?? NOWHERE)
  }

  /** A Dense(1) after the distance or after |a − b|. */
  private withHead(heads: readonly Sym[]): boolean {
    const { towers, notes } = this
    const [a, b] = towers.embeddings as [Sym, Sym]
    const first = heads[0]!
    const last = heads.at(-1)!
    const given = inputsOf(first)[0] ?? first
    const distance = this.distanceOf(given, a, b)
    const kinds = heads.map((sym) => layerOf(sym)?.row.kind ?? null)
    const dense = layerOf(last)
    const units = dense === null ? undefined : valueOf(dense, 'units')
    const isNormed = kinds.length === 2 && kinds[0] === 'batch_normalization'
    const place = last.layer?.place ?? last.place ?? NOWHERE
    const of =
      distance?.shape === 'per_component'
        ? 'absdiff_sigmoid'
        : isNormed
          ? 'bn_dense_sigmoid'
          : 'dense_sigmoid'
    const isKnown =
      kinds.at(-1) === 'dense' &&
      units === 1 &&
      (kinds.length === 1 || (isNormed && of !== 'absdiff_sigmoid')) &&
      (of !== 'absdiff_sigmoid' || /^\|a/.test(distance?.said ?? ''))
    if (isKnown)
      notes.set(
        { head: of },
        place,
        `The head: ${of === 'absdiff_sigmoid' ? '|a − b| → Dense(1) + σ' : of === 'bn_dense_sigmoid' ? 'BatchNorm + Dense(1) + σ' : 'Dense(1) + σ on the distance'}`,
      )
    else {
      notes.set(
        { head: 'absdiff_sigmoid' },
        place,
        `A head of ${heads.length} layer${heads.length === 1 ? '' : 's'} on ${headInput(given, distance)} is not available here; |a − b| → Dense(1) + σ stands in its place`,
        'unknown',
      )
    }
    return this.lossOn(last)
  }

  private lossOn(last: Sym): boolean {
    const { m, scene } = this
    if (scene.lossIs === 'none') return false
    const probe = ndArray([0.2, 0.4, 0.6, 0.8], [4, 1])
    // A σ within the layer, or behind it, is the head's own.
    const output = isKind(scene.output, 'sym') ? scene.output : last
    this.open =
      asked(m, () =>
        openIn(
          m,
          scene.root,
          new Map<Sym, Value>([[output, arrayValue(probe)]]),
          arrayValue(ndArray([1, 0, 1, 0], [4, 1])),
        ),
      ) ?? []
    const labels =
      scene.labels !== null && this.open.includes(scene.labels)
        ? scene.labels
        : this.labelAmong(this.open)
    const read = (shapes: Shapes) =>
      asked(m, () =>
        recogniseLoss(
          (y, o) => {
            const values = new Map<Sym, Value>([[output, arrayValue(o)]])
            if (labels !== null) values.set(labels, arrayValue(y))
            for (const each of this.open) if (each !== labels) values.set(each, nothing(each))
            return replay(m, scene.root, values)
          },
          { shapes },
        ),
      )
    const known = this.labelShape(labels)
    // Where nobody knows how labels come, they are taken to come as the loss needs them.
    const tried = known === null ? (['n1', 'n'] as const) : [known]
    const readings = tried.map((each) => read({ labels: each, outputs: 'n1' }))
    const reading =
      readings.find(({ family, everyLabel }) => family !== null && !everyLabel) ??
      readings.find(({ family }) => family !== null) ??
      readings[0]!
    this.said('loss', this.lossPlace(), reading)
    this.sigmaNote(last, reading)
    const { config } = this.notes
    // The σ that the loss takes for itself is the head's.
    if (config.head === 'sigmoid') config.head = 'dense_sigmoid'
    return true
  }

  /** Cross-entropy of a probability, where nothing makes one. */
  private sigmaNote(last: Sym, { family, said }: LossReading): void {
    const { scene, notes } = this
    const layer = layerOf(last)
    if (family !== 'bce' || /σ|logit/.test(said) || layer === null) return
    const isLinear = layer.framework === 'keras' && (valueOf(layer, 'activation') ?? null) === null
    if (isLinear && scene.output === last)
      notes.add(
        'suspicious',
        layer.place,
        'The loss takes a probability, but no sigmoid makes one of this: activation="sigmoid" here, or from_logits=True there. Here the head ends in σ',
        ['head'],
      )
  }

  private triplet(): boolean {
    const { m, scene, towers } = this
    // In the order in which the data hand them over, whatever the loss asks for first.
    const places = towers.entries.map(placeInData)
    const [a, p, n] = [...towers.entries.keys()]
      .toSorted((i, k) => (places.includes(null) ? i - k : places[i]! - places[k]!))
      .map((i) => towers.embeddings[i]!) as [Sym, Sym, Sym]
    if (scene.lossIs === 'none' && !isKind(scene.root, 'sym')) return false
    const read = (near: Sym, far: Sym) =>
      asked(m, () =>
        recogniseTripletLoss(
          (x, y, z) =>
            replay(
              m,
              scene.root,
              new Map<Sym, Value>([
                [a, arrayValue(x)],
                [near, arrayValue(y)],
                [far, arrayValue(z)],
              ]),
            ),
          widthOf(a),
        ),
      )
    const inOrder = read(p, n)
    const isTurned = inOrder.problem === 'swapped_arguments'
    const reading = isTurned ? read(n, p) : inOrder
    const place = this.lossPlace()
    const func = this.functionAt(place)
    const line = this.notes.lineOf((func?.place ?? place).from)
    this.functions.push({
      name: func?.name ?? 'loss',
      line,
      role: 'loss',
      said: reading.said,
      deviation: reading.deviation,
    })
    if (reading.family === null)
      this.notes.add(
        'unknown',
        firstLineOf(this.notes, func?.place ?? place),
        `The loss is ${noneOf(reading.said)}`,
        ['loss'],
      )
    else
      this.notes.set(
        { ...reading.patch, mining: 'all' },
        firstLineOf(this.notes, func?.place ?? place),
        `The loss: ${reading.said}`,
      )
    if (isTurned)
      this.notes.add(
        'suspicious',
        place,
        'The third image of a triplet is pulled to the first here, and the second is pushed away: right only where your data hand over an anchor, a negative and a positive, in this order',
        [],
      )
    if (reading.normalised) this.normalised = true
    return true
  }
}

const noneOf = (said: string): string =>
  said.startsWith('none of the losses here') ? said : `none of those here: ${said}`

/** Which part of what a loader gives this is; null for other things. */
const placeInData = ({ op, args: [, index] }: Sym): number | null =>
  (op === 'item' || op === 'batch') && typeof index === 'number' ? index : null

/** What a head is given, in words. */
function headInput(given: Sym, distance: DistanceReading | null): string {
  if (
    /\.(cat|concat|concatenate|hstack)$/i.test(given.op) ||
    /Concatenate$/.test(given.layer?.path ?? '')
  )
    return 'both embeddings side by side'
  const isTold =
    distance !== null && (distance.family !== null || distance.shape === 'per_component')
  return isTold ? distance.said : 'both embeddings'
}

const DISTANCE_LIKE =
  /sqrt|norm|dist|cosine|similarity|sum|mean|map_fn|vectorized_map|einsum|Dot$|\*\*|pow/i

/** How many axes a distance has: one, or a column. */
function shapeOf(m: Interpreter, sym: Sym, a: Sym, b: Sym): number {
  const rows = arrayValue(
    ndArray(
      Float64Array.from({ length: 12 }, (_, i) => Math.sin(i)),
      [2, 6],
    ),
  )
  const wide =
    widthOf(a) === 6
      ? rows
      : arrayValue(
          ndArray(
            Float64Array.from({ length: 2 * widthOf(a) }, (_, i) => Math.sin(i)),
            [2, widthOf(a)],
          ),
        )
  return asArray(
    replay(
      m,
      sym,
      new Map<Sym, Value>([
        [a, wide],
        [b, wide],
      ]),
    ),
  ).shape.length
}

/** Of a function its first line alone. */
export function firstLineOf(notes: Notes, place: Place): Place {
  const line = notes.lineSpan(notes.lineOf(place.from))
  return place.to > line.to ? { from: place.from, to: Math.max(place.from, line.to) } : place
}

const nameOfLoss = (given: Value): string | null =>
  typeof given === 'string'
    ? given
    : isKind(given, 'func')
      ? given.name
      : isKind(given, 'made')
        ? (given.path.split('.').at(-1) ?? null)
        : null

const wordsOf = (patch: ConfigPatch): string =>
  Object.entries(patch)
    .map(([key, value]) => `${key} ${String(value)}`)
    .join(', ')
