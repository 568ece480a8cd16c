import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatLayers } from '../domain/layersText'
import { readCode } from './read'
import { STRANGERS } from './scripts/strangers'

const FOLDER = join(import.meta.dirname, 'scripts/strangers')
const textOf = (name: string) => readFileSync(join(FOLDER, `${name}.py`), 'utf8')

describe('a script of a stranger', () => {
  it('has its truth beside it', () => {
    const files = readdirSync(FOLDER).map((file) => file.replace(/\.py$/, ''))
    expect(files.toSorted()).toEqual(Object.keys(STRANGERS).toSorted())
  })

  it.each(Object.entries(STRANGERS))('%s is read as what it is', (name, truth) => {
    const { framework, config, lines, questions, code, problem } = readCode(textOf(name))
    const { layers, ...rest } = config
    expect({ framework, problem }).toEqual({ framework: 'keras', problem: null })
    expect(rest).toMatchObject(truth.config)
    for (const each of truth.open ?? []) expect(rest).not.toHaveProperty(each)
    expect(layers === undefined ? undefined : formatLayers(layers)).toBe(truth.layers)
    expect(questions.map(({ id }) => id)).toEqual(truth.asked ?? [])
    const text = code.split('\n')
    const at = (words: string) => {
      const found = text.findIndex((line) => line.includes(words))
      expect(found, words).toBeGreaterThanOrEqual(0)
      return found + 1
    }
    for (const mark of ['unknown', 'suspicious'] as const) {
      const said = lines.filter((each) => each.mark === mark)
      const wanted = Object.entries(truth[mark] ?? {}).map(
        ([words, what]) => [at(words), what] as const,
      )
      expect(new Set(said.map(({ line }) => line))).toEqual(new Set(wanted.map(([line]) => line)))
      for (const [line, what] of wanted)
        expect(said.filter((each) => each.line === line)).toContainEqual(
          expect.objectContaining({ text: expect.stringMatching(what) as string }),
        )
    }
  })
})

describe('a notebook of cells with magics', () => {
  it('is read as the script is', () => {
    const source = textOf('python2_colab').split('\n')
    const cell = (lines: string[]) => ({
      cell_type: 'code',
      source: lines.map((each) => `${each}\n`),
    })
    const text = JSON.stringify({
      nbformat: 4,
      cells: [cell(source.slice(0, 9)), cell(source.slice(9))],
    })
    expect(readCode(text).config).toEqual(readCode(textOf('python2_colab')).config)
  })
})

describe('numbers and places', () => {
  it.each([
    ['x = [each / 255. for each in files]', '255'],
    ['d = 1. - d', '1'],
  ])('a number that ends in a dot is one: %s', (code) => {
    expect(readCode(`import numpy as np\nfiles = [1]\nd = 2\n${code}`).lines).not.toContainEqual(
      expect.objectContaining({ mark: 'unknown' }),
    )
  })

  it('a classifier is said to be none at its own line, not at the first', () => {
    const { lines } = readCode(
      [
        'import keras',
        'from keras import layers',
        "net = keras.Sequential([layers.Flatten(input_shape=(28, 28)), layers.Dense(10, activation='softmax')])",
        "net.compile('adam', 'kullback_leibler_divergence')",
      ].join('\n'),
    )
    expect(lines.filter(({ mark }) => mark === 'unknown').map(({ line }) => line)).not.toContain(1)
  })
})
