/** Every encoder, by its id in the link, in the order they are offered. */
import { custom } from './encoders/custom'
import { netDefinition } from './encoders/netDefinition'
import { encoder } from './encoders/secondQuestion'
import { testModel } from './encoders/testModel'

export const ENCODERS = {
  encoder,
  test_model: testModel,
  net_definition: netDefinition,
  custom,
} as const
export type EncoderId = keyof typeof ENCODERS
