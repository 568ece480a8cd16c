/** What a file is by its first bytes, whatever its name promises, and by its name where they are silent. */
import { isTarHeader } from './archives/tar'
import { pointerIn, rawByName, unreadByBytes, unreadByName } from './formats/unread'
import { formatOf } from './imageFormat'
import { kindOf, type Kind } from './paths'
import type { Refusal } from './refusal'

export type ArchiveKind = 'zip' | 'tar' | 'gzip'

export function archiveOf(head: Uint8Array): ArchiveKind | null {
  const [a, b, c, d] = head
  // The first entry, the end of an empty zip, or the mark of one in parts.
  if (a === 0x50 && b === 0x4b && [0x0304, 0x0506, 0x0708].includes(c! * 256 + d!)) return 'zip'
  if (a === 0x1f && b === 0x8b) return 'gzip'
  return isTarHeader(head.subarray(0, 512)) ? 'tar' : null
}

/** A kind, or the refusal of a file that is known and not read here. */
export function kindOfFile(path: string, head: Uint8Array): Kind | Refusal {
  const named = kindOf(path)
  if ((named === 'text' || named === 'table') && isText(head)) return pointerIn(head) ?? named
  if (archiveOf(head)) {
    if (ZIPS_BY_ANOTHER_NAME.test(path)) return 'other'
    return (named === 'other' && unreadByName(path)) || 'archive'
  }
  const format = formatOf(head)
  // A camera's raw photo is a TIFF of its own kind.
  if (format === 'tiff') return unreadByBytes(head) ?? rawByName(path) ?? 'photo'
  if (format) return 'photo'
  if (isNpy(head)) return 'npy'
  const unread = unreadByBytes(head)
  if (unread) return unread
  return named === 'other' ? (unreadByName(path) ?? named) : named
}

/** Documents, programs and books that nobody means to have unpacked. */
const ZIPS_BY_ANOTHER_NAME =
  /\.(docx|xlsx|pptx|od[tsp]|pages|numbers|key|apk|jar|whl|xpi|ipa|epub|cbz|kmz)$/i

const isText = (head: Uint8Array) => head.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13))

const isNpy = (head: Uint8Array) => head[0] === 0x93 && head[1] === 0x4e && head[2] === 0x55
