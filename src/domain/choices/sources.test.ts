import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from '../config'
import { dataProblems } from '../dataProblems'
import { factsOf } from '../dataFacts'
import { dataSourceOf, setOf, type SetPixels } from '../dataSource'
import { numberProblem } from '../field'
import { FIELDS } from '../fields'
import { peopleWith, photosOf } from '../testPhotos'
import { SOURCES, type SourceId } from './sources'

const ids = Object.keys(SOURCES) as SourceId[]
const friends: SetPixels = { set: photosOf(peopleWith([5, 5, 5, 5])), pixels: new Blob() }
const kept = (id: string) => (id === friends.set.id ? friends : null)

const configOn = (data: SourceId): RunConfig => ({
  ...DEFAULT_CONFIG,
  data,
  set: friends.set.id,
  ...SOURCES[data].input,
})
const sourceOf = (config: RunConfig) =>
  dataSourceOf(config, (path) => `https://here/${path}`, kept) ?? expect.fail('it is here')

describe.each(ids)('images from %s', (data) => {
  const source = SOURCES[data]
  const config = configOn(data)
  const set = setOf(sourceOf(config))

  it('begin with an input that the table allows', () => {
    const size = FIELDS.find(({ id }) => id === 'size')
    expect(size?.kind === 'number' && numberProblem(size, source.input.size)).toBeNull()
  })

  it('can be trained on as they begin: two classes at least, two images of one', () => {
    expect(dataProblems(config, set)).toEqual([])
    const { counts } = factsOf(config, set)
    expect(counts.length).toBeGreaterThan(1)
    expect(Math.max(...counts)).toBeGreaterThan(1)
  })

  it('say how many are on each side, whose they are, and what a picture becomes', () => {
    expect(source.sides(config, set)).toEqual([
      expect.stringMatching(/\d.* to train on$/),
      expect.stringMatching(/\d.* held out$/),
    ])
    expect(source.credit.text).not.toBe('')
    expect(source.pictures(set)?.side).toBeGreaterThan(0)
  })

  it('have a list of pairs, or say that there is none and mend it', () => {
    const [problem] = dataProblems({ ...config, pairs: 'listed' }, set)
    expect(problem?.title).toBe('There is no list of pairs')
    expect(problem?.mend?.label).toBe('Draw balanced pairs')
    expect(dataProblems({ ...config, ...problem?.mend?.patch }, set)).toEqual([])
  })
})

describe('where a run takes its images from', () => {
  it('is an address, the seed, or a set with its pixels', () => {
    expect(sourceOf(configOn('mnist01'))).toEqual({
      kind: 'mnist01',
      url: 'https://here/data/mnist01.bin',
    })
    expect(sourceOf(configOn('faces'))).toEqual({ kind: 'faces' })
    expect(sourceOf(configOn('own'))).toEqual({ kind: 'own', ...friends })
  })

  it('is unknown of a set that is not here, and nothing of it is told', () => {
    const gone = { ...configOn('own'), set: '000000000000' }
    expect(dataSourceOf(gone, (path) => path, kept)).toBeNull()
    expect(SOURCES.own.sides(gone, null)).toBeNull()
    expect(SOURCES.own.pictures(null)).toBeNull()
  })

  it('tells nothing of a set but its facts and pixels', () => {
    const stored = { ...friends, stored: true }
    const source = dataSourceOf(
      configOn('own'),
      (path) => path,
      () => stored,
    )
    expect(source).not.toHaveProperty('stored')
  })
})
