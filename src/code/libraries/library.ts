/** What the names of libraries mean, put together: who makes what, and what it answers to. */
import { argument, type Libraries, type Machine } from '../evaluate/machine'
import { fromNumeric, toNumeric } from '../evaluate/convert'
import { memberIn } from '../evaluate/members'
import { binaryOf, compareOf, unaryOf } from '../evaluate/operators'
import {
  Builtin,
  Dict,
  Instance,
  isKind,
  isNDArray,
  Library,
  List,
  Made,
  Sym,
  Tuple,
  type Args,
  type Dims,
  type Given,
  type Value,
} from '../evaluate/values'
import { constantOf, operationOf } from '../numeric/operations'
import { memberOf } from '../numeric/members'
import { NumericError } from '../numeric/numericError'
import type { Place } from '../python/ast'
import { layerOf, rowOfPath } from './layerOf'
import { drawn } from './chance'
import { isKerasLayer, MERGES } from './layerTable'
import { more } from './numpyMore'
import { itemOfSet, kerasData, torchSet } from './toys'
import { canonical, modulePath, usualMeaning } from './names'
import { afterLayer, afterOperation } from './shapes'
import { computesLoss } from './compiledLoss'
import { batchOf, DATASET, datasetCall, datasetMember, isDataset } from './tfData'
import { fileCall } from './files'
import { learnData } from './learnData'
import { batchesIn, overBatches, together } from './stacked'

const NOWHERE: Place = { from: 0, to: 0 }
const NONE: Args = { positional: [], named: new Map() }
const plain = (...values: Value[]): Args => ({
  positional: values.map((value) => ({ value, place: NOWHERE })),
  named: new Map(),
})

/** What is made by being called, and called again later. */
const MAKES =
  /^(keras\.(layers|optimizers|callbacks|losses|metrics|regularizers|initializers|constraints|preprocessing\.image|Sequential|Model)|keras\.optimizers\.schedules|torch\.(nn|optim)|torchvision\.(transforms|datasets|models)|torch\.utils\.data|lightning|tf\.data|tfa|keras\.applications|pytorch_metric_learning|torchmetrics|transforms|timm)\b/
/** Networks that come ready made, most often trained. */
export const isBackbone = (path: string): boolean =>
  /^(keras\.applications|torchvision\.models)\.|^timm\.create_model$/.test(path)

/** Of these those that compute at once. */
const COMPUTES =
  /^(torch\.nn\.functional|torch\.nn\.init|torch\.nn\.utils|keras\.(losses|metrics|layers|initializers)\.[a-z]|tf\.data\.experimental|lightning\.(seed_everything|fabric)|torch\.utils\.data\.(random_split|default_collate)|keras\.applications\.(\w+\.)*[a-z]\w*$)/

/** Made with settings, then called with what it is computed of: losses, distances, joins without weights. */
export const isCriterion = (path: string): boolean =>
  /^(torch\.nn\.(\w*Loss|PairwiseDistance|CosineSimilarity)|keras\.losses\.[A-Z]\w*|(tfa|pytorch_metric_learning)\.losses\.[A-Z]\w*|keras\.layers\.(Dot|Average|Maximum|Minimum))$/.test(
    path,
  ) && operationOf(path) !== null

/** The layers of a network that comes ready made: each stands for all of it. */
const LAYERS_OF_READY = 'layers of a ready-made network'

