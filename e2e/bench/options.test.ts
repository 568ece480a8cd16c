import { describe, expect, it } from 'vitest'
import { HELP, readOptions } from './options'

describe('the command line', () => {
  it('needs no argument', () => {
    expect(readOptions([])).toMatchObject({ only: [], json: null, rounds: 3, threads: null })
  })

  it('takes patterns with commas and repeated', () => {
    const { only } = readOptions(['--only', 'a,b', '--only', 'c'])
    expect(only).toEqual(['a', 'b', 'c'])
  })

  it.each([
    [['--rounds', '0'], '--rounds is a whole number above 0, not "0"'],
    [['--rounds', '1.5'], '--rounds is a whole number above 0, not "1.5"'],
    [['--seconds', 'x'], '--seconds is a number above 0, not "x"'],
    [['--threads', ''], '--threads is a whole number above 0, not ""'],
    [['--fast'], "Unknown option '--fast'"],
  ])('refuses %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(message)
  })

  it('explains each of its options', () => {
    for (const name of Object.keys(readOptions([]))) expect(HELP).toContain(`--${name}`)
  })
})
