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
  /** Whether each has layers of its own and shares none with the others, so that they are no twins. */
  readonly isApart: boolean
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
  const apart = shared.length > 0 ? [] : apartIn(all)
  const first = shared[0] ?? (apart.length > 1 ? apart : [...uses.values()][0])
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
    : { entries: distinct, of, embeddings: embeddings as Sym[], isApart: apart.length > 1 }
}

/** The first layers with weights of towers that share none: each is given something else. */
function apartIn(all: readonly Sym[]): readonly Sym[] {
  const above = new Set<Sym>()
  const firsts = all.filter((sym) => {
    const isAbove = inputsOf(sym).some((each) => above.has(each))
    if (isAbove || isWeighted(sym)) above.add(sym)
    return isWeighted(sym) && !isAbove
  })
  const own = [...new Map(firsts.map((sym) => [entryOf(sym), sym] as const).toReversed()).values()]
  return own.length > 1 && own.length < 4 ? own.toReversed() : []
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

/** What leaves the numbers as they are. */
export const isPassing = (sym: Sym): boolean =>
  /\.(squeeze|view|reshape|permute|unsqueeze|expand_dims|identity|cast|float|contiguous|stop_gradient|batch_size|checkpoint|device|to|type|requires_grad_|detach|numpy|data|clone)$/.test(
    sym.op,
  ) || sym.op === 'enter'

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

/** For each tower the last layer's output in it: its last one with weights, and what follows that at once. */
function lastLayers(
  all: readonly Sym[],
  of: Towers['of'],
  towers: number,
  shared: ReadonlySet<Sym>,
): readonly (Sym | null)[] {
  const firsts = Array.from({ length: towers }, (): Sym | null => null)
  const weighted = Array.from({ length: towers }, (): Sym | null => null)
  const takers = new Map<Sym, Sym[]>()
  for (const sym of all) {
    const tower = of.get(sym)
    if (tower === undefined || tower === 'several') continue
    for (const each of inputsOf(sym)) {
      const others = takers.get(each)
      if (others === undefined) takers.set(each, [sym])
      else others.push(sym)
    }
    if (layerOf(sym) !== null) firsts[tower] ??= sym
    if (isWeighted(sym) && (shared.size === 0 || shared.has(sym))) weighted[tower] = sym
  }
  return weighted.map((each, tower) => withFollowers(each ?? firsts[tower] ?? null, takers))
}

/** What follows at once is the tower's own; a ReLU further on, in a loss, is no activation of the network's. */
function withFollowers(sym: Sym | null, takers: ReadonlyMap<Sym, readonly Sym[]>): Sym | null {
  let last = sym
  for (let next = sym ?? undefined; next !== undefined; next = followerOf(next, takers))
    if (!isPassing(next)) last = next
  return last
}

function followerOf(sym: Sym, takers: ReadonlyMap<Sym, readonly Sym[]>): Sym | undefined {
  return takers.get(sym)?.find(
    (each) =>
      inputsOf(each)[0] === sym &&
      // Lengths of 1 are the loss's own: it is told by what it makes of embeddings of any length.
      !/\.UnitNormalization$/.test(each.layer?.path ?? '') &&
      ((layerOf(each) !== null && !isWeighted(each)) || isFlattening(each) || isPassing(each)),
  )
}