export const library: Libraries = {
  module: modulePath,
  usual: guessed,

  member(m, of, name, place) {
    if (of.path.startsWith('own.')) {
      const own = m.own(name)
      return (
        own ??
        m.unknown(`${name} comes from ${of.path.slice(4)}, which is not in what was pasted`, place)
      )
    }
    if (name === '__name__') return of.path.slice(of.path.lastIndexOf('.') + 1)
    const path = canonical(`${of.path}.${name}`)
    const constant = constantOf(path)
    if (constant !== undefined) return fromNumeric(constant)
    if (path === 'sys.argv') return new List(['script'])
    return new Library(path)
  },

  call(m, path, args, call) {
    const place = call ?? NOWHERE
    const known = CALLS[path]
    if (known !== undefined) return known(m, args, place)
    const simple =
      drawn(m, path, args) ??
      more(m, path, args) ??
      fileCall(
        m,
        path,
        args.positional.map(({ value }) => m.known(value)),
      ) ??
      learnData(path, args) ??
      datasetCall(m, path, args, place)
    if (simple !== undefined) return simple
    if (/^(np\.random|random)\.(RandomState|default_rng|Random)$/.test(path))
      return new Library('np.random')
    const data = /^keras\.datasets\.(\w+)\.load_data$/.exec(path)
    if (data !== null) {
      m.happened('data', new Library(path), args, place, null)
      return kerasData(data[1]!) ?? m.operate(path, [], new Map(), place)
    }
    if (/^keras\.layers\.(subtract|add|multiply)$/.test(path)) return merge(m, path, args, place)
    if (MAKES.test(path) && !COMPUTES.test(path)) {
      const made = new Made(path, args, place)
      fill(m, made, args)
      if (path.startsWith('torchvision.datasets.')) torchSet(made)
      m.happened('made', made, args, place, made)
      return made
    }
    m.happened('called', new Library(path), args, place, null)
    const [values, named] = valuesOf(args)
    return m.operate(path, values, named, place)
  },

  apply: (m, made, args, call) => apply(m, made, args, call ?? made.place),

  madeAttribute: (m, made, name, place) => memberOfMade(m, made, name, place),

  inherited(m, instance, bases, name, place) {
    if (bases.length === 0) return undefined
    if (name === '__init__')
      return new Builtin(name, (args) => {
        const base = bases.find((each) =>
          /^(keras\.(Sequential|Model)|torch\.nn\.(Sequential|ModuleList))$/.test(each),
        )
        if (base === undefined || args.positional.length + args.named.size === 0) return null
        const made = new Made(base, args, place)
        fill(m, made, args)
        instance.attributes.set(AS_LIBRARY, { value: made, place: null })
        return null
      })
    const made = instance.attributes.get(AS_LIBRARY)?.value
    if (isKind(made, 'made') && /^(add|append|layers|get_layer|inputs?|outputs?)$/.test(name))
      return memberOfMade(m, made, name, place)
    if (name === '__call__') return new Builtin(name, (args, call) => m.call(instance, args, call))
    return behaviour(m, instance, name, place)
  },

  applyInstance(m, instance, bases, args, call) {
    const place = call ?? instance.place
    const name = bases.some((base) => base.startsWith('keras')) ? 'call' : 'forward'
    const made = instance.attributes.get(AS_LIBRARY)?.value
    if (isKind(made, 'made') && !hasOwn(instance, name)) return m.call(made, args, call)
    const method = m.attribute(instance, name, place)
    if (isKind(method, 'sym'))
      return m.operate(
        'call',
        [instance, ...args.positional.map(({ value }) => value)],
        new Map(),
        place,
      )
    const own = isKind(method, 'func') ? method : null
    const takes = (key: string) =>
      own?.params.some((each) => each.name === key || each.kind === 'double') ?? false
    const named = new Map(
      [...args.named].filter(([key]) => (key !== 'training' && key !== 'mask') || takes(key)),
    )
    const result = m.call(method, { positional: args.positional, named }, call)
    m.happened('applied', instance, args, place, result)
    return result
  },

  symAttribute(m, sym, name, place) {
    if (name === 'shape' && sym.shape !== null) return dimsTuple(m, sym, sym.shape)
    if (name === 'backward')
      return new Builtin(name, (args, call) => {
        // accelerator.backward(loss) is handed what loss.backward() is asked of.
        const of = isAccelerator(sym) ? (args.positional[0]?.value ?? null) : sym
        m.happened('backward', of, args, call ?? place, null)
        return null
      })
    if (isScaler(sym) && name === 'scale')
      return new Builtin(name, (args) => args.positional[0]?.value ?? null)
    if (isScaler(sym) && name === 'step')
      return new Builtin(name, (args, call) => {
        m.happened('step', args.positional[0]?.value ?? null, args, call ?? place, null)
        return null
      })
    if (name === 'prepare' && isAccelerator(sym))
      return new Builtin(name, ({ positional: [first, ...more] }) =>
        more.length === 0
          ? (first?.value ?? null)
          : new Tuple([first!.value, ...more.map(({ value }) => value)]),
      )
    if (/^(shape|T|data|grad|dtype|device|real)$/.test(name))
      return m.operate(`.${name}`, [sym], new Map(), place)
    // What torch.max(x, dim) and its kin give has both by name.
    if ((name === 'values' || name === 'indices') && /\.(max|min|sort|topk|median)$/.test(sym.op))
      return m.item(sym, name === 'values' ? 0 : 1, place)
    const own = behaviour(m, sym, name, place)
    if (own !== undefined && !TENSOR_METHODS.has(name)) return own
    if (!isTensorMethod(name)) return new Sym(`.${name}`, [sym], new Map(), null, place)
    return new Builtin(name, (args, call) => symMethod(m, sym, name, args, call ?? place))
  },

  compute(m, op, args, named) {
    try {
      return compute(m, op, args, named)
    } catch (error) {
      // What an operation is given is theirs: it may be anything.
      if (error instanceof TypeError) throw new NumericError('it cannot be computed here')
      throw error
    }
  },

  overBatches,

  shapeOf(_m, op, args, named) {
    return afterOperation(op, args, named)
  },

  item(m, of, index) {
    if (of.path === LAYERS_OF_READY)
      return isKind(index, 'slice') ? of : of.attributes.get('of')?.value
    if (of.inside.length > 0) {
      if (isKind(index, 'slice')) {
        const part = new Made(of.path, NONE, of.place)
        part.inside.push(...m.iterate(m.item(new List([...of.inside]), index, of.place)).items)
        return part
      }
      return typeof index === 'number' ? of.inside.at(index) : undefined
    }
    if (of.path.startsWith('torchvision.datasets.') && typeof index === 'number')
      return itemOfSet(of, index)
    return of.attributes.get(String(index))?.value
  },

  setItem(of, index, value) {
    if (of.path === 'torch.nn.ModuleDict') of.attributes.set(String(index), { value, place: null })
    else if (typeof index === 'number' && index < of.inside.length)
      of.inside[index < 0 ? index + of.inside.length : index] = value
  },

  iterate(m, of) {
    if (!isKind(of, 'made')) return undefined
    if (of.path === LAYERS_OF_READY)
      return { items: [of.attributes.get('of')?.value ?? null], rounds: null }
    if (of.path === DATASET) {
      m.happened('iterated', of, NONE, of.place, of)
      const rounds = of.attributes.get('rounds')?.value
      return { items: [batchOf(of)], rounds: typeof rounds === 'number' ? rounds : null }
    }
    if (of.inside.length > 0) return { items: of.inside, rounds: of.inside.length }
    return of.path.endsWith('.DataLoader') ? { items: [batch(m, of)], rounds: null } : undefined
  },
}

