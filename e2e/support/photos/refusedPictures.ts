/** Picture files and others that are refused, each with all that is said of it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bmpCard } from './bmpFiles'
import { cardImage, COLOURS, GREYS } from './card'
import { pam, pfm, pnm } from './pnmFiles'
import { tiff, type Tiff } from './tiffFiles'

export interface Refused {
  readonly name: string
  readonly make: () => Uint8Array | Promise<Uint8Array>
  readonly code: string
  readonly message: string
}

const SIZE = { width: 30, height: 20 }
const CUT = 'it was cut short, as by a copy that was interrupted. Copy it anew.'
const row = (
  name: string,
  make: Refused['make'] | string,
  code: string,
  message: string,
): Refused => ({
  name,
  make: typeof make === 'string' ? () => Buffer.from(make, 'latin1') : make,
  code,
  message,
})
const damaged = (what: string) => `${what}: it is damaged. Copy it anew, or save it as PNG.`
const p5 = (header?: string) => pnm({ ...SIZE, kind: 5, values: GREYS, ...(header && { header }) })

const PNM: readonly Refused[] = [
  row(
    'half.pgm',
    () => p5().subarray(0, 313),
    'truncated',
    `The PGM’s 30 × 20 pixels take 600 bytes, and 300 are there: ${CUT}`,
  ),
  row(
    'none.ppm',
    'P6 3 2 255\n',
    'truncated',
    `The PPM’s 3 × 2 pixels take 18 bytes, and 0 are there: ${CUT}`,
  ),
  row(
    'sixteen.pgm',
    () => p5('P5\n30 20\n65535\n'),
    'truncated',
    `The PGM’s 30 × 20 pixels take 1,200 bytes, and 600 are there: ${CUT}`,
  ),
  row(
    'bits.pbm',
    'P4\n16 4\n\0\0\0',
    'truncated',
    `The PBM’s 16 × 4 pixels take 8 bytes, and 3 are there: ${CUT}`,
  ),
  row(
    'values.pgm',
    'P2\n3 2\n9\n1 2 3 4',
    'truncated',
    `The PGM’s 3 × 2 pixels take 6 values, and 4 are there: ${CUT}`,
  ),
  row(
    'header.pgm',
    'P5\n30 ',
    'truncated',
    `The PGM ends after 6 bytes, in its header, where its height should stand: ${CUT}`,
  ),
  row(
    'mark.pgm',
    'P5\n30 20\n',
    'truncated',
    `The PGM ends after 9 bytes, in its header, where its largest value should stand: ${CUT}`,
  ),
  row(
    'zero.pgm',
    () => p5('P5\n0 20\n255\n'),
    'undecodable',
    damaged('The PGM says that its width is “0”, which is no number from 1 to 2,147,483,647'),
  ),
  row(
    'maxval-0.pgm',
    () => p5('P5\n30 20\n0\n'),
    'undecodable',
    damaged('The PGM says that its largest value is “0”, which is no number from 1 to 65,535'),
  ),
  row(
    'maxval-65536.pgm',
    () => p5('P5\n30 20\n65536\n'),
    'undecodable',
    damaged('The PGM says that its largest value is “65536”, which is no number from 1 to 65,535'),
  ),
  row(
    'maxval-x.pgm',
    () => p5('P5\n30 20\nx\n'),
    'undecodable',
    damaged('The PGM says that its largest value is “x”, which is no number from 1 to 65,535'),
  ),
  row(
    'minus.pgm',
    () => p5('P5\n30 -20\n255\n'),
    'undecodable',
    damaged('The PGM says that its height is “-20”, which is no number from 1 to 2,147,483,647'),
  ),
  row(
    'letters.pgm',
    'P2\n2 1\n9\n1 x',
    'undecodable',
    damaged('Among the PGM’s values stands “x”'),
  ),
  row(
    'huge.pgm',
    'P5\n20000 20000\n255\n',
    'too_large',
    'It is 20,000 × 20,000 px, 400 million pixels; 120 million are taken at most. Make it smaller.',
  ),
  row(
    'just-over.pgm',
    'P5\n12000 10001\n255\n',
    'too_large',
    'It is 12,000 × 10,001 px, 120.01 million pixels; 120 million are taken at most. Make it smaller.',
  ),
  row(
    'one-over.pgm',
    'P5\n120000001 1\n255\n',
    'too_large',
    'It is 120,000,001 × 1 px, 120.000001 million pixels; 120 million are taken at most. Make it smaller.',
  ),
  row(
    'five.pam',
    () =>
      pam(
        SIZE,
        'FIVE',
        COLOURS.map((c) => [...c, 1, 2]),
      ),
    'undecodable',
    damaged('The PAM has 5 channels a pixel, and no picture of grey or colours has more than 4'),
  ),
  row(
    'no-end.pam',
    'P7\nWIDTH 3\nHEIGHT 2\n',
    'undecodable',
    damaged('The PAM’s header has no ENDHDR, so where its pixels begin is unknown'),
  ),
  row(
    'no-depth.pam',
    'P7\nWIDTH 3\nHEIGHT 2\nMAXVAL 255\nENDHDR\nxxxxxx',
    'truncated',
    `The PAM ends after 44 bytes, in its header, where its number of channels should stand: ${CUT}`,
  ),
  row(
    'half.pfm',
    () =>
      pfm(
        SIZE,
        GREYS.map((v) => [v]),
      ).subarray(0, 1000),
    'truncated',
    `The PFM’s 30 × 20 pixels take 2,400 bytes, and 986 are there: ${CUT}`,
  ),
]

const RGB: Tiff = { ...SIZE, values: COLOURS, photometric: 2 }
const ofKind = (why: string) =>
  `It is a TIFF of a kind that is not read here: ${why}. Save it as JPEG or PNG.`
const packedAs = (name: string, packing: number, what: string) =>
  row(
    name,
    () => tiff({ ...RGB, packing }),
    'undecodable',
    ofKind(`its pixels are packed as ${what}`),
  )

const TIFF: readonly Refused[] = [
  row(
    'half.tif',
    () => cut(tiff({ ...RGB, rows: 20 })),
    'truncated',
    `The TIFF’s pixels reach to byte 90,008, and it ends after 1,958 bytes: ${CUT}`,
  ),
  row(
    'head.tif',
    () => tiff(RGB).subarray(0, 100),
    'truncated',
    `The TIFF’s directory is at byte 1,820, and it ends after 100 bytes: ${CUT}`,
  ),
  // Its directory names itself as the next one.
  row(
    'loop.tif',
    () =>
      Buffer.from('49492a000800000001000001030001000000020000000800000000', 'hex').subarray(0, 26),
    'undecodable',
    'It begins as a TIFF, but cannot be decoded: it is damaged, or of a rare kind. Save it as JPEG or PNG.',
  ),
  row(
    'sizeless.tif',
    () => Buffer.from('49492a0008000000010002010300010000000800000000000000', 'hex'),
    'undecodable',
    'It begins as a TIFF, but cannot be decoded: it is damaged, or of a rare kind. Save it as JPEG or PNG.',
  ),
  row(
    'far.tif',
    () => Buffer.from('49492a00e8030000', 'hex'),
    'truncated',
    `The TIFF’s directory is at byte 1,000, and it ends after 8 bytes: ${CUT}`,
  ),
  packedAs('fax3.tif', 3, 'CCITT fax group 3'),
  packedAs('fax4.tif', 4, 'CCITT fax group 4'),
  packedAs('old-jpeg.tif', 6, 'JPEG of the old kind'),
  packedAs('jpeg2000.tif', 34_712, 'JPEG 2000'),
  packedAs('zstd.tif', 50_000, 'Zstandard'),
  packedAs('webp.tif', 50_001, 'WebP'),
  packedAs('odd.tif', 60_000, 'method 60000'),
  row(
    'lab.tif',
    () => tiff({ ...RGB, photometric: 8 }),
    'undecodable',
    ofKind('it holds CIELab colours'),
  ),
  row(
    'mosaic.tif',
    () => tiff({ ...RGB, photometric: 32_803 }),
    'undecodable',
    ofKind('it holds a camera’s raw mosaic'),
  ),
  row(
    'palette.tif',
    () => tiff({ ...RGB, values: GREYS.map((v) => [v]), photometric: 3 }),
    'undecodable',
    ofKind('its palette is missing'),
  ),
  row(
    'ycbcr.tif',
    () => tiff({ ...RGB, photometric: 6 }),
    'undecodable',
    ofKind('its colours are of fewer pixels than its brightness'),
  ),
  row(
    'dng.tif',
    () => tiff({ ...RGB, tags: { 50_706: 1 } }),
    'undecodable',
    ofKind('it is a camera’s raw photo (DNG)'),
  ),
  row(
    'huge.tif',
    () => tiff({ ...RGB, tags: { 256: 20_000, 257: 20_000 } }),
    'too_large',
    'It is 20,000 × 20,000 px, 400 million pixels; 120 million are taken at most. Make it smaller.',
  ),
]

/** As if its pixels reached far beyond its end. */
function cut(bytes: Buffer): Buffer {
  const at = bytes.indexOf(Buffer.from([0x17, 1, 4, 0, 1, 0, 0, 0])) + 8
  bytes.writeUInt32LE(90_000, at)
  return bytes
}

