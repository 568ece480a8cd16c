/** One tower as a list of layers. */
import { ENCODERS, type EncoderId } from '../../domain/choices/encoders'
import { sameValue, type ConfigPatch } from '../../domain/config'
import { layersOf } from '../../domain/encoders'
import { LAYER_KINDS } from '../../domain/layerFields'
import type { LayerSpec } from '../../domain/layers'
import { isKind, type Made, type Sym } from '../evaluate/values'
import { isBackbone } from '../libraries/library'
import { layerOf, type SaidLayer } from '../libraries/layerOf'
import { inputsOf, isFlattening, isPassing } from './graph'
import type { Notes } from './notes'
import { specOf } from './spec'

type Draft = Record<string, unknown> & { kind: string }

export interface FoundEncoder {
  readonly layers: readonly LayerSpec[]
  /** The layers as the code has them, for shapes and for what is said of them; -1: of no layer here. */
  readonly written: readonly { readonly layer: SaidLayer; readonly at: number; readonly sym: Sym }[]
  readonly patch: ConfigPatch
  readonly isWhole: boolean
}

const MONOTONE = new Set([
  'relu',
  'relu6',
  'leaky_relu',
  'elu',
  'selu',
  'softplus',
  'tanh',
  'sigmoid',
])

class Tower {
  readonly drafts: Draft[] = []
  readonly written: { layer: SaidLayer; at: number; sym: Sym }[] = []
  private readonly places = new Map<Sym, number>()
  private readonly consumers = new Map<Sym, number>()
  isWhole = true

  constructor(
    private readonly notes: Notes,
    private readonly entry: Sym,
  ) {
    this.places.set(entry, 0)
  }

  count(root: Sym): void {
    const seen = new Set<Sym>()
    const stack = [root]
    for (let sym = stack.pop(); sym !== undefined; sym = stack.pop()) {
      if (seen.has(sym) || sym === this.entry) continue
      seen.add(sym)
      for (const each of inputsOf(sym)) {
        this.consumers.set(each, (this.consumers.get(each) ?? 0) + 1)
        stack.push(each)
      }
    }
  }

  /** @returns the place of what a symbol is the output of, from 1; null where it is not of this tower */
  emit(root: Sym): number | null {
    // By hand, since a network may be deeper than the stack.
    const chain: Sym[] = []
    let at: Sym | undefined = root
    while (at !== undefined && !this.places.has(at)) {
      chain.push(at)
      const inputs: readonly Sym[] = inputsOf(at)
      at = isMerge(at) && inputs.length > 1 ? undefined : inputs[0]
      if (chain.length > 1000) return null
    }
    for (const sym of chain.toReversed()) this.one(sym)
    return this.places.get(root) ?? null
  }

  private one(sym: Sym): void {
    const inputs = inputsOf(sym)
    if (isMerge(sym) && inputs.length > 1) {
      this.merge(sym, inputs)
      return
    }
    const from = inputs[0]
    const before = from === undefined ? undefined : this.places.get(from)
    if (from === undefined || before === undefined) {
      this.places.set(sym, this.drafts.length)
      return
    }
    if (sym.layer !== null && isBackbone(sym.layer.path)) {
      this.goOn(before)
      this.standIn(sym.layer)
      this.places.set(sym, this.drafts.length)
      return
    }
    const layer = layerOf(sym)
    if (layer !== null && layer.row.kind !== null)
      this.places.set(sym, this.layer(layer, sym, from, before))
    else if (isFlattening(sym)) {
      this.goOn(before)
      if (!this.isFlat()) this.push({ kind: 'flatten' })
      this.places.set(sym, this.drafts.length)
    } else if (isPoolingAll(sym)) {
      this.goOn(before)
      this.push({ kind: `global_${/mean$/.test(sym.op) ? 'average' : 'max'}_pooling2d` })
      this.places.set(sym, this.drafts.length)
    } else if (isNormalising(sym) && isOffered('unit_normalization')) {
      this.goOn(before)
      this.push({ kind: 'unit_normalization' })
      this.notes.add(
        'understood',
        sym.place ?? NOWHERE,
        'Embeddings of length 1: UnitNormalization',
        ['layers'],
      )
      this.places.set(sym, this.drafts.length)
    } else {
      if (!isPassing(sym)) {
        this.isWhole = false
        this.notes.add(
          'unknown',
          sym.layer?.place ?? sym.place ?? NOWHERE,
          `${nameOf(sym)} is not available here; it is left out`,
          ['layers'],
        )
      }
      this.places.set(sym, before)
    }
  }

