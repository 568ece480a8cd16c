/** What to do by hand where no change of the text puts a setting into it. */
import type { ConfigPatch, FieldId, RunConfig } from '../../domain/config'
import { formatValue } from '../../domain/field'
import { fieldOf } from '../../domain/fields'
import type { CodeReading } from '../reading'

/** Settings whose change is not one of a number: what is to be written, and where. */
const WAYS: Partial<Record<FieldId, (patch: ConfigPatch, reading: CodeReading) => string>> = {
  labels: ({ labels }) =>
    `A label of 1 is to mean ${labels ?? 'same'}: that is decided where your pairs are made, and label = 1 - label turns it round`,
  convention: () =>
    'The two terms of the loss are to change places: what is multiplied by the label and what by 1 - label',
  metric: ({ metric }) => METRICS[metric ?? 'verified'],
  head: ({ head }) =>
    head === 'raw'
      ? 'The loss is to be handed the distance itself, without what is computed of it'
      : 'What the loss is handed is to be made of the distance by a head of this kind',
  epsilon: ({ epsilon = 1e-7 }, { framework }) =>
    framework === 'pytorch'
      ? `The distance is to be written as a root of its own: torch.sqrt(torch.sum((a - b) ** 2, dim=1) + ${epsilon})`
      : `The distance is to be written as a root of its own: ops.sqrt(ops.sum(ops.square(a - b), axis=1) + ${epsilon})`,
}

const METRICS: Readonly<Record<RunConfig['metric'], string>> = {
  verified:
    'Accuracy is to go by what your labels mean: a pair is the same where its distance lies under the threshold that the loss aims at',
  binary_accuracy: 'Accuracy is to compare the label with output > 0.5',
  keras_lt_half: 'Accuracy is to compare the label with output < 0.5',
}

export function byHandText(field: FieldId, patch: ConfigPatch, reading: CodeReading): string {
  const { label } = fieldOf(field)
  const value = formatValue(fieldOf(field), patch[field])
  const line = reading.lines.find(({ fields }) => fields.includes(field))?.line
  const where = line === undefined ? 'Your code says nothing of it' : `It is said in line ${line}`
  const way = WAYS[field]?.(patch, reading)
  return `${label}: ${value}. ${where}, and no change of the text was found that makes it so and nothing else. ${way ?? 'Change it by hand'}.`
}