/** One batch of a loader: what an item of its data set is made of, each part not known but for its shape. */
function batch(m: Machine, loader: Made): Value {
  const known = loader.attributes.get('a batch')?.value
  if (known !== undefined) return known
  const data = argument(loader.args, 0, 'dataset')?.value ?? null
  const item =
    isKind(data, 'instance') || isKind(data, 'made')
      ? m.tried(() => m.item(data, 0, loader.place))
      : null
  let parts = 0
  const of = (value: Value, depth: number): Value => {
    if ((isKind(value, 'tuple') || isKind(value, 'list')) && depth < 3)
      return new Tuple(value.items.map((each) => of(each, depth + 1)))
    const isNumber =
      typeof value === 'number' ||
      typeof value === 'boolean' ||
      (isKind(value, 'sym') && /^(float|int|bool)$/.test(value.op))
    const shape = isNDArray(value) ? [null, ...value.shape] : isNumber ? [null] : null
    return new Sym('batch', [loader, parts++], new Map(), shape, loader.place, null, 'a batch')
  }
  const made = item === null ? m.operate('each', [loader], new Map(), loader.place) : of(item, 0)
  loader.attributes.set('a batch', { value: made, place: null })
  return made
}

/** What an instance of a library's class holds of that class. */
const AS_LIBRARY = 'what it inherits'
const hasOwn = (instance: Instance, name: string): boolean =>
  memberIn(instance.of, name) !== undefined

/** A name without an import: what it usually stands for. */
function guessed(name: string, stars: readonly string[]): Value | undefined {
  for (const star of stars) {
    const path = canonical(`${star}.${name}`)
    if (
      rowOfPath(path) !== null ||
      operationOf(path) !== null ||
      (star === 'keras.layers' && isKerasLayer(name))
    )
      return new Library(path)
    if (
      /^(keras|torch)\.(models|optimizers|nn|optim|utils\.data)/.test(star) &&
      /^[A-Z]/.test(name)
    )
      return new Library(path)
  }
  const usual = usualMeaning(name, isKerasLayer)
  return usual === null ? undefined : new Library(canonical(usual))
}

export function valuesOf(args: Args): [readonly Value[], ReadonlyMap<string, Value>] {
  return [
    args.positional.map(({ value }) => value),
    new Map([...args.named].map(([key, { value }]) => [key, value])),
  ]
}

/** Names that models have, too. */
const TENSOR_METHODS = new Set([
  'to',
  'cuda',
  'cpu',
  'float',
  'double',
  'half',
  'requires_grad_',
  'apply',
])
const ONE = { shape: [1], data: Float64Array.of(1), dtype: 'float' as const }
const isTensorMethod = (name: string): boolean => typeof memberOf(ONE, name) === 'function'

function dimsTuple(m: Machine, sym: Sym, dims: Dims): Value {
  return new Tuple(
    dims.map(
      (each, i) =>
        each ??
        (i === 0
          ? m.operate('batch size', [sym], new Map(), null)
          : m.operate('length', [sym, i], new Map(), null)),
    ),
  )
}

