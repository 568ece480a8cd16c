/**
 * What a dotted name computes: `tf.math.reduce_sum`, `keras.backend.maximum`, `torch.nn.functional.relu`,
 * `torch.nn.BCELoss` (which is made first, and then called). Names are canonical, without a person's
 * own aliases; usual short forms (`tf`, `K`, `F`, `nn`, `np`) are known too.
 */
import type { Operation, Value } from './ndArray'
import { ADDONS, METRIC_LEARNING } from './library/addons'
import { LOSSES, METRICS } from './library/kerasLosses'
import { LAYOUT } from './library/layout'
import { MAKING } from './library/making'
import { MATHS } from './library/maths'
import { REDUCTIONS } from './library/reductions'
import { BACKEND, LAYERS, NUMPY, OPS, TENSORFLOW } from './library/tensorflow'
import { MODULES, TORCH } from './library/torch'
import { CRITERIA, FUNCTIONAL } from './library/torchLosses'
import { isArray } from './ndArray'
import type { Table } from './library/define'

const COMMON: Table = { ...MATHS, ...REDUCTIONS, ...LAYOUT, ...MAKING }

/** The tables of a library's module, first to last; the longest module that fits counts. */
const MODULES_OF: Readonly<Record<string, readonly Table[]>> = {
  tf: [TENSORFLOW, COMMON],
  'tf.nn': [TENSORFLOW, COMMON],
  'tf.losses': [LOSSES],
  'tf.metrics': [METRICS, LOSSES],
  tfa: [ADDONS, LOSSES],
  pytorch_metric_learning: [METRIC_LEARNING],
  keras: [],
  'keras.backend': [BACKEND, COMMON],
  'keras.ops': [OPS, COMMON],
  'keras.losses': [LOSSES],
  'keras.metrics': [METRICS, LOSSES],
  'keras.activations': [COMMON],
  'keras.layers': [LAYERS],
  'keras.utils': [OPS],
  torch: [TORCH, COMMON],
  'torch.nn': [CRITERIA, MODULES],
  'torch.nn.functional': [FUNCTIONAL, COMMON],
  np: [NUMPY, COMMON],
  scipy: [NUMPY, COMMON],
  math: [COMMON],
  sklearn: [METRICS],
}

/** Other names of modules. */
const ALIASES: readonly (readonly [RegExp, string])[] = [
  [/^tensorflow\.python\.keras\b/, 'keras'],
  [/^(tensorflow|tf)\.(compat\.v[12]|contrib|experimental\.numpy)\b/, 'tf'],
  [/^tensorflow_addons\b/, 'tfa'],
  [/^tensorflow\b/, 'tf'],
  [/^tf\.keras\b/, 'keras'],
  [/^tf_keras\b/, 'keras'],
  [/^K\b/, 'keras.backend'],
  [/^(F|nn\.functional)\b/, 'torch.nn.functional'],
  [/^nn\b/, 'torch.nn'],
  [/^(numpy|jnp|jax\.numpy|cupy)\b/, 'np'],
]

const canonical = (name: string): string =>
  ALIASES.reduce((text, [alias, module]) => text.replace(alias, module), name)

/** Null for what is not computed here. */
export function operationOf(name: string): Operation | null {
  const [module, leaf] = placeOf(name)
  for (const table of MODULES_OF[module] ?? [])
    if (Object.hasOwn(table, leaf)) return module === 'math' ? plain(table[leaf]!) : table[leaf]!
  return null
}

/** The known module a name lies in, and its last part. */
function placeOf(name: string): [module: string, leaf: string] {
  const parts = canonical(name).split('.')
  const leaf = parts.pop() ?? ''
  while (parts.length > 0 && !Object.hasOwn(MODULES_OF, parts.join('.'))) parts.pop()
  return [parts.join('.'), leaf]
}

/** Python's own mathematics gives numbers, not arrays. */
const plain =
  (operation: Operation): Operation =>
  (args, named) =>
    asNumber(operation(args, named))

/** A number that is an array of no axes as a plain one; anything else as it is. */
export const asNumber = (value: Value): Value =>
  isArray(value) && value.shape.length === 0 ? (value.data[0] ?? NaN) : value

const TYPES =
  /^(tf|torch|np)\.(float(16|32|64|_)?|double|half|bfloat16|u?int(8|16|32|64)?|long|short|bool_?|uint8)$/

/** Names that stand for a value: types (as text), π, an axis, infinity; undefined for others. */
export function constantOf(name: string): Value | undefined {
  const text = canonical(name)
  const leaf = text.slice(text.lastIndexOf('.') + 1)
  if (TYPES.test(text)) return leaf
  if (!/^(tf|torch|np|math)\./.test(text)) return undefined
  switch (leaf) {
    case 'pi':
      return Math.PI
    case 'e':
      return Math.E
    case 'inf':
    case 'infty':
      return Infinity
    case 'nan':
      return NaN
    case 'newaxis':
      return null
    default:
      return undefined
  }
}
