/** Optimiser, rate, batch, epochs, and what a loop of their own does or forgets. */
import { OPTIMIZERS } from '../../domain/choices/optimizers'
import type { ConfigPatch, FieldId } from '../../domain/config'
import { numberProblem, type NumberField } from '../../domain/field'
import { fieldOf } from '../../domain/fields'
import { argument, type Happening } from '../evaluate/machine'
import type { Interpreter } from '../evaluate/interpreter'
import { type Given, isKind, isNDArray, type Made, type Value } from '../evaluate/values'
import type { Place } from '../python/ast'
import { isDataset } from '../libraries/tfData'
import { upstream } from './graph'
import { optimizerArguments } from './optimizerArguments'
import type { Notes } from './notes'
import type { Scene } from './scene'

const NOWHERE: Place = { from: 0, to: 0 }

/** Sets a number that a field holds, or says why it does not. */
export function setNumber(
  notes: Notes,
  id: FieldId,
  value: number,
  place: Place,
  what: string,
): boolean {
  const field = fieldOf(id) as NumberField
  const problem = numberProblem(field, value)
  if (problem === null) {
    notes.set({ [id]: value } as ConfigPatch, place, `${what}: ${value}`)
    return true
  }
  const near = Math.min(field.max, Math.max(field.min, field.integer ? Math.round(value) : value))
  if (Number.isNaN(near)) return false
  notes.set(
    { [id]: near } as ConfigPatch,
    place,
    `${what} ${value} is outside of what is offered here (${problem}); ${near} stands in its place`,
    'unknown',
  )
  return true
}

export function trainingOf(
  m: Interpreter,
  notes: Notes,
  scene: Scene,
): { readonly rateIsOpen: boolean } {
  const made = optimizerOf(m, scene)
  const rateIsOpen = made !== null && readOptimizer(notes, made)
  readBatch(m, notes, scene)
  readCallbacks(m, notes)
  readEpochs(m, notes, scene)
  return { rateIsOpen }
}

const isOptimizer = (value: Value | undefined): value is Made =>
  isKind(value, 'made') && /^(keras\.optimizers|torch\.optim)\.[A-Z]\w*$/.test(value.path)

/** The optimiser of the training: as compiled, as stepped, or the only one there is. */
function optimizerOf(
  m: Interpreter,
  scene: Scene,
): Made | { readonly name: string; readonly place: Place } | null {
  const given = scene.compile === null ? undefined : argument(scene.compile.args, 0, 'optimizer')
  if (given !== undefined) {
    if (isOptimizer(given.value)) return given.value
    if (typeof given.value === 'string') return { name: given.value, place: given.place }
    if (isKind(given.value, 'library'))
      return { name: given.value.path.split('.').at(-1)!, place: given.place }
  }
  const stepping = m.happenings.findLast(
    ({ what, of }) => /^(step|apply_gradients|minimize|zero_grad)$/.test(what) && isOptimizer(of),
  )
  if (isOptimizer(stepping?.of)) return stepping.of
  const made = m.happenings.findLast(({ what, of }) => what === 'made' && isOptimizer(of))
  return isOptimizer(made?.of) ? made.of : null
}

/** @returns whether the learning rate is left open */
function readOptimizer(
  notes: Notes,
  made: Made | { readonly name: string; readonly place: Place },
): boolean {
  const isPlain = 'name' in made
  const name = isPlain ? made.name : made.path.split('.').at(-1)!
  const place = made.place
  const id = name.toLowerCase()
  if (!Object.hasOwn(OPTIMIZERS, id)) {
    notes.set(
      { optimizer: 'adam' },
      place,
      `${name} is not available here; Adam stands in its place`,
      'unknown',
    )
  } else notes.set({ optimizer: id } as ConfigPatch, place, `Optimiser: ${name}`)
  if (isPlain) {
    if (id === 'sgd')
      notes.set(
        { learningRate: 0.01, momentum: 0 },
        place,
        'Rate 0.01 and no momentum: Keras’s defaults',
      )
    else notes.set({ learningRate: 0.001 }, place, 'Rate 0.001: Keras’s default')
    return false
  }
  return readArguments(notes, made, id)
}

