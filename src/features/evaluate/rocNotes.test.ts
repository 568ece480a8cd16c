import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from '../../domain/config'
import { SET_WORDS } from '../../domain/setKind'
import { randomFrom, samplePairs } from '../../domain/verification/testPeople'
import { judgeOf } from '../../domain/judging'
import { rankedBy, type JudgedRun } from '../../state/judgedRun'
import { rocNotes } from './rocNotes'
import { scoreRowsOf } from '../../state/scores/scoreRows'

const POPULATION = { dimension: 8, noise: 0.5, spread: 0.3 }
const drawn = (people: number) =>
  samplePairs(randomFrom(people), POPULATION, { people, photos: 6, most: 2000 })

/** Notes on a run whose network and pixels say this of the pairs. */
function notesOf(
  by: {
    readonly network: 'outputs' | 'coarse' | 'noise'
    readonly pixels: 'outputs' | 'coarse' | 'noise'
  },
  config: Partial<RunConfig> = { data: 'own' },
  people = 16,
) {
  const sample = drawn(people)
  const random = randomFrom(9)
  const outputsBy = { ...sample, noise: sample.outputs.map(() => random()) }
  const outputs = outputsBy[by.network].slice()
  const none = new Int32Array(outputs.length)
  const judged: JudgedRun = {
    config: { ...DEFAULT_CONFIG, ...config },
    step: 300,
    isLive: false,
    pairs: { a: none, b: none, same: sample.same, distances: outputs, outputs },
    larger: 'different',
    baselines: { untrained: outputsBy.noise.slice(), pixels: outputsBy[by.pixels].slice() },
    folds: null,
    words: SET_WORDS.people,
    units: sample.units,
    parts: null,
  }
  const judge = judgeOf(judged.config, rankedBy(judged).ranking)
  return rocNotes(scoreRowsOf([{ run: 'A', judged, judge }]), true)
}
const texts = (...given: Parameters<typeof notesOf>) => notesOf(...given).map(({ text }) => text)

describe('notes on ROC curves', () => {
  it('say over whom intervals are, and that few people make them wide', () => {
    const by = { network: 'outputs', pixels: 'coarse' } as const
    expect(texts(by)[0]).toBe('Below each figure its 95 % interval over 16 people, not over pairs.')
    expect(texts(by, {}, 6)[0]).toMatch(/over 6 people, not over pairs\. 6 people are few/)
  })

  it('call a difference one only where its interval is clear of 0', () => {
    const better = texts({ network: 'outputs', pixels: 'noise' })
    expect(better).toContainEqual(expect.stringMatching(/of raw pixels 0\.\d+: a difference of \+/))
    const alike = texts({ network: 'noise', pixels: 'noise' }, {})
    expect(alike).toContainEqual(expect.stringMatching(/untrained .*: no difference is shown, /))
  })

  it('print no difference of so few people that it could be anything', () => {
    const few = texts({ network: 'outputs', pixels: 'noise' }, {}, 3)
    expect(few).toContainEqual(
      expect.stringMatching(/: [+−]0\.\d{3}, which 3 people are too few to/),
    )
    expect(few.join()).not.toMatch(/95 % [+−]/)
  })

  it('warn where pixels are better on the same pairs, by AUC and where few are falsely accepted', () => {
    const warnings = notesOf({ network: 'coarse', pixels: 'outputs' })
      .filter(({ kind }) => kind === 'warning')
      .map(({ text }) => text)
    expect(warnings).toEqual([
      expect.stringMatching(
        /^Below raw pixels on the same pairs: AUC of run A 0\.\d+, of raw pixels/,
      ),
      expect.stringMatching(
        /^Below raw pixels on the same pairs: TAR at FAR 0\.01 of run A 0\.\d+/,
      ),
    ])
  })

  it('say that a person’s own photos are cropped unlike where pixels are at chance', () => {
    const by = { network: 'outputs', pixels: 'noise' } as const
    expect(texts(by).at(-1)).toMatch(
      /^Raw pixels are at chance here: .*not cropped alike.*Crop them/,
    )
    expect(texts(by, { data: 'faces' }).join()).not.toMatch(/at chance/)
    expect(texts({ network: 'outputs', pixels: 'coarse' }).join()).not.toMatch(/at chance/)
  })
})
