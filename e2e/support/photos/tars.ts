/** Tars as several programs write them, good ones and traps. */
import { gzipSync } from 'node:zlib'
import { sample, type SampleFile } from './files'

export interface TarEntry {
  readonly path: string
  readonly bytes?: Uint8Array
  /** '0' file, '1' hard link, '2' symbolic link, '3' device, '5' folder, 'S' with holes. */
  readonly type?: string
  readonly link?: string
  /** How a name longer than 100 bytes is told; short ones need none. */
  readonly long?: 'ustar' | 'gnu' | 'pax'
  readonly encoding?: BufferEncoding
  /** In place of the true one. */
  readonly size?: number
  /** A tar of before 1988, without “ustar”. */
  readonly isOld?: boolean
}

const filled = (bytes: Uint8Array) =>
  Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)])

function header(entry: TarEntry, name: string, folders = ''): Buffer {
  const { bytes, type = '0', link = '', encoding = 'utf8', isOld } = entry
  const made = Buffer.alloc(512)
  made.write(name, 0, 100, encoding)
  made.write('0000644\0', 100)
  made.write('0000000\0', 108)
  made.write('0000000\0', 116)
  const size = entry.size ?? bytes?.length ?? 0
  if (size < 8 ** 11) made.write(`${size.toString(8).padStart(11, '0')} `, 124)
  else {
    made[124] = 0x80
    made.writeBigUInt64BE(BigInt(size), 128)
  }
  made.write('00000000000 ', 136)
  made.write(isOld ? '\0' : type, 156)
  made.write(link, 157, 100)
  if (!isOld) made.write(entry.long === 'gnu' ? 'ustar  \0' : 'ustar\u000000', 257, 'latin1')
  made.write(folders, 345, 155)
  made.fill(32, 148, 156)
  const sum = made.reduce((total, byte) => total + byte, 0)
  made.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return made
}

const paxLine = (key: string, value: string) => {
  const rest = ` ${key}=${value}\n`
  let length = Buffer.byteLength(rest)
  while (Buffer.byteLength(`${length}${rest}`) !== length) length++
  return `${length}${rest}`
}

function entryOf(entry: TarEntry): Buffer {
  const { path, bytes = new Uint8Array(0), long } = entry
  const about = (type: string, text: string, name: string) =>
    Buffer.concat([
      header({ path: name, bytes: Buffer.from(text), type, ...(long && { long }) }, name),
      filled(Buffer.from(text)),
    ])
  const body = filled(bytes)
  if (long === 'pax')
    return Buffer.concat([
      about('x', paxLine('mtime', '1.5') + paxLine('path', path), 'PaxHeaders/x'),
      header(entry, path.slice(-90)),
      body,
    ])
  if (long === 'gnu')
    return Buffer.concat([
      about('L', `${path}\0`, '././@LongLink'),
      header(entry, path.slice(0, 100)),
      body,
    ])
  const cut = path.lastIndexOf('/')
  return long === 'ustar'
    ? Buffer.concat([header(entry, path.slice(cut + 1), path.slice(0, cut)), body])
    : Buffer.concat([header(entry, path), body])
}

export function tarOf(path: string, entries: readonly TarEntry[], hasEnd = true): SampleFile {
  return sample(path, Buffer.concat([...entries.map(entryOf), Buffer.alloc(hasEnd ? 1024 : 0)]))
}

export const gzipped = (path: string, { bytes }: { readonly bytes: Uint8Array }): SampleFile =>
  sample(path, gzipSync(bytes))