const DEFAULT_RATES: Readonly<Record<string, readonly [keras: number, torch: number]>> = {
  sgd: [0.01, 0.001],
  rmsprop: [0.001, 0.01],
  adadelta: [0.001, 1],
  adagrad: [0.001, 0.01],
}

function readArguments(notes: Notes, made: Made, id: string): boolean {
  let isOpen = false
  const isTorch = made.path.startsWith('torch')
  const rate = argument(made.args, isTorch ? 1 : 0, 'learning_rate', 'lr') ?? ofGroup(made)
  const value = numberIn(rate?.value)
  const standard = DEFAULT_RATES[id]?.[isTorch ? 1 : 0] ?? 0.001
  if (rate === undefined)
    notes.set(
      { learningRate: standard },
      made.place,
      `Rate ${standard}: ${isTorch ? 'PyTorch' : 'Keras'}’s default`,
    )
  else if (value !== null) setNumber(notes, 'learningRate', value, rate.place, 'Learning rate')
  else isOpen = readSchedule(notes, rate, standard)
  const momentum = argument(made.args, isTorch ? 2 : 1, 'momentum')
  if (id === 'sgd') {
    const by = numberIn(momentum?.value) ?? 0
    if (momentum === undefined)
      notes.set({ momentum: 0 }, made.place, 'No momentum, as nothing is said')
    else setNumber(notes, 'momentum', by, momentum.place, 'Momentum')
  } else if (
    momentum !== undefined &&
    numberIn(momentum.value) !== 0 &&
    id === 'rmsprop' &&
    made.args.named.has('momentum')
  )
    notes.add(
      'unknown',
      momentum.place,
      'momentum of RMSprop is not available here; it is left out',
      ['optimizer'],
    )
  if (Object.hasOwn(OPTIMIZERS, id)) optimizerArguments(notes, made, id)
  return isOpen
}

/** The rate of the first group of weights, where the optimiser is given groups. */
function ofGroup(made: Made): Given | undefined {
  const groups = made.args.positional[0]?.value
  const first = isKind(groups, 'list') ? groups.items[0] : undefined
  const entry = isKind(first, 'dict')
    ? [...first.entries.values()].find(({ key }) => key === 'lr')
    : undefined
  return entry === undefined ? undefined : { value: entry.value, place: entry.place ?? made.place }
}

/** Keras's schedules that are here too. */
function scheduled(notes: Notes, of: Made): boolean {
  const name = of.path.split('.').at(-1)!
  const number = (at: number, key: string) => numberIn(argument(of.args, at, key)?.value)
  const steps = number(1, 'decay_steps')
  const factor = number(2, 'decay_rate')
  const isInSteps = argument(of.args, 3, 'staircase')?.value === true
  if (name === 'ExponentialDecay' && steps !== null && factor !== null) {
    const patch = {
      schedule: isInSteps ? 'step' : 'exponential',
      scheduleSteps: steps,
      scheduleFactor: factor,
    } as const
    notes.set(patch, of.place, `The rate is multiplied by ${factor} over ${steps} steps`)
    return true
  }
  if (name === 'CosineDecay' && steps !== null) {
    const scheduleEnd = number(2, 'alpha') ?? 0
    notes.set(
      { schedule: 'cosine', scheduleSteps: steps, scheduleEnd },
      of.place,
      `The rate falls along a cosine over ${steps} steps`,
    )
    const rises = of.args.named.get('warmup_steps')
    const warmup = numberIn(rises?.value) ?? 0
    if (warmup > 0 && numberIn(of.args.named.get('warmup_target')?.value) !== null)
      notes.set(
        { warmup },
        rises?.place ?? of.place,
        `Before that it rises over ${warmup} steps${number(0, 'initial_learning_rate') === 0 ? '' : ', here from 0'}`,
      )
    return true
  }
  return false
}

