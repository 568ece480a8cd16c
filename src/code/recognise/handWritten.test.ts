import { describe, expect, test } from 'vitest'
import { fromNumeric, toNumeric } from '../evaluate/convert'
import { Interpreter } from '../evaluate/interpreter'
import { library } from '../libraries/library'
import type { NDArray, Value } from '../numeric/ndArray'
import { parsePython } from '../python/parse'
import { recogniseBatchLoss } from './batchLoss'
import { recogniseEmbeddingLoss } from './embeddingLoss'
import { METRICS, OF_BATCHES, OF_EMBEDDINGS, OF_OUTPUTS, OF_TRIPLETS } from './handWritten'
import { recogniseMetric } from './metric'
import { recogniseLoss } from './pairLoss'
import { recogniseTripletLoss } from './tripletLoss'

const NOWHERE = { from: 0, to: 0 }

/** What `subject` is, after the text was followed, as a function of arrays. */
function subjectOf(code: string): (...args: NDArray[]) => Value {
  const machine = new Interpreter(code, library)
  machine.follow(parsePython(code) ?? [])
  expect(machine.stopped).toBeNull()
  const subject = machine.own('subject')
  if (subject === undefined) throw new Error('there is no subject')
  return (...args) => {
    machine.refill(100_000)
    const positional = args.map((value) => ({ value: fromNumeric(value), place: NOWHERE }))
    return toNumeric(machine, machine.call(subject, { positional, named: new Map() }, null))
  }
}

const rows = <T extends { readonly name: string }>(table: readonly T[]) =>
  table.map((row) => [row.name, row] as const)

describe('losses of labels and outputs', () => {
  test.each(rows(OF_OUTPUTS))('%s', (_, { code, patch }) => {
    const reading = recogniseLoss(subjectOf(code))
    expect(reading.patch, reading.said).toEqual(patch ?? {})
    expect(reading.problem).not.toBe('not_computable')
    if (patch !== null) expect(reading.deviation).toBeLessThan(1e-2)
  })
})

describe('losses of embeddings and labels', () => {
  test.each(rows(OF_EMBEDDINGS))('%s', (_, { code, patch }) => {
    const reading = recogniseEmbeddingLoss(subjectOf(code))
    expect(reading.problem).not.toBe('not_computable')
    if (patch === null) expect(reading.family, reading.said).toBeNull()
    else expect(reading.patch, reading.said).toMatchObject(patch)
  })
})

describe('losses of triplets', () => {
  test.each(rows(OF_TRIPLETS))('%s', (_, { code, patch }) => {
    const reading = recogniseTripletLoss(subjectOf(code))
    expect(reading.problem).toBeNull()
    expect(reading.patch, reading.said).toEqual(patch ?? {})
  })
})

describe('losses of batches', () => {
  test.each(rows(OF_BATCHES))('%s', (_, { code, patch }) => {
    const reading = recogniseBatchLoss(subjectOf(code))
    expect(reading.problem).toBeNull()
    expect(reading.patch, reading.said).toEqual(patch ?? {})
  })
})

test('there are forty that are of the page or an accuracy, and more than ten that are not', () => {
  const all = [...OF_OUTPUTS, ...OF_EMBEDDINGS, ...OF_TRIPLETS, ...OF_BATCHES, ...METRICS]
  expect(all.filter(({ patch }) => patch !== null).length).toBeGreaterThanOrEqual(40)
  expect(all.filter(({ patch }) => patch === null).length).toBeGreaterThanOrEqual(10)
})

describe('metrics', () => {
  test.each(rows(METRICS))('%s', (_, { code, patch }) => {
    const reading = recogniseMetric(subjectOf(code))
    expect(reading.ones === null, reading.said).toBe(patch === null)
    expect(reading.patch, reading.said).toEqual(patch ?? {})
  })
})
