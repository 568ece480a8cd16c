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
