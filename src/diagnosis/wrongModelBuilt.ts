import { builtEncoder } from '../domain/encoders'
import type { Rule } from './finding'

/** The first question's CreateModel overwrites the network that it was asked for. */
export const wrongModelBuiltRule: Rule = ({ run, config }) => {
  if (builtEncoder(config) === config.encoder) return null
  return {
    code: 'wrong_model_built',
    cause: 'wrong_model',
    run,
    severity: 'warning',
    title: 'Asked for TestModel, got Net_Definition',
    where: 'before training',
    why: 'CreateModel chooses by name, and then its last line, “network = Net_Definition(input_shape)”, stands outside the if. So it builds Net_Definition whatever the name, and this run says nothing about TestModel.',
    fixes: [{ label: 'Build what is named', patch: { createModel: 'as_named' } }],
    step: 0,
  }
}
