/** Looking over what symbols were made of. */
import { isKind, type Made, type Sym, type Value } from '../evaluate/values'
import { layerOf } from '../libraries/layerOf'

/** The symbols among what a symbol was made of, those in lists included. */
export function inputsOf(sym: Sym): readonly Sym[] {
  const found: Sym[] = []
  const look = (value: Value, depth: number): void => {
    if (isKind(value, 'sym')) found.push(value)
    else if (depth < 3 && (isKind(value, 'list') || isKind(value, 'tuple')))
      for (const each of value.items) look(each, depth + 1)
  }
  for (const each of sym.args) look(each, 0)
  for (const each of sym.named.values()) look(each, 0)
  return found
}

/** Everything a value was made of, first made first, itself last. */
export function upstream(root: Value): readonly Sym[] {
  const order: Sym[] = []
  const seen = new Set<Sym>()
  const roots: Value[] = [root]
  const stack: { sym: Sym; inputs: readonly Sym[]; at: number }[] = []
  const enter = (sym: Sym) => {
    if (seen.has(sym)) return
    seen.add(sym)
    stack.push({ sym, inputs: inputsOf(sym), at: 0 })
  }
  for (const each of roots) {
    for (const sym of isKind(each, 'sym') ? [each] : symbolsIn(each)) enter(sym)
    while (stack.length > 0) {
      const top = stack.at(-1)!
      const next = top.inputs[top.at++]
      if (next !== undefined) enter(next)
      else {
        order.push(top.sym)
        stack.pop()
      }
    }
  }
  return order
}

function symbolsIn(value: Value): Sym[] {
  if (isKind(value, 'sym')) return [value]
  if (isKind(value, 'list') || isKind(value, 'tuple')) return value.items.flatMap(symbolsIn)
  return isKind(value, 'dict')
    ? [...value.entries.values()].flatMap((each) => symbolsIn(each.value))
    : []
}

const WEIGHTED =
  /\.(Conv\w*|\w*Linear|Dense|\w*BatchNorm\w*|BatchNormalization|SeparableConv2D|DepthwiseConv2D|LSTM|GRU|Embedding|Bilinear|LayerNorm\w*|GroupNorm)$|^(keras\.applications|torchvision\.models|timm)\./

/** Whether a symbol is the output of something with weights of its own. */
export const isWeighted = (sym: Sym): boolean => sym.layer !== null && hasWeights(sym.layer)
export const hasWeights = (layer: Made): boolean => WEIGHTED.test(layer.path)

/** Two towers of the same layers, or three; or one alone. */
export interface Towers {
  /** What each tower is given. */
  readonly entries: readonly Sym[]
  /** For each symbol that is made of what the towers give: which of them. */
  readonly of: ReadonlyMap<Sym, number | 'several'>
  /** Where the towers end: the last layer's output in each. */
  readonly embeddings: readonly Sym[]
}

/**
 * Finds the towers above what was made of them: the same layer with weights, applied to different
 * things, is what makes twins.
 */
export function towersOf(root: Value): Towers | null {
  const all = upstream(root)
  const uses = new Map<Made, Sym[]>()
  for (const sym of all)
    if (isWeighted(sym)) {
      const before = uses.get(sym.layer!)
      if (before === undefined) uses.set(sym.layer!, [sym])
      else before.push(sym)
    }
  const shared = [...uses.values()].filter((each) => each.length > 1)
  const first = shared.length > 0 ? shared[0]! : [...uses.values()][0]
  if (first === undefined) return null
  // What is beneath the first shared layer is data, unless it is a layer that each tower has as well.
  const distinct = [...new Set(first.map(entryOf))]
  const towerOf = new Map(distinct.map((sym, tower) => [sym, tower]))
  const of = new Map<Sym, number | 'several'>()
  const isShared = new Set(shared.flat())
  for (const sym of all) {
    const tower = towerOf.get(sym) ?? joined(inputsOf(sym).map((each) => of.get(each)))
    if (tower !== undefined) of.set(sym, tower)
  }
  const embeddings = lastLayers(all, of, distinct.length, isShared)
  return embeddings.some((each) => each === null)
    ? null
    : { entries: distinct, of, embeddings: embeddings as Sym[] }
}

/** `x.view(x.size(0), -1)`, `torch.flatten(x, 1)`, `tf.reshape(x, (-1, 64))`, `Reshape((-1,))`. */
export function isFlattening(sym: Sym): boolean {
  if (/\.flatten$/.test(sym.op)) return true
  if (sym.layer?.path === 'keras.layers.Reshape')
    return (
      lengthOf(
        sym.layer.args.positional[0]?.value ??
          sym.layer.args.named.get('target_shape')?.value ??
          null,
      ) === 1
    )
  if (!/\.(view|reshape)$/.test(sym.op)) return false
  const dims = sym.args.slice(1)
  return (dims.length === 1 ? lengthOf(dims[0] ?? null) : dims.length) === 2
}
const lengthOf = (value: Value): number =>
  isKind(value, 'tuple') || isKind(value, 'list') ? value.items.length : 0

/** Down from a layer through layers without weights, as far as there are any. */
function entryOf(sym: Sym): Sym {
  let at = inputsOf(sym)[0] ?? sym
  while ((layerOf(at) !== null || isFlattening(at)) && !isWeighted(at)) {
    const next = inputsOf(at)[0]
    if (next === undefined) break
    at = next
  }
  return at
}

function joined(towers: readonly (number | 'several' | undefined)[]) {
  const known = towers.filter((each) => each !== undefined)
  return known.every((each) => each === known[0]) ? known[0] : 'several'
}

/** For each tower, the last layer's output that depends on it alone. */
function lastLayers(
  all: readonly Sym[],
  of: Towers['of'],
  towers: number,
  shared: ReadonlySet<Sym>,
): readonly (Sym | null)[] {
  const last = Array.from({ length: towers }, (): Sym | null => null)
  for (const sym of all) {
    const tower = of.get(sym)
    if (tower === undefined || tower === 'several') continue
    const isLayer = isWeighted(sym)
      ? shared.size === 0 || shared.has(sym)
      : layerOf(sym) !== null || isFlattening(sym)
    if (isLayer) last[tower] = sym
  }
  return last
}
