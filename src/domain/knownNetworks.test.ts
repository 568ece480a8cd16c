/**
 * Networks that people ask about, as the link writes them. What they come to is Keras's count; Koch's is
 * known with its Dense(1), 4,097 parameters that are the head's here.
 */
import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG } from './config'
import { parseLayers } from './layersText'
import type { LayerSpec } from './layers'
import { readLink, writeLink } from './link'
import { memoryProblem } from './memoryLimit'
import { summarise } from './shapes'

const layersIn = (text: string) => parseLayers(text) as readonly LayerSpec[]

/** Koch, Zemel and Salakhutdinov 2015, with its initial weights and penalties. */
const normal = (deviation: number) => `init=random_normal,init_stddev=${deviation}`
const begins = 'bias_init=random_normal,bias_mean=0.5,bias_stddev=0.01,l2=0.0002'
const KOCH = [
  `conv2d(64,10,1,valid,relu,${normal(0.01)},${begins})`,
  'max_pooling2d(2,2)',
  `conv2d(128,7,1,valid,relu,${normal(0.01)},${begins})`,
  'max_pooling2d(2,2)',
  `conv2d(128,4,1,valid,relu,${normal(0.01)},${begins})`,
  'max_pooling2d(2,2)',
  `conv2d(256,4,1,valid,relu,${normal(0.01)},${begins})`,
  'flatten()',
  `dense(4096,sigmoid,${normal(0.2)},${begins})`,
].join('-')

/** Two convolutions of 3 × 3 and a pool, as often as there are widths. */
const vgg = (widths: readonly number[]) =>
  [
    ...widths.flatMap((width) => [
      `conv2d(${width},3,1,same,relu)`,
      `conv2d(${width},3,1,same,relu)`,
      'max_pooling2d(2,2)',
    ]),
    'flatten()-dense(128,relu)-dense(64,linear)-unit_normalization()',
  ].join('-')

/** A ResNet for small images (He and others 2015, section 4.2) with one block a stage. */
function resnet(widths: readonly number[]): string {
  const layers = [
    `conv2d(${widths[0]},3,1,same,linear,bias=0)`,
    'batch_normalization()',
    'activation(relu)',
  ]
  const conv = (width: number, side: number, strides: number) =>
    layers.push(`conv2d(${width},${side},${strides},same,linear,bias=0)`, 'batch_normalization()')
  widths.forEach((width, stage) => {
    const begin = layers.length
    const strides = stage === 0 ? 1 : 2
    conv(width, 3, strides)
    layers.push('activation(relu)')
    conv(width, 3, 1)
    if (stage === 0) layers.push(`add(${begin})`)
    else {
      const main = layers.length
      layers.push(`from(${begin})`)
      conv(width, 1, strides)
      layers.push(`add(${main})`)
    }
    layers.push('activation(relu)')
  })
  return [...layers, 'global_average_pooling2d()', 'dense(64,linear)', 'unit_normalization()'].join(
    '-',
  )
}

describe.each([
  ['Koch’s network for Omniglot', KOCH, 105, 38_951_745 - 4097, 4096],
  ['a stack as VGG’s', vgg([32, 64, 128]), 32, 556_960, 64],
  ['a small ResNet', resnet([16, 32, 64]), 32, 81_936, 64],
])('%s', (_, text, size, parameters, embedding) => {
  const layers = layersIn(text)

  it('is what it is known to be', () => {
    expect(summarise(layers, [size, size, 1])).toMatchObject({ parameters, embedding, fits: true })
  })

  it('goes through the link and back', () => {
    const a = { ...DEFAULT_CONFIG, encoder: 'custom' as const, layers, size }
    const link = writeLink({ caseId: null, a, b: {}, compare: false })
    const opened = readLink(link)
    expect(opened.ignored).toEqual([])
    expect(opened.setup.a).toEqual(a)
    expect(link).not.toMatch(/%/)
  })

  it('fits into memory with eight pairs a step', () => {
    const config = { ...DEFAULT_CONFIG, encoder: 'custom' as const, layers, size, batch: 8 }
    expect(memoryProblem(config)).toBeNull()
  })
})
