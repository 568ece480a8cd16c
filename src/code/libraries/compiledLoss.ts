/** What a model was compiled with, as what it costs. */
import { argument, type Machine } from '../evaluate/machine'
import { Builtin, isKind, type Value } from '../evaluate/values'

const KERAS_LOSSES: Readonly<Record<string, string>> = {
  bce: 'binary_crossentropy',
  mse: 'mean_squared_error',
  mae: 'mean_absolute_error',
  BinaryCrossentropy: 'binary_crossentropy',
  hinge: 'hinge',
}

/** What a loss that was given to compile makes of labels and outputs. */
export function lossValue(m: Machine, given: Value, labels: Value, output: Value): Value | null {
  const pair = {
    positional: [labels, output].map((value) => ({ value, place: { from: 0, to: 0 } })),
    named: new Map(),
  }
  if (typeof given === 'string')
    return m.operate(
      `keras.losses.${KERAS_LOSSES[given] ?? given}`,
      [labels, output],
      new Map(),
      null,
    )
  if (isKind(given, 'list') || isKind(given, 'tuple'))
    return given.items[0] === undefined ? null : lossValue(m, given.items[0], labels, output)
  if (isKind(given, 'dict')) {
    const [first] = given.entries.values()
    return first === undefined ? null : lossValue(m, first.value, labels, output)
  }
  if (isKind(given, 'class')) return null
  if (isKind(given, 'sym')) return null
  return m.call(given, pair, null)
}

/** `compute_loss(x, y, y_pred)`, or `compiled_loss(y, y_pred)` of older ones, of the model that was compiled last. */
export const computesLoss = (m: Machine, model: Value, name: string): Builtin =>
  new Builtin(name, (args, call) => {
    const at = name === 'compute_loss' ? 1 : 0
    const labels = argument(args, at, 'y', 'y_true')?.value ?? null
    const output = argument(args, at + 1, 'y_pred')?.value ?? null
    const compiled = m.happenings.findLast(({ what, of }) => what === 'compile' && of === model)
    const given = compiled === undefined ? undefined : argument(compiled.args, 1, 'loss')?.value
    const value = given === undefined || given === null ? null : lossValue(m, given, labels, output)
    return value ?? m.unknown('the loss that was compiled is not known here', call)
  })
