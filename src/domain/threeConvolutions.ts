/** Fewer weights than the Encoder, over larger windows; docs/faces.md has what it brought. */
import type { ConfigPatch } from './config'
import type { LayerSpec } from './layers'

const convolution = (filters: number): readonly LayerSpec[] => [
  { kind: 'conv2d', filters, kernel: 3, strides: 1, padding: 'same', activation: 'relu' },
  { kind: 'max_pooling2d', pool: 2, strides: 2 },
]

export const THREE_CONVOLUTIONS = {
  encoder: 'custom',
  layers: [
    ...[16, 32, 64].flatMap(convolution),
    { kind: 'flatten' },
    { kind: 'dense', units: 64, activation: 'linear' },
  ],
} as const satisfies ConfigPatch
