/** What of all that happened is the training: the model, its loss, and what the loss is made of. */
import { argument, type Happening } from '../evaluate/machine'
import type { Interpreter } from '../evaluate/interpreter'
import { libraryBases, memberIn } from '../evaluate/members'
import type { Instance } from '../evaluate/values'
import { type Func, isKind, Sym, type Value } from '../evaluate/values'
import { lossValue } from '../libraries/compiledLoss'
import { outputsOf, ownInput } from '../libraries/library'
import type { Place } from '../python/ast'
import { towersOf, type Towers } from './graph'

export interface Scene {
  /** The loss, or where there is none what the model gives. */
  readonly root: Value
  readonly towers: Towers | null
  /** What the loss is given as labels, where it is clear. */
  readonly labels: Sym | null
  /** What a compiled model gives, that a loss of labels and outputs is computed of. */
  readonly output: Value | null
  /** Added: by `add_loss`, of the model or of a layer within. */
  readonly lossIs: 'compiled' | 'added' | 'loop' | 'none'
  /** Where the loss is said. */
  readonly lossPlace: Place | null
  /** The loss as it is given to compile. */
  readonly lossGiven: Value | null
  readonly compile: Happening | null
  readonly model: Value | null
}

const NONE = { positional: [], named: new Map() }
const MODEL_BASES =
  /^(keras\.Model|keras\.Sequential|torch\.nn\.Module|lightning\.LightningModule|lightning\.core\.\w+|keras\.layers\.Layer)$/
export const isModelClass = (bases: readonly string[]): boolean =>
  bases.some((base) => MODEL_BASES.test(base))

/** What a model gives of inputs that are not known. */
export function outputOf(m: Interpreter, model: Value): Value | null {
  if (isKind(model, 'made')) {
    if (model.path === 'keras.Model') {
      return outputsOf(model)
    }
    if (/\.Sequential$/.test(model.path))
      return m.guarded(() =>
        m.call(
          model,
          { positional: [{ value: ownInput(m, model), place: model.place }], named: new Map() },
          null,
        ),
      )
    return null
  }
  if (!isKind(model, 'instance')) return null
  const name = libraryBases(model.of).some((base) => base.startsWith('keras')) ? 'call' : 'forward'
  const method = memberIn(model.of, name)?.value
  if (!isKind(method, 'func')) return null
  const params = method.params
    .slice(1)
    .filter(
      ({ name: each, kind, value, named }) =>
        kind === 'plain' && value === null && !named && !/^(training|mask)$/.test(each),
    )
  const inputs = params.map((param) => ({
    value: new Sym('input', [], new Map(), null, param, null, param.name),
    place: param,
  }))
  return m.guarded(() => m.call(model, { positional: inputs, named: new Map() }, null))
}

export function sceneOf(m: Interpreter): Scene {
  const scenes = [...loops(m), ...added(m), ...compiled(m)]
  const twins = scenes.find(({ towers }) => (towers?.entries.length ?? 0) > 1) ?? null
  const withTowers = scenes.find(({ towers }) => towers !== null) ?? null
  if (twins !== null) return twins
  const bare = bareScenes(m)
  const bareTwins = bare.find(({ towers }) => (towers?.entries.length ?? 0) > 1)
  return bareTwins ?? withTowers ?? bare.find(({ towers }) => towers !== null) ?? bare[0] ?? NOTHING
}

const NOTHING: Scene = {
  root: null,
  towers: null,
  labels: null,
  output: null,
  lossIs: 'none',
  lossPlace: null,
  lossGiven: null,
  compile: null,
  model: null,
}

/** Loops of their own: what backward() is called on, or what a tape is asked the gradient of. */
function loops(m: Interpreter): Scene[] {
  return m.happenings
    .filter(({ what }) => what === 'backward' || what === 'gradient' || what === 'minimize')
    .toReversed()
    .map(({ what, of, args }): Scene => {
      const root = what === 'backward' ? of : (args.positional[0]?.value ?? null)
      return {
        ...NOTHING,
        root,
        towers: towersOf(root),
        lossIs: 'loop',
        lossPlace: isKind(root, 'sym') ? root.place : null,
      }
    })
}

/** What is handed to `add_loss`, where a model is compiled without a loss of labels and outputs. */
function added(m: Interpreter): Scene[] {
  const compile = m.happenings.findLast(({ what }) => what === 'compile')
  const given = compile === undefined ? null : (argument(compile.args, 1, 'loss')?.value ?? null)
  if (compile === undefined || given !== null) return []
  return m.happenings
    .filter(({ what }) => what === 'add_loss')
    .toReversed()
    .map(({ args, place }): Scene => {
      const root = args.positional[0]?.value ?? null
      return {
        ...NOTHING,
        root,
        towers: towersOf(root),
        compile,
        model: compile.of,
        lossIs: 'added',
        lossPlace: isKind(root, 'sym') ? (root.place ?? place) : place,
      }
    })
}

