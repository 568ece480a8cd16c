/** What a layer of Keras or PyTorch says of itself: its row, and each argument with where it stands. */
import { argument } from '../evaluate/machine'
import { isKind, type Args, type Given, type Made, type Sym, type Value } from '../evaluate/values'
import type { Place } from '../python/ast'
import { FUNCTIONS, KERAS_LAYERS, TORCH_LAYERS, type LayerRow } from './layerTable'

export interface SaidLayer {
  /** As people write it: Conv2D, F.relu. */
  readonly name: string
  readonly row: LayerRow
  readonly framework: 'keras' | 'pytorch'
  /** By our key, only what was said. */
  readonly said: ReadonlyMap<string, Given>
  /** What is known of a key: as said, else the library's own default. */
  readonly place: Place
  /** Arguments that are not the layer's. */
  readonly strange: readonly string[]
  readonly layer: Made | Sym
}

/** Looked past: what names a layer, shapes its input or says nothing about what it computes. */
const PASSED = new Set([
  'name',
  'input_shape',
  'dtype',
  'trainable',
  'batch_input_shape',
  'input_dim',
  'batch_size',
  'device',
  'autocast',
  'weights',
  'input_tensor',
  'activity_regularizer_',
  'seed',
  'noise_shape',
  'data_format',
])

export function rowOfPath(
  path: string,
): { row: LayerRow; name: string; framework: 'keras' | 'pytorch' } | null {
  const name = path.slice(path.lastIndexOf('.') + 1)
  if (path === `keras.layers.${name}` && Object.hasOwn(KERAS_LAYERS, name))
    return { row: KERAS_LAYERS[name]!, name, framework: 'keras' }
  if (path === `torch.nn.${name}` && Object.hasOwn(TORCH_LAYERS, name))
    return { row: TORCH_LAYERS[name]!, name, framework: 'pytorch' }
  return null
}

const FUNCTION =
  /^(torch\.nn\.functional|torch|tf\.nn|tf\.math|tf|keras\.activations|keras\.ops|keras\.backend|)\.(\w+)$/

/** The layer that a symbol is the output of; null where it is another operation. */
export function layerOf(sym: Sym): SaidLayer | null {
  if (sym.layer !== null) {
    const found = rowOfPath(sym.layer.path)
    return found === null
      ? null
      : saidBy(sym.layer, found.name, found.row, found.framework, sym.layer.args, 0)
  }
  const [, module = null, name = ''] = FUNCTION.exec(sym.op) ?? []
  if (module === null || !Object.hasOwn(FUNCTIONS, name)) return null
  const { row } = FUNCTIONS[name]!
  const args: Args = {
    positional: sym.args.map((value) => ({ value, place: sym.place ?? NOWHERE })),
    named: new Map(
      [...sym.named].map(([key, value]) => [key, { value, place: sym.place ?? NOWHERE }]),
    ),
  }
  return saidBy(
    sym,
    name,
    row,
    module.startsWith('torch') || module === '' ? 'pytorch' : 'keras',
    args,
    1,
  )
}
const NOWHERE = { from: 0, to: 0 }

function saidBy(
  layer: Made | Sym,
  name: string,
  row: LayerRow,
  framework: 'keras' | 'pytorch',
  args: Args,
  from: number,
): SaidLayer {
  const said = new Map<string, Given>()
  row.args.forEach(({ names, key }, i) => {
    const found = argument(args, i + from, ...names)
    if (found !== undefined && key !== null) said.set(key, found)
  })
  const known = new Set(row.args.flatMap(({ names }) => names))
  const strange = [...args.named.keys()].filter(
    (each) =>
      !known.has(each) &&
      !PASSED.has(each) &&
      !(from === 1 && (each === 'training' || each === 'input')),
  )
  return { name, row, framework, said, place: layer.place ?? NOWHERE, strange, layer }
}

/** A layer's argument by our key: as said, else as the library has it. */
export function valueOf({ said, row }: SaidLayer, key: string): Value | undefined {
  const found = said.get(key)
  if (found !== undefined) return found.value
  if (row.fixed !== undefined && key in row.fixed) return row.fixed[key] as Value
  const standard = row.args.find((each) => each.key === key)?.standard
  return standard === undefined ? undefined : (standard as Value)
}

/** One number for both directions, or two: down and across. */
export function sidesOf(value: Value | undefined): readonly [number, number] | null {
  if (typeof value === 'number') return [value, value]
  if (isKind(value, 'tuple') || isKind(value, 'list')) {
    const [down, across] = value.items
    if (typeof down === 'number' && value.items.length === 1) return [down, down]
    if (typeof down === 'number' && typeof across === 'number') return [down, across]
  }
  return null
}