/** Computes an operation whose arguments are all known; undefined where it is none. */
function compute(
  m: Machine,
  op: string,
  args: readonly Value[],
  named: ReadonlyMap<string, Value>,
): Value | undefined {
  const [first = null, second = null] = args
  const numericArgs = () => args.map((each) => toNumeric(m, each))
  const numericNamed = () =>
    Object.fromEntries([...named].map(([key, each]) => [key, toNumeric(m, each)]))
  if (op === 'criterion' && isKind(first, 'made')) {
    const [values, keys] = valuesOf(first.args)
    const applied = withoutWeights(m, first, args.slice(1))
    if (applied !== undefined) return applied
    const make = operationOf(first.path)
    const made = make?.(
      values.map((each) => toNumeric(m, each)),
      Object.fromEntries([...keys].map(([key, each]) => [key, toNumeric(m, each)])),
    )
    if (typeof made !== 'function') return undefined
    return fromNumeric(
      made(
        args.slice(1).map((each) => toNumeric(m, each)),
        numericNamed(),
      ),
    )
  }
  // The batch stays an axis, also where it is one pair: what squeezes all there is never means it.
  if (/\.squeeze$/.test(op) && args.length === 1 && named.size === 0 && isNDArray(first))
    return { ...first, shape: first.shape.filter((length, axis) => axis === 0 || length !== 1) }
  if (op.startsWith('.')) {
    if (!isNDArray(first) && typeof first !== 'number') return undefined
    const array = isNDArray(first)
      ? first
      : { shape: [], data: Float64Array.of(first), dtype: 'float' as const }
    const member = memberOf(array, op.slice(1))
    if (member === undefined) return undefined
    return fromNumeric(
      typeof member === 'function' ? member(numericArgs().slice(1), numericNamed()) : member,
    )
  }
  if (/^(==|!=|<=?|>=?|in|not in|is|is not)$/.test(op)) return compareOf(op, first, second)
  if (/^([-+*/%@&|^]|\*\*|\/\/)$/.test(op)) return binaryOf(op, first, second)
  if (op === 'len' && isNDArray(first)) return first.shape[0] ?? 0
  if (op === 'unary -' || op === 'unary ~' || op === 'unary +') return unaryOf(op.slice(6), first)
  if (op === 'not') return first === false
  const operation = op.includes('.') ? operationOf(op) : null
  if (operation === null) return undefined
  return fromNumeric(operation(numericArgs(), numericNamed()))
}

/** Layers that have no weights and are no loss: activations, and what does nothing when a pair is judged. */
function withoutWeights(m: Machine, layer: Made, args: readonly Value[]): Value | undefined {
  const name = layer.path.split('.').at(-1)!
  const [first = null] = args
  if (/^(Dropout\w*|SpatialDropout2D|GaussianNoise|Identity|ActivityRegularization)$/.test(name))
    return first
  if (name === 'UnitNormalization') {
    const axis = argument(layer.args, 0, 'axis')?.value ?? -1
    return m.operate('keras.backend.l2_normalize', [first, axis], new Map(), null)
  }
  if (layer.path !== 'keras.layers.Activation') return undefined
  const activation = argument(layer.args, 0, 'activation')?.value ?? null
  if (typeof activation !== 'string') return m.call(activation, plain(first), null)
  const operation = operationOf(`keras.backend.${activation}`)
  return operation === null ? undefined : fromNumeric(operation([toNumeric(m, first)]))
}

function symMethod(m: Machine, sym: Sym, name: string, args: Args, place: Place): Value {
  if (PASSES.has(name)) return sym
  const [values, named] = valuesOf(args)
  if (name === 'size' && sym.shape !== null) {
    const at = values[0] ?? named.get('dim')
    const all = dimsTuple(m, sym, sym.shape) as Tuple
    return typeof at === 'number' ? (all.items.at(at) ?? null) : all
  }
  return m.operate(`.${name}`, [sym, ...values], named, place)
}
/** Methods of tensors that leave the numbers as they are. */
const PASSES = new Set([
  'to',
  'cuda',
  'cpu',
  'float',
  'double',
  'half',
  'contiguous',
  'clone',
  'requires_grad_',
  'type',
  'astype',
])

function merge(m: Machine, path: string, args: Args, place: Place): Value {
  const inputs = args.positional[0]?.value ?? argument(args, 0, 'inputs')?.value ?? null
  const [first = null, ...rest] = m.iterate(inputs).items
  const op = MERGES[path.slice(path.lastIndexOf('.') + 1)]!
  return rest.reduce<Value>((sum, each) => m.operate(op, [sum, each], new Map(), place), first)
}

type Call = (m: Machine, args: Args, place: Place) => Value

const CALLS: Readonly<Record<string, Call>> = {
  'keras.Input': (m, args, place) => input(m, args, place),
  'keras.backend.int_shape': (m, args, place) =>
    m.attribute(args.positional[0]?.value ?? null, 'shape', place),
  'torch.device': () => 'cpu',
  'torch.cuda.is_available': () => false,
  'torch.autograd.Variable': (_m, args) => args.positional[0]?.value ?? null,
  'torch.nn.DataParallel': (_m, args) => args.positional[0]?.value ?? null,
  'torch.nn.parallel.DistributedDataParallel': (_m, args) => args.positional[0]?.value ?? null,
  'torch.nn.parallel.DataParallel': (_m, args) => args.positional[0]?.value ?? null,
  'torch.compile': (_m, args) => args.positional[0]?.value ?? null,
  'torch.jit.script': (_m, args) => args.positional[0]?.value ?? null,
  'functools.partial': (m, args) => partial(m, args),
  'collections.OrderedDict': (m, args) => m.call(m.builtin('dict'), args, null),
  'copy.deepcopy': (_m, args, place) => copied(args.positional[0]?.value ?? null, place),
  'copy.copy': (_m, args) => args.positional[0]?.value ?? null,
  'tf.function': (_m, args) =>
    args.positional[0]?.value ??
    new Builtin('tf.function', (inner) => inner.positional[0]?.value ?? null),
  'tf.GradientTape': (_m, args, place) => new Made('tf.GradientTape', args, place),
  'sys.exit': (m) => m.exit(),
  'argparse.ArgumentParser': (_m, args, place) => new Made('argparse.ArgumentParser', args, place),
  'tqdm.tqdm': (_m, args) => args.positional[0]?.value ?? null,
  'tqdm.auto.tqdm': (_m, args) => args.positional[0]?.value ?? null,
  'tqdm.notebook.tqdm': (_m, args) => args.positional[0]?.value ?? null,
  'tqdm.trange': (m, args) => m.call(m.builtin('range'), args, null),
  'tqdm.tqdm_notebook': (_m, args) => args.positional[0]?.value ?? null,
}

