import { expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from '../../domain/config'
import { DRAWN_FACES } from '../../domain/drawnFaces'
import type { ChoiceField } from '../../domain/field'
import { fieldOf } from '../../domain/fields'
import type { PhotoSet } from '../../domain/photoSet'
import { offered } from './offered'

const one = Int32Array.of(0)
const listed = (folds: readonly string[]): PhotoSet => ({
  ...DRAWN_FACES,
  list: { a: one, b: one, same: Uint8Array.of(1), foldOf: Uint8Array.of(0), folds },
})
const values = (id: 'pairs' | 'split', set: PhotoSet | null, patch: Partial<RunConfig> = {}) =>
  offered(fieldOf(id) as ChoiceField, { ...DEFAULT_CONFIG, ...patch }, set).map(
    ({ value }) => value,
  )

it('offers listed pairs only where there is a list', () => {
  expect(values('pairs', null)).toEqual(['balanced', 'every'])
  expect(values('pairs', DRAWN_FACES)).toEqual(['balanced', 'every'])
  expect(values('pairs', listed([]))).toEqual(['balanced', 'every', 'listed'])
})

it('offers folds only where the list has several', () => {
  expect(values('split', DRAWN_FACES)).toEqual(['identity', 'image'])
  expect(values('split', listed(['1']))).toEqual(['identity', 'image'])
  expect(values('split', listed(['1', '2']))).toEqual(['identity', 'image', 'folds'])
})

it('keeps what is chosen, so that it can be seen and left', () => {
  expect(values('pairs', null, { pairs: 'listed' })).toContain('listed')
  expect(values('split', DRAWN_FACES, { split: 'folds' })).toContain('folds')
})