const heic = () => readFileSync(join(import.meta.dirname, 'heic', 'card.heic'))
const short = (format: string, size: string) =>
  `The ${format} ends after ${size}, before its picture does: ${CUT}`
const rare = (format: string) =>
  `It begins as a ${format}, but this browser cannot decode it: it is damaged, or of a rare kind. Save it as JPEG or PNG.`

const BROWSERS: readonly Refused[] = [
  row('half.heic', () => heic().subarray(0, 500), 'truncated', short('HEIC', '500 bytes')),
  row(
    'damaged.heic',
    () => heic().fill(0x55, 60, 300),
    'undecodable',
    'It begins as a HEIC, but cannot be decoded: it is damaged, or of a rare kind. Save it as JPEG or PNG.',
  ),
  row(
    'gap.heic',
    () => heic().fill(0, 460, 480),
    'undecodable',
    'The HEIC is damaged: its coded pixels hold what no coded picture does. Copy it anew from where it came.',
  ),
  row(
    'half.png',
    async () => (await cardImage(SIZE).png().toBuffer()).subarray(0, 100),
    'truncated',
    short('PNG', '100 bytes'),
  ),
  row(
    'half.webp',
    async () => (await cardImage(SIZE).webp().toBuffer()).subarray(0, 60),
    'truncated',
    short('WebP', '60 bytes'),
  ),
  row(
    'half.gif',
    async () => (await cardImage(SIZE).gif().toBuffer()).subarray(0, 60),
    'truncated',
    short('GIF', '60 bytes'),
  ),
  row(
    'half.avif',
    async () => (await cardImage(SIZE).avif().toBuffer()).subarray(0, 300),
    'truncated',
    short('AVIF', '300 bytes'),
  ),
  row(
    'half.jpg',
    async () => (await cardImage(SIZE).jpeg().toBuffer()).subarray(0, 400),
    'truncated',
    short('JPEG', '400 bytes'),
  ),
  row(
    'half-os2.bmp',
    () => bmpCard({ ...SIZE, header: 12 }).subarray(0, 700),
    'truncated',
    short('BMP', '700 bytes'),
  ),
  row(
    'half-v5.bmp',
    () => bmpCard({ ...SIZE, header: 124 }).subarray(0, 700),
    'truncated',
    short('BMP', '700 bytes'),
  ),
  row(
    'half-runs.bmp',
    () => bmpCard({ ...SIZE, bits: 8, isPacked: true }).subarray(0, 150),
    'truncated',
    short('BMP', '150 bytes'),
  ),
  row('header.bmp', () => bmpCard(SIZE).subarray(0, 30), 'truncated', short('BMP', '30 bytes')),
  row('no-jpeg.jpg', '\xff\xd8\xff\xe0\0\x04ab\xff\xd9', 'undecodable', rare('JPEG')),
  row('empty.tif', '', 'empty', 'The file is empty: 0 bytes. Copy it anew from where it came.'),
  row(
    'text.pgm',
    'This is no picture.',
    'not_an_image',
    'It holds text, not a picture, whatever its name says. Bring the photo itself.',
  ),
  row(
    'zip.jpg',
    'PK\x03\x04\x14\0\0\0\x08\0',
    'not_an_image',
    'It holds an archive (zip), not a picture, whatever its name says: give it an ending that says so, or unpack it. Bring the photo itself.',
  ),
]

