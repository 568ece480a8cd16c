import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { DEFAULT_CONFIG, type ConfigPatch } from '../../domain/config'
import { readCode } from '../read'
import { mendCode } from './mend'

const scriptOf = (name: string) =>
  readFileSync(new URL(`../scripts/${name}.py`, import.meta.url), 'utf8')

/** Lines that only one of two texts has. */
const lines = (one: string, other: string) => {
  const known = new Set(other.split('\n'))
  return one
    .split('\n')
    .filter((line) => !known.has(line))
    .map((line) => line.trim())
}

describe('settings are put into pasted code', () => {
  test.each<[string, ConfigPatch, string]>([
    ['keras/first_question', { epsilon: 1e-7 }, 'return K.sqrt(K.maximum(K.sum('],
    ['keras/first_question', { learningRate: 0.0001 }, 'opt = RMSprop(learning_rate=0.0001)'],
    ['keras/first_question', { distance: 'squared' }, 'return K.sum(K.square(x - y)'],
    ['keras/first_question', { margin: 2 }, 'margin = 2'],
    ['keras/first_question', { convention: 'different' }, 'y_true = 1.0 - y_true'],
    ['keras/first_question', { optimizer: 'adam' }, 'from keras.optimizers import Adam'],
    ['keras/first_question', { clip: 1 }, 'opt = RMSprop(global_clipnorm=1)'],
    ['keras/second_question', { loss: 'contrastive' }, 'distance = tf.sqrt(tf.reduce_sum('],
    ['keras/second_question', { epsilon: 1e-7 }, 'distance = tf.sqrt(tf.maximum('],
    ['pytorch/embedding_net', { learningRate: 0.01 }, 'lr = 1e-2'],
    ['pytorch/embedding_net', { margin: 2 }, 'margin = 2.0'],
    ['pytorch/faces_notebook', { learningRate: 0.01 }, 'lr=0.01)'],
  ])('%s with %j', (name, patch, first) => {
    const script = scriptOf(name)
    const { code, put, byHand } = mendCode(script, {}, patch)
    expect(byHand).toEqual([])
    expect(put).toEqual(Object.keys(patch))
    expect(lines(code, script)[0]).toContain(first)
    const read = readCode(code).config
    expect({ ...DEFAULT_CONFIG, ...read }).toMatchObject(patch)
  })

  test('an argument that is there already gets another value, and is not given twice', () => {
    const script = scriptOf('pytorch/embedding_net').replace(/\blr=\w+/, 'lr=rate_of(3)')
    const { code, put } = mendCode(script, {}, { learningRate: 0.002 })
    expect(put).toEqual(['learningRate'])
    expect(lines(code, script).join()).toMatch(/^[^\n]*\blr=0\.002\b/)
    expect(lines(code, script).join().match(/\blr=/g)).toHaveLength(1)
  })

  test.each([
    [
      'torch.optim.Adam(net.parameters(), rate_of(3), amsgrad=True)',
      'Adam(net.parameters(), 0.002, amsgrad=True)',
    ],
    ['torch.optim.Adam(net.parameters())', 'Adam(net.parameters(), lr=0.002)'],
  ])('%s is given one rate', (made, after) => {
    const script = scriptOf('torch/open_rate')
      .replaceAll('enc', 'net')
      .replace('torch.optim.Adam(net.parameters(), find_lr(net))', made)
    const { code, put } = mendCode(script, {}, { learningRate: 0.002 })
    expect(put).toEqual(['learningRate'])
    expect(code).toContain(after)
  })

  test.each<[ConfigPatch, RegExp]>([
    [{ labels: 'same' }, /where your pairs are made/],
    [{ metric: 'verified' }, /go by what your labels mean/],
    [{ convention: 'same' }, /line 33.*change places/],
  ])('%j, which no edit makes so, is told with what to write', (patch, words) => {
    const { byHand } = mendCode(scriptOf('torch/two_towers'), {}, patch)
    expect(byHand.map(({ text }) => text)).toEqual([expect.stringMatching(words)])
  })

  test('a line that should not be there is taken out', () => {
    const script = scriptOf('keras/first_question')
    const { code } = mendCode(script, {}, { createModel: 'as_named' })
    expect(script.split('\n').length - code.split('\n').length).toBe(1)
    expect(readCode(code).config).toMatchObject({ encoder: 'test_model' })
    expect(readCode(code).config.createModel ?? 'as_named').toBe('as_named')
  })

  test('several go in together', () => {
    const patch = { learningRate: 0.0001, epsilon: 1e-7 }
    const { code, put } = mendCode(scriptOf('keras/first_question'), {}, patch)
    expect(put).toEqual(['learningRate', 'epsilon'])
    expect(readCode(code).config).toMatchObject(patch)
  })

  test('what cannot be put in is told, with its line, and the code stays as it was', () => {
    const script = scriptOf('keras/first_question')
    const { code, put, byHand } = mendCode(script, {}, { selfPairs: 1 })
    expect([code, put]).toEqual([script, []])
    expect(byHand[0]?.text).toContain('Your code says nothing of it')
  })
})