/** Layers anew, with weights of their own; what has none is as it was. */
function copied(of: Value, place: Place, known = new Map<Value, Value>()): Value {
  const before = known.get(of)
  if (before !== undefined) return before
  if (isKind(of, 'made')) {
    const made = new Made(of.path, of.args, place)
    known.set(of, made)
    for (const [name, each] of of.attributes)
      made.attributes.set(name, { ...each, value: copied(each.value, place, known) })
    made.inside.push(...of.inside.map((each) => copied(each, place, known)))
    return made
  }
  if (isKind(of, 'instance')) {
    const made = new Instance(of.of, place)
    known.set(of, made)
    for (const [name, each] of of.given) made.given.set(name, each)
    for (const [name, each] of of.attributes)
      made.attributes.set(name, { ...each, value: copied(each.value, place, known) })
    return made
  }
  if (isKind(of, 'list')) return new List(of.items.map((each) => copied(each, place, known)))
  return of
}

function partial(m: Machine, args: Args): Value {
  const [func, ...first] = args.positional
  if (func === undefined) return null
  return new Builtin('partial', (rest, call) =>
    m.call(
      func.value,
      {
        positional: [...first, ...rest.positional],
        named: new Map([...args.named, ...rest.named]),
      },
      call,
    ),
  )
}

function input(m: Machine, args: Args, place: Place): Value {
  const shape = argument(args, 0, 'shape', 'input_shape', 'batch_shape')
  const inner = shape === undefined ? null : dimensions(m, shape.value)
  const made = new Sym('input', [], new Map(), inner === null ? null : [null, ...inner], place)
  if (shape !== undefined)
    m.happened('input', made, { positional: [shape], named: new Map() }, place, made)
  return made
}

function dimensions(m: Machine, value: Value): Dims | null {
  if (isKind(value, 'tuple') || isKind(value, 'list'))
    return value.items.map((each) => (typeof each === 'number' ? each : null))
  void m
  return null
}

/** Layers of a container, in order. */
function fill(m: Machine, made: Made, args: Args): void {
  if (!/^(keras\.Sequential|torch\.nn\.(Sequential|ModuleList))$/.test(made.path)) {
    if (made.path === 'torchvision.transforms.Compose' && args.positional[0])
      made.inside.push(...m.iterate(args.positional[0].value).items)
    if (made.path === 'torch.nn.ModuleDict' && isKind(args.positional[0]?.value, 'dict'))
      for (const { key, value } of args.positional[0].value.entries.values())
        made.attributes.set(String(key), { value, place: null })
    return
  }
  const [first] = args.positional
  const given = first?.value ?? args.named.get('layers')?.value
  if (given === undefined) return
  if (isKind(given, 'dict'))
    made.inside.push(...[...given.entries.values()].map(({ value }) => value))
  else if (made.path === 'torch.nn.Sequential')
    made.inside.push(...args.positional.map(({ value }) => value))
  else made.inside.push(...m.iterate(given).items)
}

function apply(m: Machine, made: Made, args: Args, place: Place): Value {
  const [first] = args.positional
  const value =
    first?.value ?? args.named.get('inputs')?.value ?? args.named.get('input')?.value ?? null
  if (/^(keras\.Sequential|torch\.nn\.Sequential)$/.test(made.path)) {
    const result = made.inside.reduce<Value>(
      (x, layer) =>
        isKind(layer, 'sym') && layer.op === 'input' ? x : m.call(layer, plain(x), null),
      value,
    )
    m.happened('applied', made, args, place, result)
    return result
  }
  if (made.path === 'keras.Model') {
    const result = applyModel(m, made, args)
    m.happened('applied', made, args, place, result)
    return result
  }
  if (made.path === 'keras.layers.Lambda') {
    const func = argument(made.args, 0, 'function')?.value ?? null
    const result = m.call(func, { positional: [{ value, place }], named: argumentsOf(made) }, null)
    return applied(made, value, result)
  }
  const mode = made.path === 'keras.layers.Merge' ? made.args.named.get('mode')?.value : undefined
  if (isKind(mode, 'func')) return m.call(mode, plain(value), null)
  const name = made.path.slice(made.path.lastIndexOf('.') + 1)
  if (made.path.startsWith('keras.layers.') && Object.hasOwn(MERGES, name))
    return merge(m, made.path, args, place)
  if (isCriterion(made.path)) {
    const [values, named] = valuesOf(args)
    return m.operate('criterion', [made, ...values], named, place)
  }
  const batches = batchesIn(value)
  if (batches !== null && args.positional.length === 1)
    return together(
      batches.map((each) =>
        apply(m, made, { ...args, positional: [{ value: each, place }] }, place),
      ),
      place,
    )
  if (isBackbone(made.path)) return ofBackbone(m, made, value, place)
  const inputs = isKind(value, 'list') || isKind(value, 'tuple') ? value.items : [value]
  const sym = (shape: Dims | null) =>
    new Sym(
      'layer',
      args.positional.length > 0 ? args.positional.map((each) => each.value) : inputs,
      new Map(),
      shape,
      place,
      made,
    )
  const said = rowOfPath(made.path) === null ? null : layerOf(sym(null))
  if (said !== null && said.row.kind === null) return applied(made, value, value)
  const from = inputs[0]
  const known =
    from !== undefined && (isKind(from, 'sym') || isNDArray(from))
      ? isKind(from, 'sym')
        ? from.shape
        : from.shape
      : null
  return applied(made, value, sym(said === null ? null : afterLayer(said, known)))
}

