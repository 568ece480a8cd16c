/** Archives of every kind, good ones and traps, with what is said of them. */
import { gzipSync } from 'node:zlib'
import { cardImage, GREYS } from './card'
import { sample, type SampleFile } from './files'
import { chance } from './portraits'
import { pnm } from './pnmFiles'
import { gzipped, tarOf, type TarEntry } from './tars'
import { tiff } from './tiffFiles'
import { zipOf } from './zips'

export interface Archive {
  readonly name: string
  readonly make: () => SampleFile | Promise<SampleFile>
  /** Paths of the photos that are read. */
  readonly photos: readonly string[]
  /** What is skipped or left aside, and all that is noted of the archive: path and message. */
  readonly told: readonly (readonly [path: string, message: string | RegExp])[]
}

const SIZE = { width: 30, height: 20 }
const DARK = [9, 60, 120, 30]
const one = pnm({ ...SIZE, kind: 5, values: GREYS })
const two = pnm({ ...SIZE, kind: 5, values: DARK })
const FILES: readonly TarEntry[] = [
  { path: 'faces/', type: '5' },
  { path: 'faces/ada/1.pgm', bytes: one },
  { path: 'faces/ben/1.pgm', bytes: two },
]
const LONG = `${'a-very-long-name-'.repeat(5)}/${'of-a-folder-'.repeat(9)}/ada/1.pgm`
const MEDIUM = `${'a-long-name-'.repeat(9)}/ada/1.pgm`
const CUT = 'it was cut short, as by a copy that was interrupted. Copy it anew.'
const NESTED = 'It is an archive within an archive. Unpack the outer one, and bring what is in it.'
const OUT = (kind: string) =>
  `Its path leads out of the ${kind}, as a trap would. Pack the photos again with plain folders.`
const LINK = (to: string) =>
  `It is a link to ${to}, no file of its own, so it was left out. If ${to} is in the archive, it is read there; else pack the archive again with links followed (tar -h).`
const both = (folder: string) => [`${folder}/faces/ada/1.pgm`, `${folder}/faces/ben/1.pgm`]

/** A zip whose entries say that they are packed by another method. */
async function methodZip(path: string, method: number): Promise<SampleFile> {
  const { bytes } = await zipOf(path, [sample('ada/1.pgm', one)])
  for (const [mark, at] of [
    ['PK\x03\x04', 8],
    ['PK\x01\x02', 10],
  ] as const)
    bytes.writeUInt16LE(method, bytes.indexOf(Buffer.from(mark, 'latin1')) + at)
  return { path, bytes }
}

/** A zip with its names changed for other bytes, as long, and their mark of being UTF-8 taken off. */
async function renamedZip(path: string, from: string, to: Buffer): Promise<SampleFile> {
  const { bytes } = await zipOf(path, [sample(`${from}/1.pgm`, one)])
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) to.copy(bytes, at)
  for (const [mark, at] of [
    ['PK\x03\x04', 6],
    ['PK\x01\x02', 8],
  ] as const)
    bytes.writeUInt16LE(0, bytes.indexOf(Buffer.from(mark, 'latin1')) + at)
  return { path, bytes }
}

