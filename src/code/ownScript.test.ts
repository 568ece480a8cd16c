import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type ConfigPatch, type RunConfig } from '../domain/config'
import { writeLink } from '../domain/link'
import { mendCode } from './mend/mend'
import { readCode } from './read'
import { FRAMEWORKS, writeScript, type Framework } from './write/script'
import { configs } from './write/testConfigs'

function scriptOf(framework: Framework, config: RunConfig): string {
  const link = `https://example.org/${writeLink({ caseId: null, a: config, b: {}, compare: false })}`
  return writeScript(framework, { config, set: null, link }).text
}
const of = (framework: Framework, patch: ConfigPatch = {}) =>
  scriptOf(framework, { ...DEFAULT_CONFIG, ...patch })
const configIn = (text: string) => ({ ...DEFAULT_CONFIG, ...readCode(text).config })

describe.each(FRAMEWORKS)('a script in %s that comes back', (framework) => {
  it('is the run that it was written from, whatever the settings', () => {
    fc.assert(
      fc.property(configs, (config) => {
        const reading = readCode(scriptOf(framework, config))
        expect({ ...DEFAULT_CONFIG, ...reading.config }).toEqual(config)
        expect(reading).toMatchObject({ framework, problem: null, questions: [] })
        expect(
          reading.lines.filter(({ mark }) => mark === 'unknown' || mark === 'suspicious'),
        ).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('may have other ends of lines, and blanks behind them', () => {
    const text = of(framework, { loss: 'triplet', mining: 'hard' })
    expect(configIn(text.replaceAll('\n', '  \r\n'))).toMatchObject({
      loss: 'triplet',
      mining: 'hard',
    })
  })

  it('says what was edited, and keeps the rest', () => {
    const written = { schedule: 'cosine', pairs: 'every', batch: 32, margin: 1 } as const
    const text = of(framework, written)
    const edited = text.replace('MARGIN = 1', 'MARGIN = 0.4').replace(/^BATCH = 32/m, 'BATCH = 64')
    expect(edited).not.toBe(text)
    expect(configIn(edited)).toEqual({ ...DEFAULT_CONFIG, ...written, batch: 64, margin: 0.4 })
  })

  it('names a line whose change it cannot read', () => {
    const text = of(framework)
    const lines = text.split('\n')
    const at = lines.findIndex((line) => line.startsWith('BATCH ='))
    const edited = lines.toSpliced(at, 0, 'something_else(of=theirs)').join('\n')
    const reading = readCode(edited)
    expect(
      reading.lines.filter(({ mark }) => mark === 'unknown').map(({ line }) => line),
    ).toContain(at + 1)
    expect({ ...DEFAULT_CONFIG, ...reading.config }).toEqual(DEFAULT_CONFIG)
  })

  it('without its link is read as any other', () => {
    const text = of(framework, { batch: 48 }).replace(/^https:.*$/m, '')
    expect(readCode(text).config).toMatchObject({ batch: 48 })
  })

  it('is written anew where a setting is put into it', () => {
    const text = of(framework, { epsilon: 0 })
    const mended = mendCode(text, {}, { epsilon: 1e-7, clip: 1 })
    expect(mended).toMatchObject({ put: ['epsilon', 'clip'], byHand: [] })
    expect(configIn(mended.code)).toEqual({ ...DEFAULT_CONFIG, epsilon: 1e-7, clip: 1 })
  })
})

it('a link alone makes no script', () => {
  const text = '"""\nhttps://example.org/#v=1&batch=48\n"""\nprint("hello")\n'
  expect(readCode(text).problem).toMatch(/No network/)
})
