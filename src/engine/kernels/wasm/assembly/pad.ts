/** Images of few channels with their padding written out, or cropped. */
import { argument } from './control'

const FROM = 0
const TO = 1
/** Rows, and bytes of each, that are copied. */
const ROWS = 2
const BYTES = 3
const FROM_ROW = 4
const FROM_IMAGE = 5
const TO_ROW = 6
const TO_IMAGE = 7
/** Where the first copied row goes in its image, in bytes. */
const CORNER = 8

/** One image a turn; what is not copied is 0. */
export function pad(image: i32): void {
  const rows = <usize>argument(ROWS)
  const bytes = <usize>argument(BYTES)
  const fromRow = <usize>argument(FROM_ROW)
  const toRow = <usize>argument(TO_ROW)
  const toImage = <usize>argument(TO_IMAGE)
  const from = <usize>argument(FROM) + <usize>image * <usize>argument(FROM_IMAGE)
  const to = <usize>argument(TO) + <usize>image * toImage
  memory.fill(to, 0, toImage)
  const corner = to + <usize>argument(CORNER)
  for (let row: usize = 0; row < rows; row++)
    memory.copy(corner + row * toRow, from + row * fromRow, bytes)
}
