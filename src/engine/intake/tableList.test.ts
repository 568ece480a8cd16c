import { describe, expect, it } from 'vitest'
import * as tables from './tableList'
import { textOf, type PairLines } from './list'

const parseTableList = (text: string) => tables.parseTableList(text) as PairLines

const first = { line: 1, a: 'anna/1.jpg', b: 'anna/2.jpg', label: 1, fold: '' }
const second = { line: 2, a: 'anna/1.jpg', b: 'bob/1.jpg', label: 0, fold: '' }
const lines = ['anna/1.jpg,anna/2.jpg,1', 'anna/1.jpg,bob/1.jpg,0']
const below = <T extends { line: number }>(line: T) => ({ ...line, line: line.line + 1 })

describe('parseTableList', () => {
  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('reads %s', (_, delimiter) => {
    const { lines: found } = parseTableList(lines.join('\n').replaceAll(',', delimiter))
    expect(found).toEqual([first, second])
  })

  it('reads CRLF, a byte-order mark, quotes, spaces and blank lines, and counts lines rightly', () => {
    const text = `\ufeffa,b,same\r\n\r\n"anna/1.jpg", anna/2.jpg,1\r\n   \r\nanna/1.jpg,"bob/1.jpg","0"\r\n\r\n`
    const { lines: found, problems } = parseTableList(textOf(new TextEncoder().encode(text)).text)
    expect(found).toEqual([
      { ...first, line: 3 },
      { ...second, line: 5 },
    ])
    expect(problems).toEqual([])
  })

  it.each([
    ['same', 'same'],
    ['is_same', 'same'],
    ['issame', 'same'],
    ['Match', 'same'],
    ['different', 'different'],
    ['dissimilar', 'different'],
    ['distance', 'different'],
  ])('takes what 1 means from a column called %s', (name, is) => {
    const { convention, lines: found } = parseTableList(`x,y,${name}\n${lines.join('\n')}`)
    expect(convention).toEqual({ is, by: `its column is called “${name}”` })
    expect(found).toEqual([below(first), below(second)])
  })

  it('leaves open what 1 means where nothing says so', () => {
    expect(parseTableList(lines.join('\n')).convention).toBeNull()
    expect(parseTableList(`a,b,label\n${lines.join('\n')}`).convention).toBeNull()
  })

  it('finds columns in any order, with folds', () => {
    const text = 'fold,label,left,right\n1,1,anna/1.jpg,anna/2.jpg\n2,0,anna/1.jpg,bob/1.jpg'
    const { lines: found } = parseTableList(text)
    expect(found).toEqual([below({ ...first, fold: '1' }), below({ ...second, fold: '2' })])
  })

  it('takes a further column without a name for folds where it has few values', () => {
    const { lines: found } = parseTableList(`${lines[0]},train\n${lines[1]},val`)
    expect(found.map(({ fold }) => fold)).toEqual(['train', 'val'])
  })

  it('reads words for labels', () => {
    const words = ['true', 'False', 'same', 'different', '1.0', '0.0']
    const text = words.map((word) => `a/1.jpg,b/1.jpg,${word}`).join('\n')
    const { lines: found } = parseTableList(text)
    expect(found.map(({ label }) => label)).toEqual([1, 0, 'same', 'different', 1, 0])
  })

  it('says which lines it cannot read, and reads the others', () => {
    const text = `${lines[0]}\nanna/1.jpg,,1\nanna/1.jpg,bob/1.jpg,maybe\n${lines[1]}\nanna/1.jpg,bob/1.jpg,2\nanna/1.jpg`
    const { lines: found, problems } = parseTableList(text)
    expect(found).toEqual([first, { ...second, line: 4 }])
    const wanted = 'labels are 0 or 1 (true and false, same and different are taken as well)'
    expect(problems).toEqual([
      { line: 2, message: 'One of the two paths is missing. Mend the line.' },
      { line: 3, message: `The label is “maybe”; ${wanted}. Mend the line.` },
      { line: 5, message: `The label is “2”; ${wanted}. Mend the line.` },
      { line: 6, message: 'One of the two paths is missing. Mend the line.' },
    ])
  })

  const example = 'A line is two paths and a label: anna/1.jpg,anna/2.jpg,1.'
  it.each([
    ['nothing', '', 'it is empty'],
    ['one path', 'anna/1.jpg,1', 'two columns of photo paths are wanted, and one was found'],
    ['no paths', 'name,age\nanna,7', 'two columns of photo paths are wanted, and none were found'],
    [
      'no labels',
      'anna/1.jpg,anna/2.jpg',
      'no column of labels was found; labels are 0 or 1 (true and false, same and different are taken as well). Where all pairs are same, call the file same_pairs.csv, and different_pairs.csv where all are different',
    ],
  ])('refuses a table with %s', (_, text, why) => {
    const message = `It cannot be read as a list of pairs: ${why}. ${example}`
    expect(() => parseTableList(text)).toThrow(
      expect.objectContaining({ code: 'list_damaged', message }),
    )
  })
})