  /** What stands in the place of a network that comes ready made. */
  private standIn(made: Made): void {
    this.isWhole = false
    const name = made.path.split('.').at(-1)
    this.notes.add(
      'unknown',
      made.place,
      `${name} comes ready made, which is not available here; two small convolutions stand in its place`,
      ['encoder', 'layers'],
    )
    for (const filters of [32, 64]) {
      this.push({
        kind: 'conv2d',
        filters,
        kernel: 3,
        strides: 1,
        padding: 'same',
        activation: 'relu',
      })
      this.push({ kind: 'max_pooling2d', pool: 2, strides: 2 })
    }
    const endsInImage =
      made.path.startsWith('keras') &&
      made.args.named.get('include_top')?.value === false &&
      !made.args.named.has('pooling')
    if (!endsInImage) this.push({ kind: 'flatten' })
  }

  /** Images that were made vectors before they came here are flattened within. */
  flattenFirst(): void {
    if (
      this.drafts[0]?.kind !== 'dense' ||
      this.drafts.some(({ kind }) => /^(add|from|concatenate)$/.test(kind))
    )
      return
    this.drafts.unshift({ kind: 'flatten' })
    for (const each of this.written) if (each.at >= 0) each.at++
  }

  private isFlat(): boolean {
    const last = this.drafts.at(-1)?.kind
    return last === 'flatten' || last === 'dense' || (last?.startsWith('global_') ?? false)
  }

  /** What stands next is given what place `at` gives. */
  private goOn(at: number): void {
    if (at !== this.drafts.length && isOffered('from')) this.push({ kind: 'from', layer: at })
    else if (at !== this.drafts.length) this.isWhole = false
  }

  private push(draft: Draft): void {
    this.drafts.push(draft)
  }

  private layer(layer: SaidLayer, sym: Sym, from: Sym, before: number): number {
    const found = specOf(layer)
    if (found === null) {
      this.isWhole = false
      this.notes.add(
        'unknown',
        layer.place,
        `${layer.name} is not available here; it is left out`,
        ['layers'],
      )
      this.written.push({ layer, at: -1, sym })
      return before
    }
    for (const { place, text } of found.misses) {
      this.isWhole = false
      this.notes.add('unknown', place, text, ['layers'])
    }
    const last = found.specs.at(-1) as unknown as Draft
    if (last.kind === 'activation' && !isOfferedActivation(last)) {
      this.written.push({ layer, at: -1, sym })
      return before
    }
    const folded = last.kind === 'activation' ? this.folded(last, from, before) : null
    if (folded !== null) {
      this.written.push({ layer, at: folded - 1, sym })
      return before
    }
    if (last.kind === 'activation' && last.activation === 'linear') return before
    this.goOn(before)
    if (last.kind === 'flatten' && this.isFlat()) return this.drafts.length
    for (const spec of found.specs)
      this.push(this.asApplied({ ...(spec as unknown as Draft) }, layer, from))
    this.padAhead()
    this.written.push({ layer, at: this.drafts.length - 1, sym })
    return this.drafts.length
  }

  /** A Dense acts on the last axis alone: on an image it is a convolution of 1 × 1. */
  private asApplied(draft: Draft, layer: SaidLayer, from: Sym): Draft {
    const axes = from.shape?.length ?? 2
    if (draft.kind !== 'dense' || axes === 2) return draft
    if (axes === 4 && layer.framework === 'keras') {
      const { units, ...rest } = draft
      return { ...rest, kind: 'conv2d', filters: units, kernel: 1, strides: 1, padding: 'valid' }
    }
    this.isWhole = false
    this.notes.add(
      'unknown',
      layer.place,
      `${layer.name} of an image that is not flattened works on each of its rows alone, which is not available here; it is given the whole image`,
      ['layers'],
    )
    return draft
  }

  /** A padding before a convolution that keeps the size is the convolution's own. */
  private padAhead(): void {
    const [pad, window] = this.drafts.slice(-2)
    if (pad?.kind !== 'zero_padding2d' || window?.kind !== 'conv2d' || window.padding !== 'valid')
      return
    const isSquare = typeof window.kernel === 'number' && pad.rows === pad.columns
    if (
      !isSquare ||
      window.strides !== 1 ||
      window.dilation !== undefined ||
      2 * Number(pad.rows) !== Number(window.kernel) - 1
    )
      return
    window.padding = 'same'
    this.drafts.splice(-2, 1)
    for (const [sym, at] of this.places)
      if (at > this.drafts.length) this.places.set(sym, this.drafts.length)
    const moved = this.drafts.length
    this.written.forEach((each) => {
      if (each.at >= moved) each.at = moved - 1
    })
  }