function readSchedule(notes: Notes, rate: Given, standard: number): boolean {
  const { value, place } = rate
  if (isKind(value, 'made') && /schedules/.test(value.path)) {
    const target = value.args.named.get('warmup_target')
    const first =
      numberIn(target?.value) === null ? argument(value.args, 0, 'initial_learning_rate') : target
    const start = numberIn(first?.value)
    if (start !== null)
      setNumber(notes, 'learningRate', start, first?.place ?? place, 'Learning rate at first')
    if (scheduled(notes, value)) return false
    notes.add(
      'unknown',
      value.place,
      `A schedule (${value.path.split('.').at(-1)}) is not available here; the rate stays as it begins`,
      ['learningRate'],
    )
    return false
  }
  const reason = isKind(value, 'sym') ? value.reason : null
  notes.set(
    { learningRate: standard },
    place,
    `The learning rate is left open${reason ? `: ${reason}` : ''}; it is asked for`,
  )
  return true
}

export const numberIn = (value: Value | undefined): number | null =>
  typeof value === 'number'
    ? value
    : isNDArray(value) && value.data.length === 1
      ? value.data[0]!
      : null

/** Callbacks and schedulers that change the training, and what they are here. */
function readCallbacks(m: Interpreter, notes: Notes): void {
  for (const { what, of, place } of m.happenings) {
    if (what !== 'made' || !isKind(of, 'made')) continue
    const name = of.path.split('.').at(-1)!
    if (
      /^keras\.callbacks\.(ReduceLROnPlateau|LearningRateScheduler)$/.test(of.path) ||
      of.path.startsWith('torch.optim.lr_scheduler.')
    )
      notes.add('unknown', place, `${name} is not available here; the rate stays as it begins`, [
        'learningRate',
      ])
    else if (of.path.startsWith('keras.callbacks.'))
      notes.add(
        'irrelevant',
        place,
        name === 'EarlyStopping'
          ? 'Training ends here at the limit of steps or epochs, and never before'
          : 'Changes nothing of the training',
      )
  }
}

/** The fit of the model that is trained, or the last there is. */
const fitOf = (m: Interpreter, scene: Scene): Happening | undefined =>
  m.happenings.findLast(
    ({ what, of }) => (what === 'fit' || what === 'fit_generator') && of === scene.model,
  ) ??
  m.happenings.findLast(
    ({ what, of }) =>
      (what === 'fit' || what === 'fit_generator') &&
      !(isKind(of, 'made') && of.path.startsWith('lightning')),
  )

function readBatch(m: Interpreter, notes: Notes, scene: Scene): void {
  const fit = fitOf(m, scene)
  const given = fit === undefined ? undefined : fit.args.named.get('batch_size')
  const size = numberIn(given?.value)
  if (given !== undefined && size !== null) {
    setNumber(notes, 'batch', size, given.place, 'Pairs a step')
    return
  }
  const put = putTogether(m, scene, fit)
  if (put !== null) {
    setNumber(notes, 'batch', put.value, put.place, 'Pairs a step')
    return
  }
  const loader = loaderOf(m, scene)
  const said = loader === null ? undefined : (argument(loader.args, 1, 'batch_size') ?? undefined)
  if (said !== undefined && numberIn(said.value) !== null) {
    setNumber(notes, 'batch', numberIn(said.value)!, said.place, 'Pairs a step')
    return
  }
  const named = bindingLike(m, BATCH)
  if (named !== null) setNumber(notes, 'batch', named.value, named.place, 'Pairs a step')
  else if (
    fit !== undefined &&
    scene.lossIs === 'compiled' &&
    argument(fit.args, 1, 'y') !== undefined
  )
    notes.set({ batch: 32 }, fit.place, '32 pairs a step: Keras’s default')
}

const BATCH = /^(train_)?(batch_?size|bs|batch|batch_?sz)$/i

/** How many a pipeline puts together, or a generator, or a Sequence of theirs. */
function putTogether(
  m: Interpreter,
  scene: Scene,
  fit: Happening | undefined,
): { readonly value: number; readonly place: Place } | null {
  const data = fit === undefined ? undefined : argument(fit.args, 0, 'x', 'generator')?.value
  const looped = upstream(scene.root).flatMap(({ args }) => args.filter(isDataset))
  for (const each of [data, ...looped]) {
    const size = isDataset(each) ? each.attributes.get('batch') : undefined
    const value = numberIn(size?.value)
    if (value !== null && size?.place) return { value, place: size.place }
  }
  const made = m.happenings.find(({ what, result }) => what === 'generated' && result === data)
  const given = isKind(data, 'instance')
    ? [...data.attributes, ...data.given]
    : [...(made?.args.named ?? [])]
  for (const [name, each] of given) {
    const value = numberIn(each.value)
    if (BATCH.test(name) && value !== null && each.place !== null)
      return { value, place: each.place }
  }
  return null
}