/** A layer's `input` and `output` are those of its first use. */
function applied(layer: Made, input: Value, output: Value): Value {
  if (!layer.path.startsWith('keras.') || layer.attributes.has('output')) return output
  layer.attributes.set('input', { value: input, place: null })
  layer.attributes.set('output', { value: output, place: null })
  return output
}

/** The layers of a Keras model, each with what it gives there. */
function layersIn(m: Machine, model: Made, place: Place): readonly Made[] {
  if (model.path === 'keras.Sequential') {
    const inside = model.inside.filter((each) => isKind(each, 'made'))
    for (const each of inside) if (!isModel(each)) each.attributes.delete('output')
    apply(m, model, plain(ownInput(m, model)), place)
    return inside
  }
  const found = new Set<Made>()
  const seen = new Set<Value>()
  const walk = (value: Value, depth: number): void => {
    if (depth > 400 || seen.has(value)) return
    seen.add(value)
    m.spend()
    if (isKind(value, 'list') || isKind(value, 'tuple'))
      for (const each of value.items) walk(each, depth + 1)
    if (!isKind(value, 'sym')) return
    for (const each of value.args) walk(each, depth + 1)
    if (value.layer !== null) found.add(value.layer)
  }
  walk(outputsOf(model), 0)
  return [...found]
}
const isModel = ({ path }: Made): boolean => /^keras\.(Sequential|Model)$/.test(path)

/** `get_layer('name')` or `get_layer(index=3)`. */
function layerNamed(m: Machine, layers: readonly Made[], args: Args, place: Place): Value {
  const at = args.named.get('index')?.value
  const name = argument(args, 0, 'name')?.value
  const found =
    typeof at === 'number'
      ? layers.at(at)
      : layers.find(({ args: own }) => own.named.get('name')?.value === name)
  return found ?? m.unknown('no layer here has this name', place)
}

const argumentsOf = (made: Made): ReadonlyMap<string, Given> => {
  const given = made.args.named.get('arguments')?.value
  return isKind(given, 'dict')
    ? new Map(
        [...given.entries.values()].map(({ key, value, place }) => [
          String(key),
          { value, place: place ?? NOWHERE },
        ]),
      )
    : new Map()
}

/** A ready-made network, and what was put in the place of its head. */
function ofBackbone(m: Machine, made: Made, value: Value, place: Place): Value {
  const features = new Sym('layer', [value], new Map(), null, place, made)
  for (const name of ['fc', 'classifier', 'head', 'heads']) {
    const head = made.attributes.get(name)?.value
    if (isKind(head, 'made') || isKind(head, 'instance')) return m.call(head, plain(features), null)
  }
  return features
}

/** What a functional model gives; a list of one is that one, as Keras has it. */
export function outputsOf(made: Made): Value {
  const outputs = argument(made.args, 1, 'outputs', 'output')?.value ?? null
  return isKind(outputs, 'list') && outputs.items.length === 1 ? outputs.items[0]! : outputs
}

/** A functional model's graph anew, with what it is given in the place of its inputs. */
function applyModel(m: Machine, made: Made, args: Args): Value {
  const inputs = listOf(m, argument(made.args, 0, 'inputs', 'input')?.value ?? null)
  const outputs = outputsOf(made)
  const given =
    args.positional.length > 1
      ? args.positional.map(({ value }) => value)
      : partsOf(
          m,
          args.positional[0]?.value ?? args.named.get('inputs')?.value ?? null,
          inputs.length,
        )
  const memo = new Map<Sym, Value>()
  inputs.forEach((each, i) => {
    if (isKind(each, 'sym') && given[i] !== undefined) memo.set(each, given[i])
  })
  const again = (value: Value, depth = 0): Value => {
    m.spend()
    if (isKind(value, 'list')) return new List(value.items.map((each) => again(each, depth)))
    if (isKind(value, 'tuple')) return new Tuple(value.items.map((each) => again(each, depth)))
    if (!isKind(value, 'sym') || depth > 400) return value
    const known = memo.get(value)
    if (known !== undefined) return known
    const from = value.args.map((each) => again(each, depth + 1))
    const made_ = from.every((each, i) => each === value.args[i])
      ? value
      : value.layer !== null
        ? apply(
            m,
            value.layer,
            from.length === 1 ? plain(from[0]!) : plain(new List(from)),
            value.place ?? NOWHERE,
          )
        : m.operate(value.op, from, value.named, value.place)
    memo.set(value, made_)
    return made_
  }
  return again(outputs)
}