  /** An activation as the argument of the layer with weights before it. @returns that layer's place */
  private folded(activation: Draft, from: Sym, before: number): number | null {
    if (before !== this.drafts.length || (this.consumers.get(from) ?? 0) > 1) return null
    let at = this.drafts.length - 1
    // The largest of some values commutes with what never turns their order round.
    if (this.drafts[at]?.kind === 'max_pooling2d' && MONOTONE.has(String(activation.activation)))
      at--
    const target = this.drafts[at]
    if (
      target === undefined ||
      !('activation' in target) ||
      target.kind === 'activation' ||
      target.activation !== 'linear'
    )
      return null
    const { kind, ...rest } = activation
    void kind
    Object.assign(target, rest)
    return at + 1
  }

  private merge(sym: Sym, inputs: readonly Sym[]): void {
    const places = inputs.map((each) => this.emit(each))
    const kind = sym.op === '+' ? 'add' : 'concatenate'
    if (places.some((each) => each === null) || !isOffered(kind) || places.length !== 2) {
      this.isWhole = false
      this.notes.add(
        'unknown',
        sym.place ?? NOWHERE,
        `${nameOf(sym)} of several branches is not available here; the last branch alone is kept`,
        ['layers'],
      )
      this.places.set(sym, this.drafts.length)
      return
    }
    const [a = 0, b = 0] = places as number[]
    const isLast = b === this.drafts.length
    if (!isLast && a !== this.drafts.length) this.goOn(b)
    this.push({ kind, layer: isLast || a !== this.drafts.length ? a : b })
    this.places.set(sym, this.drafts.length)
  }
}

const NOWHERE = { from: 0, to: 0 }
const isOffered = (kind: string): boolean => (LAYER_KINDS as readonly string[]).includes(kind)
const isOfferedActivation = (draft: Draft) => typeof draft.activation === 'string'

const isMerge = (sym: Sym): boolean =>
  sym.op === '+' ||
  /\.(concatenate|concat|cat|add)$/i.test(sym.op) ||
  /\.(Concatenate)$/.test(sym.layer?.path ?? '')

/** `x.mean(dim=(2, 3))`, `torch.amax(x, [-2, -1])`: of channels first, over rows and columns. */
function isPoolingAll({ op, args, named }: Sym): boolean {
  if (!/\.(mean|amax)$/.test(op)) return false
  const given = named.get('dim') ?? named.get('axis') ?? args[1]
  const axes = isKind(given, 'list') || isKind(given, 'tuple') ? given.items : []
  return /^(2,3|3,2|-1,-2|-2,-1)$/.test(axes.join())
}

const isNormalising = (sym: Sym): boolean => /\.(normalize|l2_normalize)$/.test(sym.op)

const nameOf = (sym: Sym): string =>
  sym.layer?.path.split('.').at(-1) ?? sym.op.split('.').at(-1) ?? sym.op

/** Reads a tower from what it is given to its embedding. */
export function encoderOf(notes: Notes, entry: Sym, embedding: Sym): FoundEncoder {
  const tower = new Tower(notes, entry)
  tower.count(embedding)
  tower.emit(embedding)
  tower.flattenFirst()
  const shared = common(tower.drafts)
  const layers = tower.drafts.map((draft) => draft as unknown as LayerSpec)
  return {
    layers,
    written: tower.written,
    patch: { ...encoderPatch(layers), ...shared },
    isWhole: tower.isWhole,
  }
}

/** What is said of every kernel alike is the run's own setting. */
function common(drafts: readonly Draft[]): ConfigPatch {
  const weighted = drafts.filter((each) => 'activation' in each && each.kind !== 'activation')
  const penalties = new Set(weighted.map((each) => each['said l2'] ?? 0))
  const starts = new Set(weighted.map((each) => each['said init'] ?? null))
  const patch: Record<string, unknown> = {}
  const [penalty] = penalties
  const isOne = penalties.size === 1
  if (isOne && typeof penalty === 'number' && penalty > 0) patch.l2 = penalty
  const [start] = starts
  const isStart =
    starts.size === 1 &&
    typeof start === 'string' &&
    ['glorot_uniform', 'glorot_normal', 'he_uniform', 'he_normal', 'random_normal'].includes(
      start,
    ) &&
    weighted.every((each) => !Object.keys(each).some((key) => key.startsWith('init_')))
  if (isStart) patch.initializer = start
  for (const each of weighted) {
    if (!isOne && each['said l2'] !== undefined) each.l2 = each['said l2']
    if (isStart || each['said init'] === 'glorot_uniform') delete each.init
    delete each['said l2']
    delete each['said init']
    delete each['said bias_init']
  }
  return patch
}

/** One of the named encoders where it is one, else custom layers. */
export function encoderPatch(layers: readonly LayerSpec[]): ConfigPatch {
  const named = (Object.keys(ENCODERS) as EncoderId[]).find((id) =>
    sameValue(layersOf({ encoder: id, layers: [], createModel: 'as_named' }), layers),
  )
  return named === undefined ? { encoder: 'custom', layers } : { encoder: named }
}