const asJpeg = (what: string) => `It is ${what}. Export it as JPEG, and bring that.`
const raw = (camera: string) =>
  `It is ${camera}’s raw photo, which has to be developed before it is a picture. Export it as JPEG in the program that came with the camera, or bring the JPEG the camera saved beside it.`
const unpack = (what: string) =>
  `It is ${what}, which is not unpacked here. Unpack it first, and bring the folder.`
const video = 'It is a video. If you want pictures of it, save them as JPEG and bring those.'
const arrays =
  'It is arrays in a file of their own kind. Save each picture in it as a PNG, a folder for each person, and bring those.'
const tiffLike = 'II*\0\x08\0\0\0'

const KNOWN: readonly Refused[] = [
  row('a.cr2', `${tiffLike.slice(0, 4)}\x10\0\0\0CR\x02\0`, 'unread_format', raw('a Canon camera')),
  row('a.CR3', '\0\0\0\x18ftypcrx \0\0\0\x01', 'unread_format', raw('a Canon camera')),
  row('a.nef', tiffLike, 'unread_format', raw('a Nikon camera')),
  row('a.arw', tiffLike, 'unread_format', raw('a Sony camera')),
  row('a.dng', tiffLike, 'unread_format', raw('a camera')),
  row('a.raf', 'FUJIFILMCCD-RAW 0201', 'unread_format', raw('a Fujifilm camera')),
  row('a.orf', 'IIRO\x08\0\0\0', 'unread_format', raw('an Olympus camera')),
  row('a.rw2', 'IIU\0\x18\0\0\0', 'unread_format', raw('a Panasonic or Leica camera')),
  row('raw.jpg', 'FUJIFILMCCD-RAW 0201', 'unread_format', raw('a Fujifilm camera')),
  row(
    'canon.tif',
    `${tiffLike.slice(0, 4)}\x10\0\0\0CR\x02\0`,
    'unread_format',
    raw('a Canon camera'),
  ),
  row('a.psd', '8BPS\0\x01', 'unread_format', asJpeg('a Photoshop picture')),
  row('layers.jpg', '8BPS\0\x01', 'unread_format', asJpeg('a Photoshop picture')),
  row('a.svg', '<svg xmlns="x"></svg>', 'unread_format', asJpeg('an SVG drawing')),
  row(
    'b.svg',
    '<?xml version="1.0"?>\n<!-- x -->\n<svg></svg>',
    'unread_format',
    asJpeg('an SVG drawing'),
  ),
  row('svg.png', '<svg xmlns="x"></svg>', 'unread_format', asJpeg('an SVG drawing')),
  row('a.pdf', '%PDF-1.7', 'unread_format', asJpeg('a PDF')),
  row('scan.jpg', '%PDF-1.4', 'unread_format', asJpeg('a PDF')),
  row('a.jxl', '\xff\x0a\x01', 'unread_format', asJpeg('a JPEG XL')),
  row('b.jxl', '\0\0\0\x0cJXL \r\n', 'unread_format', asJpeg('a JPEG XL')),
  row('a.jp2', '\0\0\0\x0cjP  \r\n', 'unread_format', asJpeg('a JPEG 2000')),
  row('b.j2k', '\xff\x4f\xff\x51\0', 'unread_format', asJpeg('a JPEG 2000')),
  row('a.exr', 'v/1\x01', 'unread_format', asJpeg('an OpenEXR picture')),
  row('a.tga', '\0\0\x02\0\0\0\0', 'unread_format', asJpeg('a Targa picture')),
  row('a.qoi', 'qoif\0', 'unread_format', asJpeg('a QOI')),
  row('a.mp4', '\0\0\0\x18ftypisom', 'not_a_photo', video),
  row('IMG_1.MOV', '\0\0\0\x14ftypqt  ', 'not_a_photo', video),
  row('clip', '\x1a\x45\xdf\xa3', 'not_a_photo', video),
  row('video.jpg', '\0\0\0\x18ftypisom', 'not_a_photo', video),
  row('faces.mat', 'MATLAB 5.0 MAT-file', 'not_a_photo', arrays),
  row('faces.npz', 'PK\x03\x04\x14\0', 'not_a_photo', arrays),
  row('faces.h5', '\x89HDF\r\n\x1a\n', 'not_a_photo', arrays),
  row('faces.7z', '7z\xbc\xaf\x27\x1c', 'archive_unread', unpack('a 7z archive')),
  row('faces.rar', 'Rar!\x1a\x07\x01\0', 'archive_unread', unpack('a RAR archive')),
  row('faces', 'Rar!\x1a\x07\x01\0', 'archive_unread', unpack('a RAR archive')),
  row('faces.zip', '7z\xbc\xaf\x27\x1c', 'archive_unread', unpack('a 7z archive')),
  row('faces.tar.bz2', 'BZh91AY&SY', 'archive_unread', unpack('packed by bzip2')),
  row('faces.tar.xz', '\xfd7zXZ\0', 'archive_unread', unpack('packed by xz')),
  row('faces.tar.zst', '\x28\xb5\x2f\xfd', 'archive_unread', unpack('packed by Zstandard')),
  row('faces.tar', '\xfd7zXZ\0', 'archive_unread', unpack('packed by xz')),
  row('1.ppm.bz2', 'BZh91AY&SY', 'archive_unread', unpack('packed by bzip2')),
  row('faces.iso', 'nothing known', 'archive_unread', unpack('an image of a disc')),
  row('faces.dmg', '\x78\x01\x73\x0d', 'archive_unread', unpack('an image of a disc')),
  row('faces.z01', 'anything', 'archive_unread', unpack('a part of a split zip')),
  row(
    'notes.docx',
    'PK\x03\x04\x14\0',
    'not_a_photo',
    'It is a document, which is not read here, so it was left aside. If it is a list, save it as CSV.',
  ),
  row(
    'notes',
    'A text.',
    'not_a_photo',
    'It is neither a photo nor a list of pairs, so it was left aside.',
  ),
]