/** What a model of so many inputs is given as one thing. */
const partsOf = (m: Machine, value: Value, count: number): readonly Value[] =>
  isKind(value, 'sym') && count > 1
    ? m.parts(value, count).map((each) => each.value)
    : listOf(m, value)

export const listOf = (m: Machine, value: Value): readonly Value[] =>
  isKind(value, 'list') || isKind(value, 'tuple')
    ? value.items
    : isKind(value, 'dict')
      ? [...value.entries.values()].map((each) => each.value)
      : value === null
        ? []
        : [m.known(value)]

function memberOfMade(m: Machine, made: Made, name: string, place: Place): Value {
  if (
    made.path === 'keras.Sequential' ||
    made.path === 'torch.nn.ModuleList' ||
    made.path === 'torch.nn.Sequential'
  ) {
    switch (name) {
      case 'add':
      case 'append':
        return new Builtin(name, (args) => {
          const layer = args.positional[0]?.value ?? null
          m.spend()
          if (made.inside.length < 500) made.inside.push(layer)
          return null
        })
      case 'pop':
        return new Builtin(name, () => made.inside.pop() ?? null)
      case 'extend':
        return new Builtin(name, (args) => {
          made.inside.push(...m.iterate(args.positional[0]?.value ?? null).items)
          return null
        })
      case 'layers':
        return new List(
          made.path.startsWith('keras') ? [...layersIn(m, made, place)] : [...made.inside],
        )
      case 'output':
      case 'outputs':
      case 'input':
      case 'inputs': {
        const from = ownInput(m, made)
        return name.startsWith('input') ? from : apply(m, made, plain(from), place)
      }
    }
  }
  if (isModel(made) && name === 'get_layer')
    return new Builtin(name, (args) => layerNamed(m, layersIn(m, made, place), args, place))
  if (made.path === 'torch.nn.ModuleDict' && /^(items|keys|values)$/.test(name)) {
    const named = new Dict()
    for (const [key, each] of made.attributes) named.set(key, each.value, each.place)
    return m.attribute(named, name, place)
  }
  if (made.path === 'keras.Model') {
    if (name === 'layers') return new List([...layersIn(m, made, place)])
    if (name === 'output' || name === 'outputs') return outputsOf(made)
    if (name === 'input' || name === 'inputs')
      return argument(made.args, 0, 'inputs', 'input')?.value ?? null
  }
  if (isBackbone(made.path)) {
    if (/^inputs?$/.test(name)) return ownInput(m, made)
    if (/^outputs?$/.test(name)) return ofBackbone(m, made, ownInput(m, made), place)
    if (name === 'layers') {
      const layers = new Made(LAYERS_OF_READY, NONE, place)
      layers.attributes.set('of', { value: made, place: null })
      return layers
    }
    if (name === 'features') return made
    if (name === 'get_layer') return new Builtin(name, () => made)
    // All but the head, as people take it off.
    if (name === 'children')
      return new Builtin(name, () => new List([made, new Made('torch.nn.Identity', NONE, place)]))
  }
  if (made.path === 'argparse.ArgumentParser') return parserMember(m, made, name)
  const ofData = isDataset(made) ? datasetMember(m, made, name) : undefined
  if (ofData !== undefined) return ofData
  return behaviour(m, made, name, place) ?? m.operate(`.${name}`, [made], new Map(), place)
}

/** The input a Sequential says of itself, once. */
export function ownInput(m: Machine, made: Made): Sym {
  const known = made.attributes.get('own input')?.value
  if (isKind(known, 'sym')) return known
  const first = isBackbone(made.path) ? made : made.inside[0]
  const shape = isKind(first, 'made')
    ? argument(first.args, -1, 'input_shape', 'shape')?.value
    : undefined
  const dims = shape === undefined ? null : dimensions(m, shape)
  const own =
    isKind(first, 'sym') && first.op === 'input'
      ? first
      : new Sym('input', [], new Map(), dims === null ? null : [null, ...dims], made.place)
  made.attributes.set('own input', { value: own, place: null })
  return own
}

/** Options of a command line, as they are where none is given. */
function parserMember(m: Machine, made: Made, name: string): Value {
  const options = (made.attributes.get('options')?.value as Dict | undefined) ?? new Dict()
  made.attributes.set('options', { value: options, place: null })
  if (name === 'add_argument')
    return new Builtin(name, (args) => {
      const names = args.positional.map(({ value }) => String(value))
      const key = String(
        args.named.get('dest')?.value ??
          (names.find((each) => each.startsWith('--')) ?? names[0] ?? '')
            .replace(/^-+/, '')
            .replaceAll('-', '_'),
      )
      const standard = args.named.get('default')
      const action = args.named.get('action')?.value
      if (standard !== undefined) options.set(key, standard.value, standard.place)
      else if (action === 'store_true' || action === 'store_false')
        options.set(key, action === 'store_false')
      else options.set(key, m.unknown(`${key} is given on the command line`, null))
      return null
    })
  if (name === 'parse_args' || name === 'parse_known_args')
    return new Builtin(name, () => {
      const parsed = new Made('argparse.Namespace', NONE, NOWHERE)
      for (const { key, value, place } of options.entries.values())
        parsed.attributes.set(String(key), { value, place })
      return name === 'parse_args' ? parsed : new Tuple([parsed, new List([])])
    })
  return new Builtin(name, () => made)
}

