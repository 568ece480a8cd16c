/** What a training loop of their own does or forgets. */
import { argument, type Happening } from '../evaluate/machine'
import type { Interpreter } from '../evaluate/interpreter'
import { isKind, type Made, type Sym, type Value } from '../evaluate/values'
import type { Place } from '../python/ast'
import { hasWeights, upstream } from './graph'
import type { Notes } from './notes'
import type { Scene } from './scene'

const NOWHERE: Place = { from: 0, to: 0 }

export function loopNotes(m: Interpreter, notes: Notes, scene: Scene, isTorch: boolean): void {
  const layers = new Set<Made>()
  for (const sym of upstream(scene.root))
    if (sym.layer !== null && hasWeights(sym.layer)) layers.add(sym.layer)
  if (scene.lossIs === 'loop') {
    if (isTorch) torchLoop(m, notes, scene)
    else kerasLoop(m, notes, scene)
  }
  weightsSeen(m, notes, layers, isTorch)
}

function torchLoop(m: Interpreter, notes: Notes, scene: Scene): void {
  const at = m.happenings.findIndex(({ what, of }) => what === 'backward' && of === scene.root)
  const backward = m.happenings[at]
  if (
    backward === undefined ||
    m.classes.some(({ bases }) =>
      bases.some((base) => isKind(base, 'library') && base.path.startsWith('lightning')),
    )
  )
    return
  const steps = m.happenings
    .map(({ what }, i) => ({ what, i }))
    .filter(({ what, i }) => what === 'step' && !isScheduler(m.happenings[i]!.of))
  const zeros = m.happenings
    .map(({ what }, i) => ({ what, i }))
    .filter(({ what }) => what === 'zero_grad')
  const step = steps.find(({ i }) => i > at)
  if (step === undefined)
    notes.add(
      'suspicious',
      backward.place,
      steps.length === 0
        ? 'No optimizer.step() follows: the weights never change'
        : 'optimizer.step() stands before backward(): each step goes by the gradients of the one before',
      [],
    )
  else notes.add('understood', m.happenings[step.i]!.place, 'The weights are changed here', [])
  const mode = m.happenings.slice(0, at).findLast(({ what }) => what === 'eval' || what === 'train')
  const changes = upstream(scene.root).some(
    ({ layer }) => layer !== null && /Dropout|BatchNorm/.test(layer.path),
  )
  if (mode?.what === 'eval' && changes)
    notes.add(
      'suspicious',
      mode.place,
      'eval() holds while it is trained: dropout and batch normalisation work as if nothing were trained',
    )
  if (zeros.length === 0)
    notes.add(
      'suspicious',
      backward.place,
      'No zero_grad(): gradients of all steps before are added to this one’s',
      [],
    )
  else if (step !== undefined && zeros.some(({ i }) => i > at && i < step.i))
    notes.add(
      'suspicious',
      m.happenings[zeros.find(({ i }) => i > at && i < step.i)!.i]!.place,
      'zero_grad() stands between backward() and step(): the gradients are gone before they are used',
      [],
    )
  else
    notes.add(
      'understood',
      m.happenings[zeros[0]!.i]!.place,
      'Gradients begin at 0 in each step',
      [],
    )
  notes.add('understood', backward.place, 'The gradients of the loss', [])
}

const isScheduler = (of: Value) => isKind(of, 'made') && of.path.includes('lr_scheduler')

function kerasLoop(m: Interpreter, notes: Notes, scene: Scene): void {
  const all = upstream(scene.root)
  const place = isKind(scene.root, 'sym') ? (scene.root.place ?? NOWHERE) : NOWHERE
  if (typeof notes.config.l2 === 'number' && notes.config.l2 > 0) {
    if (all.some(({ op }) => op === 'penalties'))
      notes.set({ l2Applied: 1 }, place, 'model.losses, the penalty, is added to the loss')
    else
      notes.set(
        { l2Applied: 0 },
        place,
        'model.losses, the penalty of kernel_regularizer, is never added to the loss',
        'suspicious',
      )
  }
  const trained = m.happenings.filter(
    ({ what, result }) =>
      what === 'applied' && outputsIn(result).some((each) => all.includes(each)),
  )
  const changes = all.some(
    ({ layer }) => layer !== null && /Dropout|BatchNorm|GaussianNoise/.test(layer.path),
  )
  const isTold = ({ args }: Happening) => args.named.has('training')
  // Keras hands it on to the layers within what is told.
  const silent = trained.find(
    (each) => !isTold(each) && !trained.some((other) => isTold(other) && isWithinCall(each, other)),
  )
  if (changes && silent !== undefined)
    notes.add(
      'suspicious',
      silent.place,
      'training=True is not passed: dropout and batch normalisation work as if nothing were trained',
      [],
    )
  for (const each of m.happenings)
    if (each.what === 'apply_gradients')
      notes.add('understood', each.place, 'The weights are changed here', [])
}

