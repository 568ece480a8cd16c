import { expect, test } from 'vitest'
import { placeBeside, type Box } from './place'

const VIEWPORT = { width: 1000, height: 600 }
const PANEL = { width: 200, height: 100 }
const at = (left: number, top: number): Box => ({ left, top, width: 60, height: 20 })

test.each([
  ['below, centred', at(400, 100), 'below', { left: 330, top: 126 }],
  ['below at the right edge, moved into the page', at(930, 100), 'below', { left: 792, top: 126 }],
  ['below at the foot, above instead', at(400, 570), 'below', { left: 330, top: 464 }],
  ['above at the top, below instead', at(400, 10), 'above', { left: 330, top: 36 }],
  ['right, in the middle of the row', at(100, 300), 'right', { left: 166, top: 260 }],
  ['right at the right edge, left instead', at(900, 300), 'right', { left: 694, top: 260 }],
  ['right at the top, moved down into the page', at(100, 0), 'right', { left: 166, top: 8 }],
] as const)('a panel stands %s', (_, anchor, side, place) => {
  expect(placeBeside(anchor, PANEL, VIEWPORT, side, 6)).toEqual(place)
})

test('where neither side has room it stays inside, on the roomier one', () => {
  const tall = { width: 200, height: 590 }
  expect(placeBeside(at(400, 100), tall, VIEWPORT, 'below', 6).top).toBe(8)
  expect(placeBeside(at(400, 100), tall, VIEWPORT, 'above', 6).top).toBe(8)
})
