import { describe, expect, test } from 'vitest'
import { summariseHead } from './headLayers'

const named = (head: Parameters<typeof summariseHead>[0]) =>
  summariseHead(head, 50).map(({ name, parameters, trainable }) => [name, parameters, trainable])

describe('the layers of a head', () => {
  test('are none where the head has no weights', () => {
    expect(named('raw')).toEqual([])
    expect(named('sigmoid')).toEqual([])
  })

  test('have a scale and a bias for the distance', () => {
    expect(named('dense_sigmoid')).toEqual([['head_dense', 2, 2]])
  })

  test('count the moving statistics of one distance', () => {
    expect(named('bn_dense_sigmoid')).toEqual([
      ['head_batch_normalization', 4, 2],
      ['head_dense', 2, 2],
    ])
  })

  test('weigh each component of the embedding in Koch’s head', () => {
    expect(named('absdiff_sigmoid')).toEqual([['head_dense', 51, 51]])
  })
})