/** Whether one was applied within the other: neither to what it gave, nor before. */
function isWithinCall({ result }: Happening, { result: whole, args }: Happening): boolean {
  const outputs = outputsIn(result)
  if (!outputs.some((each) => upstream(whole).includes(each))) return false
  return !args.positional.some(({ value }) =>
    outputs.some((each) => upstream(value).includes(each)),
  )
}

const outputsIn = (result: Value): readonly Sym[] =>
  isKind(result, 'sym')
    ? [result]
    : isKind(result, 'tuple') || isKind(result, 'list')
      ? [...result.items].filter((each): each is Sym => isKind(each, 'sym'))
      : []

/** Whether the optimiser is handed the weights of the network whose loss falls. */
function weightsSeen(
  m: Interpreter,
  notes: Notes,
  layers: ReadonlySet<Made>,
  isTorch: boolean,
): void {
  const given: { readonly place: Place; readonly value: Value }[] = []
  for (const each of m.happenings) {
    const handed = isTorch
      ? handedToTorch(each)
      : each.what === 'gradient'
        ? argument(each.args, 1, 'sources')
        : undefined
    if (handed !== undefined) given.push({ place: handed.place, value: handed.value })
  }
  if (given.length === 0 || layers.size === 0) return
  const seen = new Set<Made>()
  let isAll = true
  for (const { value } of given)
    for (const each of ownersIn(value)) if (!collect(m, each, seen)) isAll = false
  if (!isAll || seen.size === 0) return
  const missed = [...layers].filter((layer) => !seen.has(layer))
  if (missed.length > 0)
    notes.add(
      'suspicious',
      given[0]!.place,
      `The optimiser is not given the weights of ${missed.length === layers.size ? 'the network whose loss is computed' : `${missed.length} of ${layers.size} layers`}: they never change`,
      ['frozen'],
    )
}

function handedToTorch({ what, of, args }: Happening) {
  return what === 'made' && isKind(of, 'made') && /^torch\.optim\.[A-Z]/.test(of.path)
    ? argument(args, 0, 'params')
    : undefined
}

/** What the weights that are handed over are of. */
function ownersIn(value: Value, depth = 0): Value[] {
  if (isKind(value, 'sym'))
    return value.op === 'weights'
      ? [...value.args]
      : value.op === 'unknown'
        ? [value]
        : value.args.flatMap((each) => (depth < 5 ? ownersIn(each, depth + 1) : []))
  if (isKind(value, 'list') || isKind(value, 'tuple'))
    return value.items.flatMap((each) => (depth < 5 ? ownersIn(each, depth + 1) : []))
  if (isKind(value, 'dict'))
    return [...value.entries.values()].flatMap((each) => ownersIn(each.value, depth + 1))
  return []
}

/** The layers with weights within. @returns false where that is not known */
function collect(m: Interpreter, of: Value, into: Set<Made>, depth = 0): boolean {
  if (depth > 12) return true
  if (isKind(of, 'made')) {
    into.add(of)
    if (of.path === 'keras.Model') {
      for (const sym of upstream(argument(of.args, 1, 'outputs', 'output')?.value ?? null))
        if (sym.layer !== null) into.add(sym.layer)
    }
    for (const { value } of of.attributes.values())
      if (isKind(value, 'made') || isKind(value, 'instance')) collect(m, value, into, depth + 1)
    return of.inside.every((each) => collect(m, each, into, depth + 1))
  }
  if (isKind(of, 'instance')) {
    for (const { value } of of.attributes.values())
      if (isKind(value, 'made') || isKind(value, 'instance') || isKind(value, 'list'))
        collect(m, value, into, depth + 1)
    return true
  }
  if (isKind(of, 'list')) return of.items.every((each) => collect(m, each, into, depth + 1))
  return !isKind(of, 'sym')
}
