import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatLayers } from '../domain/layersText'
import { chanceFrom, HOSTILE, mutated } from './hostile'
import { readCode } from './read'
import type { CodeReading } from './reading'
import { LONGEST_CODE } from './python/source'
import { EXPECTED, type Expected } from './scripts/expected'

const FOLDER = join(import.meta.dirname, 'scripts')
const scriptOf = (name: string) => readFileSync(join(FOLDER, `${name}.py`), 'utf8')
const names = ['keras', 'pytorch'].flatMap((folder) =>
  readdirSync(join(FOLDER, folder)).map((file) => `${folder}/${file.replace(/\.py$/, '')}`),
)

/** Each script is read once for all that is asked of it. */
const read = new Map<string, CodeReading>()
function readingOf(name: string): CodeReading {
  const known = read.get(name) ?? readCode(scriptOf(name))
  read.set(name, known)
  return known
}

/** What is said of a script that is not understood, or looks like a fault: a line has at least one of each. */
function said(name: string, mark: 'unknown' | 'suspicious') {
  const lines = new Map<number, string[]>()
  for (const each of readingOf(name).lines)
    if (each.mark === mark) lines.set(each.line, [...(lines.get(each.line) ?? []), each.text])
  return lines
}

describe('a pasted script', () => {
  it('stands in the table, and there are enough in both languages', () => {
    expect(names.toSorted()).toEqual(Object.keys(EXPECTED).toSorted())
    for (const folder of ['keras/', 'pytorch/'])
      expect(names.filter((name) => name.startsWith(folder)).length).toBeGreaterThanOrEqual(30)
  })

  it.each(Object.entries(EXPECTED))('%s is read as what it is', (name, expected: Expected) => {
    const reading = readingOf(name)
    const { layers, ...config } = reading.config
    expect(reading.problem).toBeNull()
    expect(reading.framework).toBe(name.startsWith('keras') ? 'keras' : 'pytorch')
    expect(config).toEqual(expected.config)
    expect(layers === undefined ? undefined : formatLayers(layers)).toBe(expected.layers)
    expect(reading.questions.map(({ id }) => id)).toEqual(expected.asked ?? [])
    for (const mark of ['unknown', 'suspicious'] as const) {
      const lines = said(name, mark)
      expect([...lines.keys()]).toEqual(Object.keys(expected[mark] ?? {}).map(Number))
      for (const [line, words] of Object.entries(expected[mark] ?? {}))
        expect(lines.get(Number(line))).toContainEqual(expect.stringMatching(words))
    }
  })

  it.each(names)('%s has a word for every statement, at its own line', (name) => {
    const text = scriptOf(name)
    const { lines, code } = readingOf(name)
    expect(code).toBe(text)
    for (const { line, span } of lines) {
      expect(line).toBeGreaterThanOrEqual(1)
      expect(line).toBeLessThanOrEqual(text.split('\n').length)
      if (span !== undefined) expect(text.slice(0, span[0]).split('\n').length).toBe(line)
    }
  })
})

describe('two towers that share no layer', () => {
  it('are no twins, and that is said where the second is made', () => {
    const tower = (name: string) => [
      `${name} = keras.Input((64, 64, 3))`,
      `of_${name} = layers.Dense(18)(layers.Flatten()(${name}))`,
    ]
    const { config, lines } = readCode(
      [
        'import keras',
        'from keras import layers, ops',
        ...tower('a'),
        ...tower('b'),
        'apart = layers.Lambda(lambda t: ops.abs(t[0] - t[1]))([of_a, of_b])',
        'model = keras.Model([a, b], layers.Dense(1, activation="sigmoid")(apart))',
        'model.compile(loss="binary_crossentropy", optimizer="adam")',
      ].join('\n'),
    )
    expect(config).toMatchObject({ head: 'absdiff_sigmoid', loss: 'bce' })
    expect(lines.filter(({ mark }) => mark === 'suspicious')).toMatchObject([
      { line: 6, text: expect.stringMatching(/share no weights/) as string },
    ])
  })
})

describe('the questions', () => {
  const name = 'keras/second_question'

  it('are answered by what is assumed, and then by the person', () => {
    expect(readingOf(name).config).toMatchObject({ labels: 'same', learningRate: 0.001 })
    const answered = readCode(scriptOf(name), { labels: 'different', learningRate: 0.01 })
    expect(answered.config).toMatchObject({ labels: 'different', learningRate: 0.01 })
    expect(answered.questions.map(({ assumed }) => assumed)).toEqual(['different', 0.01])
  })

  it('take no answer that is not offered', () => {
    expect(readCode(scriptOf(name), { labels: 'purple' }).config.labels).toBe('same')
  })
})

describe('a notebook', () => {
  const cell = (source: string | string[], type = 'code') => ({ cell_type: type, source })
  const lines = scriptOf('pytorch/plain_module').split('\n')

  it('is its cells of code, one after another', () => {
    const text = JSON.stringify({
      cells: [
        cell('# Twins', 'markdown'),
        cell('%matplotlib inline\n!pip install torch'),
        cell(lines.slice(0, 24).map((line) => `${line}\n`)),
        cell(lines.slice(24).join('\n')),
      ],
    })
    const { config, code } = readCode(text)
    expect(config).toEqual(readingOf('pytorch/plain_module').config)
    expect(code).toMatch(/^%matplotlib inline\n!pip install torch\n\nimport torch/)
  })

  it.each([
    ['{"cells": [', /damaged/],
    ['{"cells": []}', /no cell with code/],
  ])('that is %s is refused in words', (text, words) => {
    expect(readCode(text).problem).toMatch(words)
  })
})

describe('what is no script', () => {
  it.each([
    ['nothing', '  \n ', /no code yet/],
    ['too much', 'x = 1\n'.repeat(LONGEST_CODE), /more than is read here/],
    ['a picture', '\u0089PNG\r\n\u001a\n\u0000', /no text/],
    ['a letter', 'Dear all,\nthis is not a program at all.\nYours', /No network/],
  ])('%s is refused in words', (_, text, words) => {
    expect(readCode(text).problem).toMatch(words)
  })
})

describe('hostile texts', () => {
  it.each(Object.entries(HOSTILE))('%s comes to an answer', (_, text) => {
    expect(readCode(text).lines.length).toBeLessThan(20_000)
  })

  it('mutated scripts come to an answer', () => {
    for (let i = 0; i < 65; i++) {
      const text = mutated(scriptOf(names[i % names.length]!), chanceFrom(i + 1))
      expect(readCode(text)).toHaveProperty('config')
    }
  })

  it('the same text is read the same', () => {
    for (const name of ['keras/functional_mnist', 'pytorch/faces_notebook'])
      expect(readCode(scriptOf(name))).toEqual(readingOf(name))
  })
})
