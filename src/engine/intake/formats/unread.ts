/** Files that are known and not read, by their first bytes or their names: what each is, and what to do. */
import { kindOf } from '../paths'
import { Refusal } from '../refusal'
import { BESIDE } from './beside'
import type { Unread } from './unreadKind'

const AS_JPEG = 'Export it as JPEG, and bring that.'
const UNPACK = 'Unpack it first, and bring the folder.'
const raw = (what: string, ending: RegExp, mark?: string, at?: number): Unread => ({
  what: `${what}’s raw photo, which has to be developed before it is a picture`,
  code: 'unread_format',
  isRaw: true,
  todo: 'Export it as JPEG in the program that came with the camera, or bring the JPEG the camera saved beside it.',
  ending,
  ...(mark !== undefined && { mark }),
  ...(at !== undefined && { at }),
})
const picture = (what: string, ending: RegExp, mark?: string | RegExp, at = 0): Unread => ({
  what,
  code: 'unread_format',
  todo: AS_JPEG,
  ending,
  ...(mark !== undefined && { mark, at }),
})
const archive = (what: string, ending: RegExp, mark?: string | RegExp, at = 0): Unread => ({
  what: `${what}, which is not unpacked here`,
  code: 'archive_unread',
  todo: UNPACK,
  ending,
  ...(mark !== undefined && { mark, at }),
})
const aside = (
  what: string,
  todo: string,
  ending: RegExp,
  mark?: string | RegExp,
  at = 0,
): Unread => ({
  what,
  code: 'not_a_photo',
  todo,
  ending,
  ...(mark !== undefined && { mark, at }),
})

const FRAME = 'If you want pictures of it, save them as JPEG and bring those.'
const ARRAYS = 'Save each picture in it as a PNG, a folder for each person, and bring those.'

