/** Files that cannot be read, each with what is said of it, by the path that stands in the report. */
import { sample, type SampleFile } from './files'
import { portrait } from './portraits'
import { lfwZip } from './sets'
import * as traps from './traps'
import * as zips from './zips'

export interface Unreadable {
  readonly name: string
  readonly make: () => SampleFile | Promise<SampleFile>
  readonly path: string
  readonly message: string
}

export const UNREADABLE: readonly Unreadable[] = [
  {
    name: 'no bytes',
    make: () => traps.emptyFile(),
    path: 'anna/empty.jpg',
    message: 'The file is empty: 0 bytes. Copy it anew from where it came.',
  },
  {
    name: 'text named .png',
    make: () => traps.textAsPng(),
    path: 'anna/text.png',
    message: 'It holds text, not a picture, whatever its name says. Bring the photo itself.',
  },
  {
    name: 'other bytes',
    make: () => sample('anna/x.jpg', Buffer.from([1, 2, 3, 0])),
    path: 'anna/x.jpg',
    message:
      'Its first bytes, 01 02 03 00, are not those of any picture known here. Bring the photo itself.',
  },
  {
    name: 'half a JPEG',
    make: () => traps.truncatedJpeg(),
    path: 'anna/half.jpg',
    message:
      'The JPEG ends after 2,145 bytes, before its picture does: it was cut short, as by a copy that was interrupted. Copy it anew.',
  },
  {
    name: 'a damaged PNG',
    make: () => traps.damagedPng(),
    path: 'anna/damaged.png',
    message:
      'It begins as a PNG, but this browser cannot decode it: it is damaged, or of a rare kind. Save it as JPEG or PNG.',
  },
  {
    name: '20,000 × 20,000 px',
    make: () => traps.hugePng(),
    path: 'anna/huge.png',
    message:
      'It is 20,000 × 20,000 px, 400 million pixels; 120 million are taken at most. Make it smaller.',
  },
  {
    name: '201 MB',
    make: () => sample('anna/big.jpg', Buffer.alloc(201e6)),
    path: 'anna/big.jpg',
    message: 'The file is 201 MB; 200 MB are taken at most. Make it smaller.',
  },
  {
    name: 'a zip bomb',
    make: () => zips.zipBomb('bomb.zip', []),
    path: 'bomb.zip/bomb/zeros.png',
    message:
      'It would unpack to 40 MB, 1,029 times its packed size; 200 times is taken at most, since no photo shrinks so far. If it is right, bring it unpacked.',
  },
  {
    name: 'a zip that understates',
    make: () => zips.understatedZip('lie.zip', sample('a/1.png', Buffer.alloc(3001, 7))),
    path: 'lie.zip/a/1.png',
    message:
      'The zip says that it unpacks to 1,000 bytes, yet more came out, so it was stopped: it is damaged, or a trap. Pack it again.',
  },
  {
    name: 'a path that leads out',
    make: () => zips.unsafeZip('out.zip', [], sample('evil.jpg', 'x')),
    path: 'out.zip/../../evil.jpg',
    message:
      'Its path leads out of the zip, as a trap would. Pack the photos again with plain folders.',
  },
  {
    name: 'a zip in a zip',
    make: () => zips.nestedZip('outer.zip', []),
    path: 'outer.zip/inner.zip',
    message: 'It is an archive within an archive. Unpack the outer one, and bring what is in it.',
  },
  {
    name: 'a password',
    make: () => zips.encryptedZip('safe.zip', [], sample('a/1.jpg', 'x')),
    path: 'safe.zip/a/1.jpg',
    message:
      'It is encrypted with a password. Unpack the zip, and bring the folder or a zip without one.',
  },
  {
    name: 'half a zip',
    make: async () => sample('half.zip', (await lfwZip({ people: 2 })).bytes.subarray(0, 3000)),
    path: 'half.zip',
    message:
      'The zip cannot be opened: its table of contents, which stands at the end, is missing. It was cut short, or is no zip. Copy it anew, or pack it again.',
  },
  {
    name: 'flipped bits in a zip',
    make: async () =>
      flipped(
        await zips.zipOf('bits.zip', [sample('a/1.jpg', await portrait({ person: 1, take: 1 }))], {
          level: 0,
        }),
      ),
    path: 'bits.zip/a/1.jpg',
    message:
      'It cannot be unpacked: its bytes in the zip are damaged. Copy the zip anew, or pack it again.',
  },
  {
    name: 'an X list alone',
    make: () => sample('X_Train.txt', 'a.npy\n'),
    path: 'X_Train.txt',
    message:
      'Its labels are missing: Y_Train.txt should lie beside it, a label for each line. Bring both.',
  },
  {
    name: 'a Y list alone',
    make: () => sample('Y_Val.txt', '1\n'),
    path: 'Y_Val.txt',
    message: 'Its labels belong to the lines of X_Val.txt, which is not there. Bring both.',
  },
  {
    name: 'an unlisted .npy',
    make: async () => sample('17.npy', (await traps.npyTraps()).fortran),
    path: '17.npy',
    message:
      'No list names it, so nobody knows whether its two images are the same person. Name it in X_Train.txt or X_Val.txt, with its label in Y_Train.txt or Y_Val.txt.',
  },
]

/** A file whose middle is not what it was. */
function flipped({ path, bytes }: SampleFile): SampleFile {
  const middle = Math.floor(bytes.length / 2)
  const made = Buffer.from(bytes)
  for (let i = middle; i < middle + 8; i++) made[i]! ^= 255
  return { path, bytes: made }
}
