import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DEFAULT_SETUP, type RunConfig } from '../domain/config'
import type { FirstPairs } from '../domain/reports'
import type { PreviewClient, PreviewOutcome } from '../engine'
import { firstPairsStore, watchFirstPairs } from './firstPairs'
import { runsStore } from './runs'
import { idleRun } from './runView'
import { setField, setupStore } from './setup'

const PAIRS: FirstPairs = {
  images: {
    side: 1,
    channels: 1,
    pixels: Uint8Array.of(1, 2),
    classes: Int32Array.of(0, 1),
    names: ['0', '1'],
    paths: ['', ''],
  },
  plain: null,
  a: Int32Array.of(0),
  b: Int32Array.of(1),
  same: Uint8Array.of(0),
  of: 32,
}

let asked: RunConfig[]
let terminated: number
let answer: (outcome: PreviewOutcome) => void
let idle: (() => void) | null
let stop: () => void

const state = () => firstPairsStore.getState().state
/** Does what waits for an idle page. */
const becomeIdle = () => {
  const work = idle
  idle = null
  work?.()
}

beforeEach(() => {
  vi.stubGlobal('document', { baseURI: 'https://example.org/' })
  setupStore.setState({ setup: DEFAULT_SETUP })
  runsStore.setState({ A: idleRun(), B: idleRun() })
  asked = []
  terminated = 0
  idle = null
  stop = watchFirstPairs('A', {
    makeClient(onOutcome): PreviewClient {
      answer = onOutcome
      return { show: (config) => asked.push(config), terminate: () => terminated++ }
    },
    whenIdle(work) {
      idle = work
      return () => (idle = null)
    },
  })
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

describe('the first pairs', () => {
  test('are asked for once the page is idle, and shown', () => {
    expect([state(), asked.length]).toEqual(['waiting', 0])
    becomeIdle()
    expect(asked).toEqual([DEFAULT_SETUP.a])
    answer({ type: 'shown', pairs: PAIRS })
    expect(firstPairsStore.getState()).toEqual({ state: 'shown', pairs: PAIRS })
    expect(terminated).toBe(1)
  })

  test('are asked for anew where they are others, and only there', () => {
    becomeIdle()
    answer({ type: 'shown', pairs: PAIRS })
    setField('A', 'learningRate', 0.01)
    setField('A', 'labels', 'different')
    expect([state(), idle]).toEqual(['shown', null])
    setField('A', 'seed', 2)
    expect(state()).toBe('waiting')
    becomeIdle()
    expect(asked.map(({ seed }) => seed)).toEqual([1, 2])
    setField('A', 'rotate', 10)
    expect(state()).toBe('waiting')
  })

  test('are not of a setup that cannot be paired', () => {
    setField('A', 'pairs', 'listed')
    expect([state(), idle]).toEqual(['none', null])
  })

  test('give way to a run that starts, and stay on show if they are', () => {
    runsStore.setState({ A: { ...idleRun(), state: 'loading' } })
    expect([state(), idle, terminated > 0]).toEqual(['none', null, true])
    runsStore.setState({ A: idleRun() })
    becomeIdle()
    answer({ type: 'shown', pairs: PAIRS })
    runsStore.setState({ A: { ...idleRun(), state: 'loading' } })
    expect(state()).toBe('shown')
  })

  test('end with who looks at them', () => {
    stop()
    expect([state(), idle]).toEqual(['none', null])
    setField('A', 'seed', 5)
    expect(state()).toBe('none')
  })
})
