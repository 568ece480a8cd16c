import { describe, expect, it } from 'vitest'
import { HELP, readOptions } from './options'

describe('the command line', () => {
  it('needs no argument', () => {
    expect(readOptions([])).toEqual({ help: false, photos: 5000, side: 64, repeat: 1 })
  })

  it.each([
    [['--photos', '0'], '--photos is a whole number above 0, not "0"'],
    [['--repeat', '1.5'], '--repeat is a whole number above 0, not "1.5"'],
    [['--side', '20'], '--side is from 28 to 224 px, not 20'],
    [['--fast'], "Unknown option '--fast'"],
  ])('refuses %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(message)
  })

  it('explains each of its options', () => {
    for (const name of Object.keys(readOptions([]))) expect(HELP).toContain(`--${name}`)
  })
})
