import { describe, expect, it } from 'vitest'
import { setupProblems } from '../domain/problems'
import { diagnose } from './diagnose'
import { factsOf, heldOut, type History } from './testFacts'
import { FIXTURES } from './testHistories'

const findings = (history: History) => diagnose([factsOf(history)])
const codes = (history: History) => findings(history).map(({ code }) => code)
describe.each(Object.entries(FIXTURES))('the rule %s', (code, { triggers, not }) => {
  it.each(triggers)('finds it in %j', (history) => expect(codes(history)).toContain(code))
  it.each(not)('is silent in %j', (history) => expect(codes(history)).not.toContain(code))
})

describe('every fix', () => {
  const startable = (history: History) => setupProblems(factsOf(history).config, null).length === 0
  const offered = Object.values(FIXTURES)
    .flatMap(({ triggers }) => triggers)
    .filter(({ steps, rest }) => steps === undefined && rest === undefined)
    .flatMap((history) =>
      findings(history).flatMap(({ code, fixes }) =>
        fixes.map(({ patch }) => ({ code, patch, history })),
      ),
    )

  it.each(offered)('of $code, $patch, takes it away', ({ code, patch, history }) => {
    const mended = { ...history, config: { ...history.config, ...patch } }
    expect(codes(mended)).not.toContain(code)
    if (startable(history)) expect(startable(mended)).toBe(true)
  })
})

describe('diagnosis', () => {
  it('finds nothing in a healthy setup', () => {
    expect(findings({})).toEqual([])
  })

  it('puts the newest first', () => {
    const found = codes({ config: { epsilon: 0 }, steps: 40, rest: { heldOut: heldOut() } })
    expect(found).toEqual(['learns', 'root_without_epsilon'])
  })
})
