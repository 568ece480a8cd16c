/** The weights that a run begins with in place of drawn ones: whether they fit, and what is left to train. */
import { HEADS, type HeadId } from './choices/heads'
import { layersOf, type EncoderConfig } from './encoders'
import type { FileShapes, FileWeights } from './fileWeights'
import { fitShapes, fitWeights, type Fitted, type Fitting } from './fitWeights'
import { summariseHead } from './headLayers'
import type { CommonSettings } from './settings'
import type { SetupProblem } from './setupProblem'
import { summarise, type NetworkSummary } from './shapes'
import { thousands } from './thousands'

type NetworkSettings = EncoderConfig &
  Pick<CommonSettings, 'size' | 'channels'> & { readonly head: HeadId }
type Settings = NetworkSettings & Pick<CommonSettings, 'weights' | 'frozen'>

const encoderFor = (config: NetworkSettings): NetworkSummary =>
  summarise(layersOf(config), [config.size, config.size, config.channels])

/** Whether the weights of a file fit the network of a RunConfig, by their shapes. */
export function fitting(config: NetworkSettings, shapes: FileShapes): Fitting {
  const encoder = encoderFor(config)
  return fitShapes(shapes, encoder, summariseHead(config.head, encoder.embedding ?? 0))
}

/** The weights themselves. */
export function startingWeights(config: NetworkSettings, file: FileWeights): Fitted {
  const encoder = encoderFor(config)
  return fitWeights(file, encoder, summariseHead(config.head, encoder.embedding ?? 0))
}

/** @param shapes of the weights that the RunConfig names; null where they are not here */
export function weightsProblems(
  config: Settings,
  shapes: FileShapes | null,
): readonly SetupProblem[] {
  if (config.weights === '') return []
  const mend = { label: 'Begin with drawn weights', patch: { weights: '' } }
  if (shapes === null)
    return [
      {
        field: 'weights',
        title: 'These weights are not in this browser',
        message:
          'Weights never travel with a link: whoever sent it keeps them. Open their file under “Weights…”, or begin with drawn ones.',
        mend,
      },
    ]
  const fit = fitting(config, shapes)
  return 'misfit' in fit
    ? [{ field: 'weights', title: 'The weights do not fit', message: fit.misfit, mend }]
    : []
}

/** Whether anything is left to train. */
export function frozenProblems(config: Settings): readonly SetupProblem[] {
  const { layers } = encoderFor(config)
  const learns = layers.slice(config.frozen).some(({ trainable }) => trainable > 0)
  if (config.frozen === 0 || learns || HEADS[config.head].layers.length > 0) return []
  const last = layers.findLastIndex(({ trainable }) => trainable > 0)
  return [
    {
      field: 'frozen',
      title: 'Nothing is left to train',
      message:
        'Every layer with weights is frozen, and the head has none. Freeze fewer layers, or only judge the weights.',
      mend: { label: `Freeze ${last} layers`, patch: { frozen: last } },
    },
  ]
}

/** What is frozen, in words; null where nothing is. */
export function frozenText(config: Settings): string | null {
  if (config.frozen === 0) return null
  const { layers, trainable } = encoderFor(config)
  const fixed = layers.slice(0, config.frozen)
  const names = fixed.filter(({ parameters }) => parameters > 0).map(({ name }) => name)
  const left = trainable - fixed.reduce((sum, layer) => sum + layer.trainable, 0)
  const which = names.length === 0 ? 'No layer with weights' : names.join(', ')
  return `${which} ${names.length === 1 || names.length === 0 ? 'is' : 'are'} fixed; ${thousands(left)} of ${thousands(trainable)} weights of the encoder are trained.`
}