function compiled(m: Interpreter): Scene[] {
  return m.happenings
    .filter(({ what }) => what === 'compile')
    .toReversed()
    .map((compile): Scene => {
      const model = compile.of
      const output = outputOf(m, model)
      const loss = argument(compile.args, 1, 'loss')
      const given = loss?.value ?? null
      const labels = new Sym('unknown', [], new Map(), null, null, null, 'labels')
      const root =
        output === null || given === null || given === undefined
          ? output
          : m.guarded(() => lossValue(m, given, labels, output))
      const base = { ...NOTHING, output, compile, model, lossGiven: given, labels }
      const towers = output === null ? null : towersOf(output)
      return root === null || given === null
        ? { ...base, root: output, towers }
        : { ...base, root, towers, lossIs: 'compiled', lossPlace: loss?.place ?? null }
    })
}

/** Models without a training. */
function bareScenes(m: Interpreter): Scene[] {
  const models: Value[] = []
  for (const { what, of } of m.happenings.toReversed())
    if (
      (what === 'made' || what === 'applied' || what === 'instance') &&
      !models.includes(of) &&
      (isKind(of, 'instance') ||
        (isKind(of, 'made') &&
          /^(keras\.Model|keras\.Sequential|torch\.nn\.Sequential)$/.test(of.path)))
    )
      models.push(of)
  const applied = m.happenings.filter(({ what }) => what === 'applied').toReversed()
  return [
    ...applied.map(({ result, of }): Scene => ({
      ...NOTHING,
      root: result,
      output: result,
      model: of,
      towers: towersOf(result),
    })),
    ...models.slice(0, 20).map((model): Scene => {
      const output = outputOf(m, model)
      return {
        ...NOTHING,
        root: output,
        output,
        model,
        towers: output === null ? null : towersOf(output),
      }
    }),
  ]
}

/** Follows what nothing in the text calls: a training step, functions, models that nobody makes. */
export function complete(m: Interpreter): void {
  for (const { what, of } of [...m.happenings])
    if ((what === 'fit' || what === 'compile') && isKind(of, 'instance')) trainStep(m, of)
  for (const { bases, made } of modelClasses(m)) {
    if (m.instances.some((each) => each.of === made) || !isModelClass(bases)) continue
    if (bases.includes('keras.layers.Layer') && !bases.some((base) => /Model$/.test(base))) continue
    m.refill(60_000)
    const instance = m.guarded(() => m.call(made, NONE, null))
    if (isKind(instance, 'instance'))
      m.happened('instance', instance, NONE, instance.place, instance)
  }
  for (const instance of m.instances)
    if (libraryBases(instance.of).some((base) => base.startsWith('lightning')))
      lightning(m, instance)
  for (const func of [...m.functions].slice(0, 60)) {
    if (func.used.times > 0 || func.owner !== null || isInner(m, func)) continue
    m.refill(60_000)
    m.guarded(() => m.callFunc(func, { positional: [], named: usualArguments(m, func) }))
  }
}

const modelClasses = (m: Interpreter) =>
  m.classes.map((made) => ({ made, bases: libraryBases(made) }))

/** Whether a function stands within another, which has what it needs. */
const isInner = (m: Interpreter, func: Func): boolean => func.scope !== m.globals

/** Parameters by what else goes by their name. */
function usualArguments(m: Interpreter, func: Func) {
  const named = new Map<string, { value: Value; place: Place }>()
  for (const param of func.params) {
    if (param.kind !== 'plain' || func.defaults.has(param.name)) continue
    const known =
      m.globals.names.get(param.name)?.value ??
      (/^(model|net|network|encoder|siamese\w*)$/i.test(param.name)
        ? m.instances.findLast(({ of }) => isModelClass(libraryBases(of)))
        : undefined)
    if (known !== undefined) named.set(param.name, { value: known, place: param })
  }
  return named
}

function trainStep(m: Interpreter, instance: Instance): void {
  if (memberIn(instance.of, 'train_step') === undefined) return
  m.refill(60_000)
  m.guarded(() =>
    m.call(
      m.attribute(instance, 'train_step', instance.place),
      {
        positional: [{ value: m.unknown('a batch', null), place: instance.place }],
        named: new Map(),
      },
      null,
    ),
  )
}

function lightning(m: Interpreter, instance: Instance): void {
  const batch = m.unknown('a batch', null)
  m.refill(60_000)
  m.guarded(() => m.call(m.attribute(instance, 'configure_optimizers', instance.place), NONE, null))
  const loss = m.guarded(() =>
    m.call(
      m.attribute(instance, 'training_step', instance.place),
      {
        positional: [batch, 0].map((value) => ({ value, place: instance.place })),
        named: new Map(),
      },
      null,
    ),
  )
  const found = isKind(loss, 'dict') ? (loss.get('loss') ?? null) : loss
  if (isKind(found, 'sym')) m.happened('backward', found, NONE, instance.place, null)
}
