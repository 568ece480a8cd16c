import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffLines, type DiffRow, type Line } from './lineDiff'

const textOf = (line: Line) => line.map(({ text }) => text).join('')
const sideOf = (rows: readonly DiffRow[], side: 'original' | 'corrected') =>
  rows
    .flatMap((row) => {
      if (row.kind === 'same') return [row.text]
      const line = row[side]
      return line === null ? [] : [textOf(line)]
    })
    .join('\n')

describe('the difference of two texts', () => {
  const lines = fc
    .array(fc.constantFrom('a = 1', 'b = a + 1', 'c = b', '', 'return c(a, b)'), { minLength: 1 })
    .map((each) => each.join('\n'))

  it('leaves both texts whole, whatever they are', () => {
    fc.assert(
      fc.property(lines, lines, (original, corrected) => {
        const rows = diffLines(original, corrected)
        expect(sideOf(rows, 'original')).toBe(original)
        expect(sideOf(rows, 'corrected')).toBe(corrected)
      }),
    )
  })

  it('finds none in equal texts', () => {
    fc.assert(
      fc.property(lines, (text) => {
        expect(diffLines(text, text).every(({ kind }) => kind === 'same')).toBe(true)
      }),
    )
  })

  it('marks only the words that changed within a line', () => {
    const [row] = diffLines('loss = y * d + 1', 'loss = y * e + 1')
    expect(row).toEqual({
      kind: 'changed',
      original: [
        { text: 'loss = y * ', changed: false },
        { text: 'd', changed: true },
        { text: ' + 1', changed: false },
      ],
      corrected: [
        { text: 'loss = y * ', changed: false },
        { text: 'e', changed: true },
        { text: ' + 1', changed: false },
      ],
    })
  })

  it('puts a line that came above the changed line it came with', () => {
    const rows = diffLines(
      'model = Model(inputs=[a, b], outputs=distance)',
      'output = sigmoid(scale)\nmodel = Model(inputs=[a, b], outputs=output)',
    )
    expect(
      rows.map((row) => row.kind === 'changed' && [row.original !== null, row.corrected !== null]),
    ).toEqual([
      [false, true],
      [true, true],
    ])
  })

  it('does not set lines beside each other that have little in common', () => {
    const rows = diffLines('opt = RMSprop()', 'return K.mean(K.square(margin - y))')
    expect(rows).toHaveLength(2)
  })

  it('does not mark an indentation', () => {
    const [row] = diffLines('    a = b + c', '  a = b + c')
    expect(row?.kind === 'changed' && row.original?.some(({ changed }) => changed)).toBe(false)
  })

  it('shows a deleted line alone', () => {
    expect(diffLines('a\nb\nc', 'a\nc')).toEqual([
      { kind: 'same', text: 'a' },
      { kind: 'changed', original: [{ text: 'b', changed: true }], corrected: null },
      { kind: 'same', text: 'c' },
    ])
  })
})
