import type { ConfigPatch, FieldId, RunConfig } from './config'
import { layersOf } from './encoders'
import { smallestInput, summarise } from './shapes'

/** Why a run cannot start as it is set up, at the control that causes it. */
export interface SetupProblem {
  readonly field: FieldId
  readonly message: string
  /** One click that mends it. */
  readonly mend?: { readonly label: string; readonly patch: ConfigPatch }
}

/** Everything that keeps a RunConfig from starting; empty where nothing does. */
export function setupProblems(config: RunConfig): readonly SetupProblem[] {
  const layers = layersOf(config)
  const summary = summarise(layers, [config.size, config.size, config.channels])
  if (summary.fits)
    return summary.trainable > 0
      ? []
      : [{ field: 'encoder', message: 'It has no weights to train: add Conv2D or Dense.' }]
  const broken = summary.layers.find((layer) => layer.problem !== null)
  const smallest = smallestInput(layers, config.channels, config.size)
  const message = broken
    ? `${broken.name} does not fit: ${broken.problem}.`
    : 'The encoder has no layers: add Flatten or Dense.'
  return smallest === null
    ? [{ field: 'encoder', message }]
    : [
        {
          field: 'size',
          message: `${message} The smallest input that fits is ${smallest} px.`,
          mend: { label: `Set ${smallest} px`, patch: { size: smallest } },
        },
      ]
}
