import type { RunConfig } from './config'

export type InputSettings = Pick<RunConfig, 'size' | 'channels'>

/** The input that each kind of images begins with. */
export const INPUT_DEFAULTS: Readonly<Record<RunConfig['data'], InputSettings>> = {
  mnist01: { size: 28, channels: 1 },
  faces: { size: 32, channels: 3 },
  own: { size: 64, channels: 3 },
}