async function splitZip(): Promise<SampleFile> {
  const { bytes } = await zipOf('', [sample('ada/1.pgm', one)])
  bytes.writeUInt16LE(1, bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1')) + 4)
  return { path: 'x.zip', bytes }
}

/** Its second file's header is not what it was. */
function damaged({ path, bytes }: SampleFile): SampleFile {
  bytes.fill(0x55, 2048, 2148)
  return { path, bytes }
}

/** Two thirds of one whose second file hardly packs. */
function halfGzip(): SampleFile {
  const values = Uint8Array.from({ length: 250_000 }, (_, i) => chance(1, i) * 256)
  const noise = Buffer.concat([Buffer.from('P5\n500 500\n255\n'), values]).subarray(0, 250_000)
  const { bytes } = gzipped('', tarOf('', [FILES[1]!, { path: 'faces/ben/1.pgm', bytes: noise }]))
  return sample('x.tar.gz', bytes.subarray(0, 170_000))
}

const packedBy = (method: string) =>
  `It is packed by ${method}, which is not unpacked here. Unpack the zip and bring the folder, or pack it again in the usual way (Deflate).`
const methods: readonly Archive[] = (
  [
    [1, 'Shrink'],
    [6, 'Implode'],
    [9, 'Deflate64'],
    [12, 'bzip2'],
    [14, 'LZMA'],
    [93, 'Zstandard'],
    [95, 'xz'],
    [98, 'PPMd'],
    [77, 'method 77'],
  ] as const
).map(([method, name]) => ({
  name: `a zip packed by ${name}`,
  make: () => methodZip('x.zip', method),
  photos: [],
  told: [['x.zip/ada/1.pgm', packedBy(name)]],
}))

export const ARCHIVES: readonly Archive[] = [
  {
    name: 'a zip of nothing',
    make: () => zipOf('x.zip', []),
    photos: [],
    told: [['x.zip', 'The archive holds no files. Pack it again, or bring the folder.']],
  },
  {
    name: 'a tar of nothing',
    make: () => tarOf('x.tar', []),
    photos: [],
    told: [['x.tar', 'The archive holds no files. Pack it again, or bring the folder.']],
  },
  { name: 'a tar', make: () => tarOf('x.tar', FILES), photos: both('x'), told: [] },
  {
    name: 'a tar.gz',
    make: () => gzipped('x.tar.gz', tarOf('', FILES)),
    photos: both('x'),
    told: [],
  },
  {
    name: 'a tgz',
    make: () => gzipped('lfw.tgz', tarOf('', FILES)),
    photos: both('lfw'),
    told: [],
  },
  {
    name: 'a tar without an ending of its name',
    make: () => tarOf('faces', FILES),
    photos: both('faces'),
    told: [],
  },
  {
    name: 'a tar.gz named .zip',
    make: () => gzipped('x.zip', tarOf('', FILES)),
    photos: both('x'),
    told: [],
  },
  {
    name: 'a zip named .tar',
    make: async () => zipOf('x.tar', [sample('ada/1.pgm', one)]),
    photos: ['x/ada/1.pgm'],
    told: [],
  },
  {
    name: 'an old tar',
    make: () =>
      tarOf(
        'x.tar',
        FILES.map((entry) => ({ ...entry, isOld: true })),
      ),
    photos: both('x'),
    told: [],
  },
  {
    name: 'a tar of long names by ustar',
    make: () => tarOf('x.tar', [{ path: MEDIUM, bytes: one, long: 'ustar' }]),
    photos: [`x/${MEDIUM}`],
    told: [],
  },
  {
    name: 'a tar of long names by GNU',
    make: () => tarOf('x.tar', [{ path: LONG, bytes: one, long: 'gnu' }, FILES[2]!]),
    photos: [`x/${LONG}`, 'x/faces/ben/1.pgm'],
    told: [],
  },
  {
    name: 'a tar of long names by pax',
    make: () => tarOf('x.tar', [{ path: LONG, bytes: one, long: 'pax' }, FILES[2]!]),
    photos: [`x/${LONG}`, 'x/faces/ben/1.pgm'],
    told: [],
  },
  {
    name: 'a tar of names in other letters',
    make: () =>
      tarOf('x.tar', [
        { path: 'Zoë/1.pgm', bytes: one, long: 'pax' },
        { path: 'Jürgen/1.pgm', bytes: two, encoding: 'latin1' },
      ]),
    photos: ['x/Jürgen/1.pgm', 'x/Zoë/1.pgm'],
    told: [],
  },
  {
    name: 'a tar with what a Mac leaves',
    make: () =>
      tarOf('x.tar', [
        { path: './._faces', bytes: one },
        { path: './faces/ada/._1.pgm', bytes: one },
        FILES[1]!,
        { path: '.DS_Store', bytes: one },
      ]),
    photos: ['x/faces/ada/1.pgm'],
    told: [],
  },
  {
    name: 'a tar with links and devices',
    make: () =>
      tarOf('x.tar', [
        FILES[1]!,
        { path: 'faces/ada/2.pgm', type: '1', link: 'faces/ada/1.pgm' },
        { path: 'faces/cleo', type: '2', link: '../cleo' },
        { path: 'dev/null', type: '3' },
      ]),
    photos: ['x/faces/ada/1.pgm'],
    told: [
      [
        'x.tar/dev/null',
        'It is a device or a pipe of the machine it was packed on, no file, so it was left out. Nothing is to be done.',
      ],
      ['x.tar/faces/ada/2.pgm', LINK('faces/ada/1.pgm')],
      ['x.tar/faces/cleo', LINK('../cleo')],
    ],
  },
  {
    name: 'a tar with paths that lead out',
    make: () =>
      tarOf('x.tar', [
        FILES[1]!,
        { path: '../../evil.pgm', bytes: two },
        { path: '/etc/evil.pgm', bytes: two },
      ]),
    photos: ['x/faces/ada/1.pgm'],
    told: [
      ['x.tar/../../evil.pgm', OUT('tar')],
      ['x.tar//etc/evil.pgm', OUT('tar')],
    ],
  },
  {
    name: 'a tar with a file with holes',
    make: () => tarOf('x.tar', [FILES[1]!, { path: 'holes.pgm', bytes: one, type: 'S' }]),
    photos: ['x/faces/ada/1.pgm'],
    told: [
      [
        'x.tar/holes.pgm',
        'It is stored with holes (sparse), which is not unpacked here. Unpack the tar, and bring the folder.',
      ],
    ],
  },
  {
    name: 'a tar cut short within a file',
    make: () => sample('x.tar', tarOf('', FILES).bytes.subarray(0, 512 * 5 + 100)),
    photos: ['x/faces/ada/1.pgm'],
    told: [
      ['x.tar', `The tar ends without the mark of its end, after 1 file: ${CUT}`],
      ['x.tar/faces/ben/1.pgm', `It takes 613 bytes, and the tar ends after 100 of them: ${CUT}`],
    ],
  },
  {
    name: 'a tar cut short between files',
    make: () => tarOf('x.tar', FILES, false),
    photos: both('x'),
    told: [['x.tar', `The tar ends without the mark of its end, after 2 files: ${CUT}`]],
  },
  {
    name: 'a tar damaged in the middle',
    make: () => damaged(tarOf('x.tar', FILES)),
    photos: ['x/faces/ada/1.pgm'],
    told: [
      [
        'x.tar',
        'The tar is damaged at byte 2,048: what lies beyond could not be found, 1 file before it could. Copy it anew.',
      ],
    ],
  },
  {
    name: 'a tar that is none',
    make: () => sample('x.tar', 'nothing of the kind'),
    photos: [],
    told: [
      [
        'x.tar',
        'The tar cannot be opened: it does not begin as one. It is damaged, or is no tar. Copy it anew, or pack it again.',
      ],
    ],
  },
  {
    name: 'a tar of a file that would be huge',
    make: () => tarOf('x.tar', [FILES[1]!, { path: 'ada/2.pgm', bytes: one, size: 8 ** 11 + 5 }]),
    photos: ['x/faces/ada/1.pgm'],
    told: [
      ['x.tar', `The tar ends without the mark of its end, after 1 file: ${CUT}`],
      ['x.tar/ada/2.pgm', `It takes 8.59 GB, and the tar ends after 2,048 of them: ${CUT}`],
    ],
  },
  {
    name: 'archives in a tar',
    make: async () =>
      tarOf('x.tar', [
        FILES[1]!,
        { path: 'in.zip', bytes: (await zipOf('', [sample('a/1.pgm', one)])).bytes },
        { path: 'in.tar.gz', bytes: gzipped('', tarOf('', FILES)).bytes },
      ]),
    photos: ['x/faces/ada/1.pgm'],
    told: [
      ['x.tar/in.tar.gz', NESTED],
      ['x.tar/in.zip', NESTED],
    ],
  },
  {
    name: 'a tar in a zip',
    make: async () => zipOf('x.zip', [sample('ada/1.pgm', one), tarOf('in.tar', FILES)]),
    photos: ['x/ada/1.pgm'],
    told: [['x.zip/in.tar', NESTED]],
  },
  {
    name: 'pictures of unknown names, and others',
    make: async () =>
      tarOf('x.tar', [
        { path: 'ada/subject01.happy', bytes: await cardImage(SIZE).gif().toBuffer() },
        {
          path: 'ada/2',
          bytes: tiff({ ...SIZE, values: DARK.map((value) => [value]), photometric: 1 }),
        },
        { path: 'ada/note.psd', bytes: Buffer.from('8BPS') },
        { path: 'README', bytes: Buffer.from('Faces.') },
      ]),
    photos: ['x/ada/2', 'x/ada/subject01.happy'],
    told: [
      [
        'x.tar/README',
        'It is a text or a program that goes with the files. Nothing is to be done.',
      ],
      ['x.tar/ada/note.psd', 'It is a Photoshop picture. Export it as JPEG, and bring that.'],
    ],
  },
  {
    name: 'pictures of unknown names in a zip',
    make: async () =>
      zipOf('x.zip', [
        sample('ada/subject01.sad', await cardImage(SIZE).gif().toBuffer()),
        sample('ada/2', two),
      ]),
    photos: ['x/ada/2', 'x/ada/subject01.sad'],
    told: [],
  },
  {
    name: 'a photo packed by gzip',
    make: () => gzipped('ada/1.pgm.gz', { bytes: one }),
    photos: ['ada/1.pgm'],
    told: [],
  },
  {
    name: 'another file packed by gzip',
    make: () => gzipped('ada/scan.nii.gz', { bytes: Buffer.from([1, 2, 3, 4]) }),
    photos: [],
    told: [['ada/scan.nii.gz', 'It is neither a photo nor a list of pairs, so it was left aside.']],
  },
  {
    name: 'a gzip of a bomb',
    make: () => sample('x.tar.gz', gzipSync(Buffer.alloc(30_000_000))),
    photos: [],
    told: [
      [
        'x.tar.gz',
        /^It would unpack to [\d.]+ MB, \d+ times its packed size; 200 times is taken at most/,
      ],
    ],
  },
  {
    name: 'half a tar.gz',
    make: () => halfGzip(),
    photos: ['x/faces/ada/1.pgm'],
    told: [
      ['x.tar.gz', /^It cannot be unpacked beyond \d+ kB: it is damaged, or it was cut short/],
      [
        'x.tar.gz/faces/ben/1.pgm',
        /^It takes 250 kB, and the tar ends after [\d,]+ of them: it was cut short/,
      ],
    ],
  },
  {
    name: 'a gzip of nothing',
    make: () => sample('x.gz', Buffer.from([0x1f, 0x8b, 8, 0])),
    photos: [],
    told: [
      ['x.gz', 'Nothing comes out of it: it ends after 4 bytes, or is damaged. Copy it anew.'],
    ],
  },
  {
    name: 'a zip of names in UTF-8 that does not say so',
    make: () => renamedZip('x.zip', 'Jxxrg', Buffer.from('Jörg')),
    photos: ['x/Jörg/1.pgm'],
    told: [],
  },
  {
    name: 'a zip of names as DOS had them',
    make: () => renamedZip('x.zip', 'Jxrg', Buffer.from('J\x94rg', 'latin1')),
    photos: ['x/Jörg/1.pgm'],
    told: [
      [
        'x.zip',
        '1 of its names are not in Unicode and do not say in what else; they were read as old zips have them, such as “Jörg/1.pgm”. If they look wrong, pack the zip anew, or bring the folder.',
      ],
    ],
  },
  {
    name: 'the last part of a split zip',
    make: async () => splitZip(),
    photos: [],
    told: [
      [
        'x.zip',
        'It is the last part of a zip that was split, and its photos lie in the parts before it. Unpack it first, and bring the folder.',
      ],
    ],
  },
  ...methods,
]
