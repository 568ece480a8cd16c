import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatLayers } from '../domain/layersText'
import { layersOf } from '../domain/encoders'
import { DEFAULT_CONFIG } from '../domain/config'
import { readCode } from './read'
import { TRUTHS, type Said } from './scripts/torchTruths'

const FOLDER = join(import.meta.dirname, 'scripts', 'torch')

describe('a PyTorch script whose truth is written down by hand', () => {
  it('has one for each', () => {
    const names = readdirSync(FOLDER).map((file) => file.replace(/\.py$/, ''))
    expect(names.toSorted()).toEqual(Object.keys(TRUTHS).toSorted())
  })

  it.each(Object.entries(TRUTHS))('%s is read as that', (name, truth) => {
    const text = readFileSync(join(FOLDER, `${name}.py`), 'utf8')
    const { framework, problem, config, lines, code } = readCode(text)
    expect({ framework, problem }).toEqual({ framework: 'pytorch', problem: null })
    expect(config).toMatchObject(truth.config)
    expect(formatLayers(layersOf({ ...DEFAULT_CONFIG, ...config }))).toBe(truth.layers)
    for (const key of truth.open ?? []) expect(config).not.toHaveProperty(key)
    const said = (mark: 'unknown' | 'suspicious') =>
      lines.filter((each) => each.mark === mark).map(({ line, text: words }) => ({ line, words }))
    const wanted = (all: readonly Said[] = []) =>
      all.map(([holds, words]) => ({
        line: code.split('\n').findIndex((each) => each.includes(holds)) + 1,
        words: expect.stringMatching(words) as string,
      }))
    expect(said('unknown')).toEqual(wanted(truth.unknown))
    expect(said('suspicious')).toEqual(wanted(truth.suspicious))
  })
})
