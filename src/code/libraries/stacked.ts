/**
 * Batches put together along their first axis, as people do to send both images of a pair through a network
 * at once: what is done row by row is done to each of them, and taking them apart gives each back.
 */
import type { Machine } from '../evaluate/machine'
import { isKind, List, Sym, type Value } from '../evaluate/values'
import type { Place } from '../python/ast'

type Named = ReadonlyMap<string, Value>

/** The batches in what was put together; null where it was not, or where nobody knows of how many. */
export function batchesIn(value: Value | undefined): readonly Value[] | null {
  if (!isKind(value, 'sym') || !/^torch\.(cat|concat|concatenate|vstack)$/.test(value.op))
    return null
  const axis = value.args[1] ?? value.named.get('dim') ?? value.named.get('axis') ?? 0
  const [all] = value.args
  const parts = isKind(all, 'list') || isKind(all, 'tuple') ? all.items : []
  return axis === 0 && parts.length > 1 && parts.every((each) => isKind(each, 'sym')) ? parts : null
}

export const together = (parts: readonly Value[], place: Place | null): Sym =>
  new Sym('torch.cat', [new List([...parts]), 0], new Map(), shapeOf(parts[0]), place)

const shapeOf = (part: Value | undefined): Sym['shape'] =>
  isKind(part, 'sym') && part.shape !== null ? [null, ...part.shape.slice(1)] : null

/** What changes every number, or every row, by itself. */
const BY_ROW =
  /^(torch\.nn\.functional|torch|)\.(relu_?|relu6|leaky_relu|elu|selu|gelu|silu|softplus|tanh|sigmoid|max_pool2d|avg_pool2d|adaptive_avg_pool2d|adaptive_max_pool2d|dropout|dropout2d|flatten|view|reshape|normalize|squeeze|unsqueeze|pow|abs|sqrt|square|exp|clamp|clamp_min|detach)$/
/** What does so only where it is told of another axis than the first. */
const ALONG =
  /^(torch\.nn\.functional|torch|torch\.linalg|)\.(norm|vector_norm|sum|mean|amax|softmax)$/

/** An operation on batches that were put together; undefined where it is none that goes by rows. */
export function overBatches(
  m: Machine,
  op: string,
  args: readonly Value[],
  named: Named,
  place: Place | null,
): Value | undefined {
  const [first = null, ...rest] = args
  const parts = batchesIn(first)
  if (/^[-+*/]$|^\*\*$/.test(op)) return byBoth(m, op, first, rest[0] ?? null, place)
  if (parts === null) return undefined
  const apart = takenApart(parts, op, rest, named)
  if (apart !== undefined) return apart
  const isByRow = BY_ROW.test(op) || (ALONG.test(op) && isOtherAxis(rest, named))
  if (!isByRow || rest.some((each) => batchesIn(each) !== null)) return undefined
  return together(
    parts.map((part) =>
      m.operate(op, [part, ...rest.map((each) => ofPart(m, each, part))], named, place),
    ),
    place,
  )
}

/** The size of what was put together, as a shape has it, is the size of its part. */
const ofPart = (m: Machine, argument: Value, part: Value): Value =>
  isKind(argument, 'sym') ? m.operate('batch size', [part], new Map(), null) : argument

function byBoth(
  m: Machine,
  op: string,
  a: Value,
  b: Value,
  place: Place | null,
): Value | undefined {
  const [left, right] = [batchesIn(a), batchesIn(b)]
  const count = left?.length ?? right?.length
  const isEach = (parts: readonly Value[] | null, value: Value) =>
    parts === null ? typeof value === 'number' : parts.length === count
  if (count === undefined || !isEach(left, a) || !isEach(right, b)) return undefined
  return together(
    Array.from({ length: count }, (_, i) =>
      m.operate(op, [left?.[i] ?? a, right?.[i] ?? b], new Map(), place),
    ),
    place,
  )
}

function isOtherAxis(rest: readonly Value[], named: Named): boolean {
  const given = named.get('dim') ?? named.get('axis') ?? rest.at(-1)
  const all = isKind(given, 'list') || isKind(given, 'tuple') ? given.items : [given]
  return all.every((each) => typeof each === 'number' && each !== 0)
}

/** `chunk(2)`, `split(n)`, `z[:n]`, `view(2, n, -1)`. */
function takenApart(
  parts: readonly Value[],
  op: string,
  rest: readonly Value[],
  named: Named,
): Value | undefined {
  const name = op.slice(op.lastIndexOf('.') + 1)
  const axis = named.get('dim') ?? named.get('axis') ?? rest[1] ?? 0
  if (op === 'item') return partAt(parts, rest[0])
  if (name === 'chunk' && axis === 0)
    return (rest[0] ?? named.get('chunks')) === parts.length ? new List([...parts]) : undefined
  if ((name === 'split' || name === 'tensor_split') && axis === 0) {
    const [lengths] = rest
    const count = isKind(lengths, 'list') || isKind(lengths, 'tuple') ? lengths.items.length : null
    return count === null || count === parts.length ? new List([...parts]) : undefined
  }
  if ((name === 'view' || name === 'reshape') && rest.length > 2 && rest[0] === parts.length)
    return new List([...parts])
  return undefined
}

/** A slice that begins or ends within: the first of them, the last, or the one between. */
function partAt(parts: readonly Value[], index: Value | undefined): Value | undefined {
  const slice = isKind(index, 'tuple') ? index.items[0] : index
  if (!isKind(slice, 'slice')) return undefined
  const [from = null, to = null, by = null] = slice.parts
  if (by !== null) return undefined
  if ((from === null || from === 0) && to !== null) return parts[0]
  if (from !== null && to === null) return parts.at(-1)
  return from !== null && parts.length === 3 ? parts[1] : undefined
}
