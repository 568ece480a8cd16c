/** Why an encoder cannot be built for its input, in words. */
import type { RunConfig } from './config'
import { layersOf } from './encoders'
import { smallestInput, summarise } from './shapes'

export interface EncoderFault {
  readonly message: string
  /** The smallest input that would do, in pixels; null where another size is no help. */
  readonly smallest: number | null
}

type EncoderInput = Parameters<typeof layersOf>[0] & Pick<RunConfig, 'size' | 'channels'>

/** Null where the encoder fits and has weights to train. */
export function encoderFault(config: EncoderInput): EncoderFault | null {
  const layers = layersOf(config)
  const summary = summarise(layers, [config.size, config.size, config.channels])
  if (summary.fits)
    return summary.trainable > 0
      ? null
      : { message: 'It has no weights to train: add Conv2D or Dense.', smallest: null }
  const broken = summary.layers.find((layer) => layer.problem !== null)
  const message = broken
    ? `${broken.name} does not fit: ${broken.problem}.`
    : 'The encoder has no layers: add Flatten or Dense.'
  const smallest = smallestInput(layers, config.channels, config.size)
  return smallest === null
    ? { message, smallest }
    : { message: `${message} The smallest input that fits is ${smallest} px.`, smallest }
}