const UNREAD: readonly Unread[] = [
  ...BESIDE,
  raw('a Canon camera', /\.(cr2|crw)$/i, 'CR\x02', 8),
  raw('a Canon camera', /\.cr3$/i, 'ftypcrx ', 4),
  raw('a Nikon camera', /\.(nef|nrw)$/i),
  raw('a Sony camera', /\.(arw|sr2|srf)$/i),
  raw('a Fujifilm camera', /\.raf$/i, 'FUJIFILMCCD-RAW'),
  raw('an Olympus camera', /\.(orf|ori)$/i, 'IIRO'),
  raw('a Panasonic or Leica camera', /\.(rw2|rwl)$/i, 'IIU\0'),
  raw('a Sigma camera', /\.x3f$/i, 'FOVb'),
  raw('a Minolta camera', /\.mrw$/i, '\0MRM'),
  raw('a camera', /\.(dng|raw|pef|srw|3fr|fff|iiq|mef|mos|erf|kdc|dcr|k25|gpr)$/i),
  picture('a Photoshop picture', /\.ps[db]$/i, '8BPS'),
  picture('a JPEG XL', /\.jxl$/i, /^(\xff\x0a|\0\0\0\x0cJXL )/),
  picture(
    'a JPEG 2000',
    /\.(jp2|j2k|jpf|jpx|jpm|j2c|jpc)$/i,
    /^(\xff\x4f\xff\x51|\0\0\0\x0cjP {2})/,
  ),
  picture('a JPEG XR', /\.(jxr|wdp|hdp)$/i, 'II\xbc\x01'),
  picture('a JPEG-LS', /\.jls$/i, '\xff\xd8\xff\xf7'),
  picture(
    'an SVG drawing',
    /\.svgz?$/i,
    /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)?(<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/,
  ),
  picture('a PDF', /\.pdf$/i, '%PDF-'),
  picture('a PostScript drawing', /\.(e?ps|ai)$/i, /^(%!PS|\xc5\xd0\xd3\xc6)/),
  picture('an OpenEXR picture', /\.exr$/i, 'v/1\x01'),
  picture('a Radiance picture', /\.hdr$/i, /^#\?(RADIANCE|RGBE)/),
  picture('a DICOM picture', /\.(dcm|dicom)$/i, 'DICM', 128),
  picture('a FITS picture', /\.(fits?|fts)$/i, 'SIMPLE  ='),
  picture('a DirectDraw surface', /\.dds$/i, 'DDS '),
  picture('a GIMP picture', /\.xcf$/i, 'gimp xcf'),
  picture('a Krita or OpenRaster picture', /\.(kra|ora)$/i),
  picture('a PCX', /\.pcx$/i, /^\x0a[\0\x02-\x05]\x01[\x01\x02\x04\x08]/),
  picture('a Sun raster', /\.(ras|sun)$/i, '\x59\xa6\x6a\x95'),
  picture('an SGI picture', /\.(sgi|rgba?|bw)$/i, /^\x01\xda[\0\x01][\x01\x02]/),
  picture('a Targa picture', /\.(tga|icb|vda|vst)$/i),
  picture('an X bitmap', /\.x[bp]m$/i, /^(\/\* XPM \*\/|#define \S+_width)/),
  picture('a BPG', /\.bpg$/i, 'BPG\xfb'),
  picture('a FLIF', /\.flif$/i, 'FLIF'),
  picture('a QOI', /\.qoi$/i, 'qoif'),
  picture('a DjVu scan', /\.djvu?$/i, 'AT&TFORM'),
  picture('a Windows metafile', /\.(emf|wmf)$/i, '\xd7\xcd\xc6\x9a'),
  picture('an Apple icon', /\.icns$/i, /^icns/),
  picture('a Windows cursor', /\.cur$/i, /^\0\0\x02\0[^\0]\0/),
  archive('a 7z archive', /\.7z(\.\d+)?$/i, '7z\xbc\xaf\x27\x1c'),
  archive('a RAR archive', /\.(rar|r\d\d)$/i, 'Rar!\x1a\x07'),
  archive('packed by bzip2', /\.(bz2?|tbz2?)$/i, /^BZh[1-9]1AY&SY/),
  archive('packed by xz', /\.(xz|txz)$/i, '\xfd7zXZ\0'),
  archive('packed by Zstandard', /\.(t?zst)$/i, '\x28\xb5\x2f\xfd'),
  archive('packed by LZ4', /\.lz4$/i, '\x04\x22\x4d\x18'),
  archive('packed by lzip', /\.(lz|tlz)$/i, 'LZIP'),
  archive('packed by LZMA', /\.lzma$/i, /^\x5d\0\0[\0-\xff]{2}\xff{8}/),
  archive('packed by compress', /\.(z|taz)$/i, '\x1f\x9d'),
  archive('packed by Brotli', /\.br$/i),
  archive('a cabinet', /\.cab$/i, 'MSCF'),
  archive('an image of a disc', /\.(iso|img)$/i),
  archive('an image of a disc', /\.dmg$/i),
  archive('an LHA archive', /\.(lzh|lha)$/i, /^..-lh[0-9d]-/),
  archive('an ARJ archive', /\.arj$/i, '\x60\xea'),
  archive('an ACE archive', /\.ace$/i, '**ACE**', 7),
  archive('a StuffIt archive', /\.sitx?$/i, /^(SIT!|StuffIt)/),
  archive('a cpio archive', /\.cpio$/i, /^(07070[127]|\xc7\x71|\x71\xc7)/),
  archive('an ar archive', /\.(a|ar|deb)$/i, '!<arch>\n'),
  archive('a part of a split zip', /\.(z\d\d|zip\.\d{3}|zx\d\d)$/i),
  archive('a part of a split archive', /\.(part\d+|(tar|t?gz|rar)\.\d{3})$/i),
  aside('a video', FRAME, /\.(mp4|m4v|mov|qt|3gpp?|3g2)$/i, /^(ftyp|moov|mdat|wide|pnot)/, 4),
  aside('a video', FRAME, /\.(mkv|webm)$/i, '\x1a\x45\xdf\xa3'),
  aside('a video', FRAME, /\.(avi|divx)$/i, /^RIFF[^]{4}AVI /),
  aside('a video', FRAME, /\.(mpe?g|m1v|m2v|vob|mts|m2ts)$/i, /^\0\0\x01[\xba\xb3]/),
  aside('a video', FRAME, /\.(wmv|asf|flv|ogv|rm|mxf)$/i, /^(\x30\x26\xb2\x75|FLV\x01|\.RMF)/),
  aside(
    'arrays in a file of their own kind',
    ARRAYS,
    /\.(npz|mat|h5|hdf5?|pkl|pickle|pt|pth|parquet|tfrecords?|arrow|feather|lmdb|mdb|rec|rds|rdata|joblib|msgpack)$/i,
    /^(\x89HDF\r\n|MATLAB 5\.0|PAR1|ARROW1)/,
  ),
]

const fits = ({ mark, at = 0 }: Unread, text: string) =>
  typeof mark === 'string' ? text.startsWith(mark, at) : (mark?.test(text.slice(at)) ?? false)

/** Bytes that are enough to know a file by. */
export const HEAD_BYTES = 560

/** What a file is by its first bytes, as a refusal; null where they are not known here. */
export function unreadByBytes(bytes: Uint8Array): Refusal | null {
  const text = Array.from(bytes.subarray(0, HEAD_BYTES), (byte) => String.fromCharCode(byte)).join(
    '',
  )
  const known = UNREAD.find((each) => each.mark !== undefined && fits(each, text))
  return known ? refusal(known) : null
}

/** What stands in the place of a file that is elsewhere, whatever its name; null where nothing does. */
export function pointerIn(bytes: Uint8Array): Refusal | null {
  const found = unreadByBytes(bytes)
  return found?.code === 'not_downloaded' ? found : null
}

/** What a file is by the ending of its name, as a refusal; null where that is not known here. */
export const unreadByName = (path: string): Refusal | null => byName(path, () => true)

/** The same for raw photos of cameras alone, many of which begin as TIFFs. */
export const rawByName = (path: string): Refusal | null =>
  byName(path, ({ isRaw }) => isRaw === true)

function byName(path: string, isMeant: (each: Unread) => boolean): Refusal | null {
  if (kindOf(path) !== 'other') return null
  const known = UNREAD.find((each) => isMeant(each) && each.ending?.test(path))
  return known ? refusal(known) : null
}

const refusal = ({ what, code, todo }: Unread) => new Refusal(code, `It is ${what}. ${todo}`)
