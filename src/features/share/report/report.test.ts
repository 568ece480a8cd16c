import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG } from '../../../domain/config'
import { judgeOf } from '../../../domain/judging'
import { SET_WORDS } from '../../../domain/setKind'
import { tinySet } from '../../../domain/testPhotos'
import { stepRecord } from '../../../domain/testRecords'
import { createStepLog } from '../../../domain/stepLog'
import { pairUnits } from '../../../domain/verification/pairUnits'
import { rankedBy, type JudgedRun } from '../../../state/judgedRun'
import { idleRun } from '../../../state/runView'
import { escaped, html } from './html'
import { reportHtml } from './report'
import type { ReportRun } from './sections'

const NASTY = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'&<b>", 'anna']

/** A run on the photos of people, and a set, with such names. */
function runOf(showsImages: boolean): ReportRun {
  const { set } = tinySet(null)
  const classes = Int32Array.from([0, 0, 1, 1, 2, 2, 3, 3])
  const a = Int32Array.from([0, 2, 4, 6, 0, 2, 4, 1])
  const b = Int32Array.from([1, 3, 5, 7, 2, 4, 6, 3])
  const same = Uint8Array.from([1, 1, 1, 1, 0, 0, 0, 0])
  const outputs = Float32Array.from([0.1, 0.2, 0.9, 0.3, 0.8, 0.7, 0.2, 0.95])
  const config = { ...DEFAULT_CONFIG, data: 'own', set: set.id, learningRate: 0.01 } as const
  const pairs = { a, b, same, outputs, distances: outputs }
  const judged: JudgedRun = {
    ...{ config, step: 3, isLive: false, pairs, larger: 'different' },
    ...{ baselines: null, folds: null, words: SET_WORDS.people, parts: null },
    units: pairUnits(pairs, classes),
  }
  const log = createStepLog()
  for (const step of [1, 2, 3]) log.append(stepRecord({ step, loss: step === 2 ? NaN : 0.5 }))
  const pixels = new Uint8Array(8 * 4)
  const images = { side: 2, channels: 1, pixels, classes, names: NASTY, paths: [] } as const
  return {
    ...{ run: 'A', config, showsImages },
    view: { ...idleRun(), log, set: { ...set, name: NASTY[0]! }, heldOut: images },
    judging: { run: 'A', judged, judge: judgeOf(config, rankedBy(judged).ranking) },
    findings: [],
  }
}

/** Its whitespace as a reader sees it. */
const reportOf = (runs: readonly ReportRun[]) =>
  reportHtml(
    {
      runs,
      link: 'https://example.org/#v=1&set="><script>',
      when: new Date(0),
      versions: ['<i>Some browser</i>'],
    },
    () => 'data:image/png;base64,AA==',
  ).replace(/\s+/g, ' ')

/** Names of all elements, and of their attributes, as a parser of HTML has them. */
const elements = (text: string) => [...text.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, name]) => name)

describe('a report', () => {
  it('holds no element that a name brought, and no script', () => {
    const text = reportOf([runOf(true)])
    expect(elements(text)).not.toContain('script')
    expect(elements(text)).not.toContain('b>')
    expect(text).not.toMatch(/<[^>]*\sonerror=/)
    for (const name of NASTY.slice(0, 3)) {
      expect(text).not.toContain(name)
      expect(text).toContain(escaped(name))
    }
    const bare = reportOf(
      [runOf(true)].map((run) => ({ ...run, view: { ...run.view, set: null } })),
    )
    expect(elements(text).filter((name) => name === 'img')).toHaveLength(
      elements(bare).filter((name) => name === 'img').length,
    )
  })

  it('asks for nothing from anywhere', () => {
    const text = reportOf([runOf(true)])
    const tags = text.match(/<[^>]*>/g) ?? []
    const addresses = tags.flatMap((tag) => /\s(?:src|srcset)="([^"]*)"/.exec(tag)?.[1] ?? [])
    expect(addresses.length).toBeGreaterThan(0)
    for (const address of addresses) expect(address).toMatch(/^data:/)
    expect(text).not.toMatch(/<link|@import|url\(/)
  })

  it('has neither photos nor names of people without leave, and says so', () => {
    const text = reportOf([runOf(false)])
    expect(elements(text)).not.toContain('img')
    for (const name of NASTY.slice(1)) expect(text).not.toContain(escaped(name))
    expect(text).toContain('photos and names are left out')
  })

  it('has what differs from the default first, and figures with what they are of', () => {
    const text = reportOf([runOf(true)])
    expect(text.indexOf('Other than the default')).toBeLessThan(text.indexOf('All others'))
    const changed = text.slice(text.indexOf('Other than'), text.indexOf('All others'))
    expect(changed).toContain('<code>lr</code>')
    expect(changed).not.toContain('<code>batch</code>')
    expect(text).toContain('8 pairs, 4 same and 4 different')
    expect(text).toContain('interval over 4 people')
  })

  it('breaks a curve where a loss is no number', () => {
    expect(reportOf([runOf(true)])).not.toContain('NaN ')
    expect(reportOf([runOf(true)])).toMatch(/d="M[\d. ]+M[\d. ]+"/)
  })
})

it('escapes each thing that is put into HTML, but what is HTML already', () => {
  expect(html`<p title="${'"'}">${'<&'}${html`<b>${1}</b>`}${null}</p>`.html).toBe(
    '<p title="&quot;">&lt;&amp;<b>1</b></p>',
  )
})
