import { expect, it } from 'vitest'
import { LAYER_FIELDS } from '../../domain/layerFields'
import type { LayerSpec } from '../../domain/layers'
import { countText, moveLayer, removeLayer, setArgument, shapeText } from './layerEdits'

const flatten: LayerSpec = { kind: 'flatten' }
const dropout: LayerSpec = { kind: 'dropout', rate: 0.5 }
const dense: LayerSpec = { kind: 'dense', units: 8, activation: 'relu' }
const layers = [flatten, dropout, dense]

it('moves a layer and keeps the others in order', () => {
  expect(moveLayer(layers, 2, 0)).toEqual([dense, flatten, dropout])
  expect(moveLayer(layers, 0, 1)).toEqual([dropout, flatten, dense])
})

it('moves nothing past the ends', () => {
  expect(moveLayer(layers, 0, -1)).toBe(layers)
  expect(moveLayer(layers, 2, 3)).toBe(layers)
})

it('removes one layer', () => {
  expect(removeLayer(layers, 1)).toEqual([flatten, dense])
})

it('sets one argument of one layer and leaves the list it was given alone', () => {
  expect(setArgument(layers, 2, LAYER_FIELDS.dense[0]!, 16)).toEqual([
    flatten,
    dropout,
    { ...dense, units: 16 },
  ])
  expect(layers[2]).toEqual(dense)
})

it('writes a shape with crosses, and an unknown one as a dash', () => {
  expect(shapeText([21, 21, 96])).toBe('21 × 21 × 96')
  expect(shapeText(null)).toBe('–')
})

it('writes a count with thousands apart, and an unknown one as a dash', () => {
  expect(countText(2_031_424, true)).toBe('2,031,424')
  expect(countText(0, false)).toBe('–')
})
