/** A list with one of everything that can be wrong with its lines, over `personFolders`. */
import { sample, type SampleFile } from './files'

const LABELS = 'labels are 0 or 1 (true and false, same and different are taken as well)'

/** Needs anna, bob and carla with three photos each. Byte-order mark, CRLF and a blank line, too. */
export function messyList(path = 'pairs.csv'): SampleFile {
  const lines = [
    'path_a,path_b,same',
    'anna/photo_01.jpg,anna/photo_02.jpg,1',
    '',
    'anna/photo_01.jpg,dora/photo_01.jpg,0',
    'anna/photo_01.jpg,bob/photo_01.jpg,perhaps',
    'anna/photo_01.jpg,bob/photo_01.jpg,1',
    'bob/photo_01.jpg,,1',
    'bob/photo_01.jpg,carla/photo_01.jpg,0',
    'carla/photo_02.jpg,carla/photo_03.jpg,1',
  ]
  return sample(path, `\ufeff${lines.join('\r\n')}\r\n\r\n`)
}

/** What is said of its lines; four of its pairs are found. */
export const MESSY_LINES: readonly (readonly [line: number, message: string])[] = [
  [4, '“dora/photo_01.jpg” is not among the photos. Bring it too, or take the line out.'],
  [5, `The label is “perhaps”; ${LABELS}. Mend the line.`],
  [
    6,
    'The list calls anna/photo_01.jpg and bob/photo_01.jpg same, yet they are of anna and bob. The list was followed; look which is right.',
  ],
  [7, 'One of the two paths is missing. Mend the line.'],
]
