import { expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from './config'
import { encoderFault } from './encoderFault'

const custom = (layers: RunConfig['layers']): RunConfig => ({
  ...DEFAULT_CONFIG,
  encoder: 'custom',
  layers,
})

it('names the layer that does not fit, why, and the smallest input that does', () => {
  expect(encoderFault({ ...DEFAULT_CONFIG, encoder: 'net_definition', size: 28 })).toEqual({
    message:
      'max_pooling2d_1 does not fit: its 3 × 3 window is larger than the 2 × 2 input. The smallest input that fits is 63 px.',
    smallest: 63,
  })
})

it('says so where there is no layer, none that fits at any size, or nothing to train', () => {
  expect(encoderFault(custom([]))).toEqual({
    message: 'The encoder has no layers: add Flatten or Dense.',
    smallest: null,
  })
  expect(encoderFault(custom([{ kind: 'dense', units: 4, activation: 'linear' }]))).toEqual({
    message: 'dense does not fit: needs a vector: put Flatten or a global pooling before it.',
    smallest: null,
  })
  expect(encoderFault(custom([{ kind: 'flatten' }]))?.message).toBe(
    'It has no weights to train: add Conv2D or Dense.',
  )
})

it('has nothing to say of an encoder that fits', () => {
  expect(encoderFault(DEFAULT_CONFIG)).toBeNull()
})
