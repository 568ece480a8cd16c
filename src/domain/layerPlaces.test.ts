import fc from 'fast-check'
import { expect, it } from 'vitest'
import { withLayerAt, withLayerMoved, withoutLayers } from './layerPlaces'
import type { LayerSpec } from './layers'

const flatten: LayerSpec = { kind: 'flatten' }
const dense = (units: number): LayerSpec => ({ kind: 'dense', units, activation: 'relu' })
const add = (layer: number): LayerSpec => ({ kind: 'add', layer })
const residual = [flatten, dense(1), dense(2), dense(3), add(2)]

it('goes on adding the same layer where one before it is left out', () => {
  const left = residual.map((layer, i) => (i === 0 ? null : layer))
  expect(withoutLayers(left)).toEqual([dense(1), dense(2), dense(3), add(1)])
})

it('adds what came before it where the very layer is left out', () => {
  const left = residual.map((layer, i) => (i === 1 ? null : layer))
  expect(withoutLayers(left)).toEqual([flatten, dense(2), dense(3), add(1)])
})

it('goes on adding the same layer where one is put in before or after it', () => {
  expect(withLayerAt(residual, 1, dense(9)).at(-1)).toEqual(add(3))
  expect(withLayerAt(residual, 2, dense(9)).at(-1)).toEqual(add(2))
  expect(withLayerAt([add(0)], 0, dense(9)).at(-1)).toEqual(add(0))
})

it('goes on adding the same layer wherever layers are moved to', () => {
  const place = fc.integer({ min: 0, max: residual.length - 1 })
  fc.assert(
    fc.property(place, place, (from, to) => {
      const moved = withLayerMoved(residual, from, to)
      const adds = moved.find((layer) => 'layer' in layer)
      expect(moved[(adds?.layer ?? 0) - 1]).toEqual(dense(1))
      expect(moved).toHaveLength(residual.length)
    }),
  )
})
