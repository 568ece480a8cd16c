import { describe, expect, test } from 'vitest'
import type { ConfigPatch } from '../../src/domain/config'
import { configOf } from './links'
import { changedAspects, namesSetting } from './named'

const CONV = 'encoder=custom&layers=conv2d(8,3,1,same,relu)-flatten()-'

function names(base: string, fault: string, patch: ConfigPatch, cause: string | null = null) {
  const wrong = configOf(fault, 1)
  return namesSetting(configOf(base, 1), wrong, { ...wrong, ...patch }, cause)
}

describe('a fix names the setting that was changed', () => {
  test('of a number where it leads back, however far', () => {
    expect(names('lr=0.001', 'lr=1', { learningRate: 0.1 })).toBe(true)
    expect(names('lr=0.001', 'lr=0.00001', { learningRate: 0.1 })).toBe(true)
    expect(names('lr=0.001', 'lr=0.00001', { learningRate: 0.000001 })).toBe(false)
  })

  test('of a choice where it is changed at all', () => {
    expect(names('head=raw', 'head=sigmoid', { head: 'dense_sigmoid' })).toBe(true)
    expect(names('head=raw', 'head=sigmoid', { margin: 0.5 })).toBe(false)
  })

  test('not where the fix sets what is set already', () => {
    expect(names('norm=scaled', 'norm=none', { normalization: 'none' })).toBe(false)
  })

  test('of layers where it changes what was changed of them', () => {
    const [good, bad] = [`${CONV}dense(16,linear)`, `${CONV}dense(16,softmax)`]
    const mended = (end: string) => ({ layers: configOf(`${CONV}${end}`, 1).layers })
    expect(names(good, bad, mended('dense(16,relu)'))).toBe(true)
    expect(names(good, bad, mended('dense(64,softmax)'))).toBe(false)
  })

  test('by its cause alone, where the cause is of that setting', () => {
    expect(names('eps=0&self=0', 'eps=0&self=1', {}, 'pair_of_itself')).toBe(true)
    expect(names('eps=1e-7', 'eps=0', {}, 'pair_of_itself')).toBe(false)
  })
})

test('layers differ in properties by kind, and in what is there', () => {
  const of = (text: string) => configOf(`encoder=custom&layers=${text}`, 1).layers
  expect(changedAspects(of('flatten()-dense(4,relu)'), of('flatten()-dense(4,tanh)'))).toEqual([
    'dense.activation',
  ])
  expect(
    changedAspects(of('flatten()-dense(4,relu)'), of('flatten()-dropout(0.5)-dense(4,relu)')),
  ).toEqual(['dropout.there', 'dropout.rate'])
})