const LFS = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n'
const POINTER =
  'It is a pointer of Git LFS, not the file itself. Run “git lfs pull” in its repository, and bring the folder again.'
const UNFINISHED =
  'It is a download that has not ended. Let it end, or load it anew, and bring what comes of it.'
const BASE64 =
  'It holds the picture written as text (base64), as pages and programs embed it. Decode it to a file, as by “base64 --decode”, and bring that.'
const PAGE =
  'It holds a web page, not a picture: where it was loaded from sent that instead, such as an error or a login. Load the photo itself, and bring that.'
const ANSWER =
  'It holds what a server answered, not a picture, such as an error. Load the photo itself, and bring that.'
const NOTED = 'It is what a program noted of a photo beside it. Nothing is to be done.'
const ENTRY = 'It is a text or a program that goes with the files. Nothing is to be done.'
const SHORTCUT = 'It is a shortcut to a file, not the file itself. Bring what it leads to.'

/** What lies where photos are expected and holds none. */
const BESIDE: readonly Refused[] = [
  row(
    '.IMG_1.jpg.icloud',
    'bplist00',
    'not_downloaded',
    'It is a placeholder of iCloud: the photo itself is not on this machine. In Finder choose Download Now for its folder, wait, and bring the folder again.',
  ),
  ...['1.jpg', 'pairs.csv', 'pairs.txt', 'faces.zip', 'faces.bin'].map((name) =>
    row(`lfs-${name}`, LFS, 'not_downloaded', POINTER),
  ),
  row(
    'annex.jpg',
    '/annex/objects/SHA256E-s1234--4d7a.jpg',
    'not_downloaded',
    'It is a pointer of git-annex, not the file itself. Run “git annex get” in its repository, and bring the folder again.',
  ),
  row('1.jpg.crdownload', 'x', 'not_downloaded', UNFINISHED),
  row('1.jpg.part', 'x', 'not_downloaded', UNFINISHED),
  row('text.jpg', '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMC\nAgMC==', 'not_an_image', BASE64),
  row('text.png', 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB', 'not_an_image', BASE64),
  row('data.jpg', 'data:image/jpeg;base64,/9j/4AAQSkZJRg', 'not_an_image', BASE64),
  row('page.jpg', '<!DOCTYPE html>\n<html><title>404', 'not_an_image', PAGE),
  row('page.png', '\xef\xbb\xbf\n<HTML><body>', 'not_an_image', PAGE),
  row('denied.jpg', '<?xml version="1.0"?>\n<Error><Code>AccessDenied', 'not_an_image', ANSWER),
  row('denied.png', '{"error": "not found"}', 'not_an_image', ANSWER),
  row(
    'zeros.jpg',
    '\0'.repeat(2000),
    'not_an_image',
    'It begins with zeros alone, as a copy that failed leaves it. Copy it anew from where it came.',
  ),
  ...['1.jpg', 'faces.zip', 'faces.tar.gz', 'pair.npy'].map((name) =>
    row(
      `empty-${name}`,
      '',
      'empty',
      'The file is empty: 0 bytes. Copy it anew from where it came.',
    ),
  ),
  row('keep.dat', '', 'not_a_photo', 'It is empty: 0 bytes. Nothing is to be done.'),
  ...[
    'IMG_2.AAE',
    'IMG_2.xmp',
    'IMG_2.pp3',
    'IMG_2.jpg.json',
    'IMG_2.HEIC.supplemental-metada.json',
    'IMG_2.jpg.supplemental-metadata(1).json',
    'catalog.lrcat',
  ].map((name) => row(name, '{"title": "IMG_2.jpg"}', 'not_a_photo', NOTED)),
  ...['README.md', 'README', 'LICENSE', 'load.py', 'SHA256SUMS.sha256'].map((name) =>
    row(name, 'A text.', 'not_a_photo', ENTRY),
  ),
  row('photo.lnk', 'L\0\0\0', 'not_a_photo', SHORTCUT),
  row('photo.url', '[InternetShortcut]', 'not_a_photo', SHORTCUT),
  row('voice.m4a', 'x', 'not_a_photo', 'It is a recording of sound. Nothing is to be done.'),
  row('setup.exe', 'MZ', 'not_a_photo', 'It is a program. Nothing is to be done.'),
  row('Picasa.ini', 'x', 'not_a_photo', 'It is settings of a program. Nothing is to be done.'),
  row(
    'faces.db',
    'SQLite format 3\0',
    'not_a_photo',
    'It is a database. If photos are in it, save each as a file, a folder for each person.',
  ),
]

export const REFUSED: readonly Refused[] = [...PNM, ...TIFF, ...BROWSERS, ...KNOWN, ...BESIDE]