/** The layers within a model, each once. */
function layersWithin(of: Value, found: Made[] = [], depth = 0): readonly Made[] {
  if (depth > 10 || found.length > 200) return found
  if (isKind(of, 'made')) {
    if (found.includes(of)) return found
    found.push(of)
  }
  const inner = isKind(of, 'made')
    ? of.inside
    : isKind(of, 'instance')
      ? [...of.attributes.values()].map((each) => each.value)
      : isKind(of, 'list')
        ? of.items
        : []
  for (const each of inner)
    if (isKind(each, 'made') || isKind(each, 'instance') || isKind(each, 'list'))
      layersWithin(each, found, depth + 1)
  return found
}

const REPORTS =
  /^(compile|fit|fit_generator|evaluate|evaluate_generator|predict|train_on_batch|test_on_batch|zero_grad|step|apply_gradients|minimize|gradient|clip_gradients|load_weights|load_state_dict|save|save_weights|summary|add_loss|build|unscale_|update)$/
const SELF =
  /^(to|cuda|cpu|double|float|half|train|eval|requires_grad_|share_memory|apply|compile_)$/

/** What Lightning's save_hyperparameters() keeps. */
function savedArguments({ given }: Instance): Made {
  const saved = new Made('argparse.Namespace', NONE, NOWHERE)
  for (const [name, each] of given) saved.attributes.set(name, each)
  return saved
}

/** Of mixed precision: it scales a loss, and its gradients back. */
const isScaler = ({ op }: Sym): boolean => /^torch\.(cuda\.)?amp\.GradScaler$/.test(op)

/** Hugging Face's, which hands back what it prepares. */
const isAccelerator = ({ op }: Sym): boolean => op === 'accelerate.Accelerator'

/** What models, optimisers and loaders of either library answer to. */
function behaviour(
  m: Machine,
  of: Made | Instance | Sym,
  name: string,
  place: Place,
): Value | undefined {
  if (REPORTS.test(name) && !(name === 'update' && isKind(of, 'instance')))
    return new Builtin(name, (args, call) => {
      const result = new Sym(
        `.${name}`,
        [of, ...args.positional.map((each) => each.value)],
        new Map(),
        null,
        call ?? place,
      )
      m.happened(name, of, args, call ?? place, result)
      return result
    })
  if (name === '__class__' && isKind(of, 'made')) return new Library(of.path)
  if (SELF.test(name))
    return new Builtin(name, (args, call) => {
      const func = args.positional[0]?.value ?? null
      if (name === 'apply' && isKind(func, 'func'))
        for (const layer of layersWithin(of)) m.call(func, plain(layer), null)
      m.happened(name, of, args, call ?? place, of)
      return of
    })
  if (/^(parameters|trainable_variables|trainable_weights|variables|weights)$/.test(name)) {
    const weights = new Sym('weights', [of], new Map(), null, place)
    return name === 'parameters' ? new Builtin(name, () => weights) : weights
  }
  if (
    name === 'named_parameters' ||
    name === 'modules' ||
    name === 'children' ||
    name === 'named_modules' ||
    name === 'named_children'
  )
    return new Builtin(name, () =>
      name === 'children' || name === 'modules'
        ? new List(
            isKind(of, 'made')
              ? [...of.inside]
              : isKind(of, 'sym')
                ? []
                : [...of.attributes.values()]
                    .map((each) => each.value)
                    .filter((each) => isKind(each, 'made') || isKind(each, 'instance')),
          )
        : new Sym(name, [of], new Map(), null, place),
    )
  if (name === 'compute_loss' || name === 'compiled_loss') return computesLoss(m, of, name)
  if (name === 'losses') return new Sym('penalties', [of], new Map(), null, place)
  if (name === 'training') return true
  // What a wrapper, looked past here, was put around.
  if (name === 'module' && !isKind(of, 'sym')) return of
  if (name === 'hparams' && isKind(of, 'instance')) return savedArguments(of)
  if (
    name === 'register_buffer' ||
    name === 'add_module' ||
    name === 'register_module' ||
    name === 'register_parameter'
  )
    return new Builtin(name, (args) => {
      const [key, value] = args.positional
      if (key && value) m.setAttribute(of, String(key.value), value.value, value.place)
      return null
    })
  if (/^(log|log_dict|save_hyperparameters|print)$/.test(name)) return new Builtin(name, () => null)
  if (name === 'layers' && isKind(of, 'instance'))
    return new List(
      [...of.attributes.values()].map((each) => each.value).filter((each) => isKind(each, 'made')),
    )
  return undefined
}