/** A number that a name like this stands for, at the top of the text. */
function bindingLike(
  m: Interpreter,
  name: RegExp,
): { readonly value: number; readonly place: Place } | null {
  for (const [key, { value, place }] of m.globals.names)
    if (name.test(key) && typeof value === 'number' && place !== null) return { value, place }
  for (const { members } of m.classes)
    for (const [key, { value, place }] of members)
      if (name.test(key) && typeof value === 'number' && place !== null) return { value, place }
  for (const { attributes } of m.instances.slice(0, 40))
    for (const [key, { value, place }] of attributes)
      if (name.test(key) && typeof value === 'number' && place !== null) return { value, place }
  return null
}

/** The loader that the loss's data come from, or the first. */
export function loaderOf(m: Interpreter, scene: Scene): Made | null {
  for (const sym of upstream(scene.root))
    for (const each of sym.args)
      if (isKind(each, 'made') && /DataLoader$/.test(each.path)) return each
  const made = m.happenings.find(
    ({ what, of }) => what === 'made' && isKind(of, 'made') && /DataLoader$/.test(of.path),
  )
  return isKind(made?.of, 'made') ? made.of : null
}

/** Lightning's, the last that is made. */
export function trainerOf(m: Interpreter): Made | null {
  const trainer = m.happenings.findLast(
    ({ what, of }) => what === 'made' && isKind(of, 'made') && /lightning.*Trainer$/.test(of.path),
  )
  return isKind(trainer?.of, 'made') ? trainer.of : null
}

function readEpochs(m: Interpreter, notes: Notes, scene: Scene): void {
  const fit = fitOf(m, scene)
  const given =
    fit === undefined ? undefined : (fit.args.named.get('epochs') ?? fit.args.named.get('nb_epoch'))
  const most = trainerOf(m)?.args.named.get('max_epochs')
  const said = given ?? most
  const epochs = numberIn(said?.value)
  if (said !== undefined && epochs !== null) {
    const each = fit?.args.named.get('steps_per_epoch')
    const steps = numberIn(each?.value)
    if (each !== undefined && steps !== null && steps * epochs <= 1_000_000) {
      notes.set(
        { steps: Math.round(steps * epochs), epochs: 0 },
        said.place,
        `Epochs: ${epochs} of ${steps} steps`,
      )
      notes.add('understood', each.place, `${steps} steps an epoch`, ['steps'])
    } else if (setNumber(notes, 'epochs', epochs, said.place, 'Epochs')) notes.config.steps = 0
    return
  }
  const round = m.happenings.findLast(({ what }) =>
    /^(backward|apply_gradients|gradient|train_on_batch)$/.test(what),
  )
  const loops = round?.loops ?? []
  const [outer] = loops
  const rounds = typeof outer?.rounds === 'number' ? outer.rounds : 0
  const place = outer?.place ?? NOWHERE
  const read = (value: number, at: Place) => {
    if (setNumber(notes, 'epochs', value, at, 'Epochs')) notes.config.steps = 0
  }
  // Epochs around batches, and nothing around those: what goes round is what is said by whatever name.
  if (rounds > 0 && loops.length === 2) {
    read(rounds, place)
    return
  }
  const named = bindingLike(m, /^(n_?|num_?|nb_?|number_?of_?|train_number_)?(epochs?|epoch_num)$/i)
  if (named !== null) read(named.value, named.place)
  else if (loops.length > 1 && rounds > 0) read(rounds, place)
  // Fewer may be the length of a stand-in for their data.
  else if (loops.length === 1 && rounds >= 100 && rounds <= 1_000_000)
    notes.set({ steps: rounds, epochs: 0 }, place, `${rounds} steps`)
}
