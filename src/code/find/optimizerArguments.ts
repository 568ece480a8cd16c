/** An optimiser's arguments beside its rate, as they are said, or as the library has them where they are not. */
import type { ConfigPatch, FieldId } from '../../domain/config'
import { numberProblem, type NumberField } from '../../domain/field'
import { fieldOf } from '../../domain/fields'
import { type Given, isKind, isNDArray, type Made, type Value } from '../evaluate/values'
import type { Notes } from './notes'

const numberIn = (value: Value | undefined): number | null =>
  typeof value === 'number'
    ? value
    : isNDArray(value) && value.data.length === 1
      ? value.data[0]!
      : null

/** An argument: its names, the setting that it is, and what it is in either library where it is not said. */
interface Row {
  readonly names: readonly string[]
  readonly id: FieldId
  readonly standard: readonly [keras: number, torch: number]
  /** Its place in a pair: PyTorch's betas. */
  readonly part?: 0 | 1
}
const row = (names: string, id: FieldId, keras: number, torch = keras, part?: 0 | 1): Row => ({
  names: names.split('|'),
  id,
  standard: [keras, torch],
  ...(part !== undefined && { part }),
})

const EPSILON = row('epsilon|eps', 'optEpsilon', 1e-7, 1e-8)
const MOMENTS = [
  row('beta_1|betas', 'beta1', 0.9, 0.9, 0),
  row('beta_2|betas', 'beta2', 0.999, 0.999, 1),
  EPSILON,
  row('amsgrad', 'amsgrad', 0),
]
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  adam: MOMENTS,
  adamw: [...MOMENTS, row('weight_decay', 'adamwDecay', 0.004, 0.01)],
  sgd: [row('nesterov', 'nesterov', 0)],
  rmsprop: [row('rho|alpha', 'rho', 0.9, 0.99), EPSILON],
  adagrad: [row('initial_accumulator_value', 'adagradStart', 0.1, 0), EPSILON],
  adadelta: [row('rho', 'adadeltaRho', 0.95, 0.9), row('epsilon|eps', 'optEpsilon', 1e-7, 1e-6)],
}
/** Looked at elsewhere, or changing nothing. */
const ELSEWHERE =
  /^(learning_rate|lr|params|momentum|weight_decay|clipnorm|clipvalue|global_clipnorm|name|foreach|fused|capturable|maximize|differentiable|jit_compile|decay|centered|use_ema|loss_scale_factor|gradient_accumulation_steps)$/

export function optimizerArguments(notes: Notes, made: Made, id: string): void {
  const isTorch = made.path.startsWith('torch')
  const known = new Set<string>()
  for (const { names, id: field, standard, part } of ROWS[id] ?? []) {
    const given = names.map((name) => made.args.named.get(name)).find((each) => each !== undefined)
    for (const name of names) known.add(name)
    const value = given === undefined ? null : valueIn(given, part)
    if (given !== undefined && value !== null) put(notes, field, value, given)
    // Silence means the library's default, which may not be the one here.
    else Object.assign(notes.config, { [field]: isTorch ? standard[1] : standard[0] })
  }
  decayed(notes, made, id, isTorch)
  clipped(notes, made)
  for (const [name, each] of made.args.named)
    if (!known.has(name) && !ELSEWHERE.test(name))
      notes.add('unknown', each.place, `${name} is not available here; it is left out`, [
        'optimizer',
      ])
  const slows = made.args.named.get('decay')
  if ((numberIn(slows?.value) ?? 0) > 0)
    notes.add(
      'unknown',
      slows!.place,
      'decay, a rate that falls as 1 / (1 + decay · steps), is not available here; the rate stays as it begins',
      ['learningRate'],
    )
  const centred = made.args.named.get('centered')
  if (centred?.value === true)
    notes.add('unknown', centred.place, 'centered is not available here; it is left out', [
      'optimizer',
    ])
}

function valueIn({ value }: Given, part: 0 | 1 | undefined): number | null {
  if (typeof value === 'boolean') return Number(value)
  if (part !== undefined && (isKind(value, 'tuple') || isKind(value, 'list')))
    return numberIn(value.items[part])
  return numberIn(value)
}

function put(notes: Notes, id: FieldId, value: number, { place }: Given): void {
  const field = fieldOf(id)
  const problem = field.kind === 'number' ? numberProblem(field as NumberField, value) : null
  if (problem === null) notes.set({ [id]: value } as ConfigPatch, place, `${field.label}: ${value}`)
  else notes.add('unknown', place, `${problem}; the usual stands in its place`, [id])
}

function decayed(notes: Notes, made: Made, id: string, isTorch: boolean): void {
  const given = made.args.named.get('weight_decay')
  const value = numberIn(given?.value)
  if (id === 'adamw' || given === undefined || value === null || value === 0) return
  put(notes, 'weightDecay', value, given)
  notes.set(
    { decayForm: isTorch ? 'coupled' : 'decoupled' },
    given.place,
    isTorch
      ? 'Decay through the gradient, as PyTorch has it'
      : 'Decay beside the gradient, as Keras has it',
  )
}

const CLIPS = { clipnorm: 'norm', clipvalue: 'value', global_clipnorm: 'global' } as const

function clipped(notes: Notes, made: Made): void {
  for (const [name, clipForm] of Object.entries(CLIPS)) {
    const given = made.args.named.get(name)
    const value = numberIn(given?.value)
    if (given === undefined || value === null) continue
    put(notes, 'clip', value, given)
    notes.set({ clipForm } as ConfigPatch, given.place, `Clipped: ${name}`)
  }
}
