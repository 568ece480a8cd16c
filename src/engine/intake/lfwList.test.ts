import { describe, expect, it } from 'vitest'
import { isLfwList, parseLfwList } from './lfwList'

const same = 'Anna_A\t1\t12'
const different = 'Anna_A\t2\tBob_B\t3'

describe('an LFW list', () => {
  it('names photos by person and number', () => {
    expect(parseLfwList(`1\n${same}\n${different}`).lines).toEqual([
      { line: 2, a: 'Anna_A/Anna_A_0001', b: 'Anna_A/Anna_A_0012', label: 'same', fold: '' },
      { line: 3, a: 'Anna_A/Anna_A_0002', b: 'Bob_B/Bob_B_0003', label: 'different', fold: '' },
    ])
  })

  it('has folds, each of so many same and as many different pairs', () => {
    const text = `2\t1\n${same}\n${different}\n${same}\n${different}\n`
    const { lines, problems } = parseLfwList(text)
    expect(lines.map(({ fold }) => fold)).toEqual(['1', '1', '2', '2'])
    expect(problems).toEqual([])
  })

  it('keeps folds where a line cannot be read, blank lines and CRLF or not', () => {
    const text = `2 1\r\nAnna_A one two\r\n\r\n${different}\r\n${same}\r\n${different}\r\n`
    const { lines, problems } = parseLfwList(text)
    expect(lines.map(({ line, fold }) => [line, fold])).toEqual([
      [4, '1'],
      [5, '2'],
      [6, '2'],
    ])
    expect(problems).toEqual([
      {
        line: 2,
        message:
          '“Anna_A one two” is no pair: it should be “name n1 n2” or “name1 n1 name2 n2”. Mend the line.',
      },
    ])
  })

  it('says where it is shorter than it promises', () => {
    expect(parseLfwList(`10\t300\n${same}`).problems).toEqual([
      {
        line: 1,
        message:
          'The first line promises 6,000 pairs, and 1 follow. Folds may be wrong; look whether the list is whole.',
      },
    ])
  })

  it('belongs to a given fold where it has none of its own', () => {
    const { lines } = parseLfwList(`1\n${same}\n${different}`, 'train')
    expect(lines.map(({ fold }) => fold)).toEqual(['train', 'train'])
  })

  it('is told from other texts by its first lines', () => {
    expect(isLfwList(`10\t300\n${same}`)).toBe(true)
    expect(isLfwList(`1100\n${different}`)).toBe(true)
    expect(isLfwList('Read me first.\n10 300')).toBe(false)
    expect(isLfwList('10\n20\n')).toBe(false)
    expect(isLfwList('')).toBe(false)
  })
})
