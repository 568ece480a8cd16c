/**
 * Whether a HEIC's pixels are damaged, as far as that shows without decoding: decoders draw something in the
 * place of what they cannot read, and say nothing. The coded data of the picture that is shown, or of its
 * tiles, are units that state their lengths (ISO 14496-15) and in which some bytes never stand (ITU-T H.265,
 * 7.4.2): not three zeros, as a gap in a copy has them. Bytes that are merely wrong are not found.
 */

/** Where an item's bytes lie in the file; null where they are not in it as such. */
type Extents = readonly (readonly [from: number, to: number])[]

/** Why its pixels cannot be right; null where nothing speaks against them. */
export function heicDamage(bytes: Uint8Array): string | null {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (const extents of shownItems(view)) {
      if (extents.some(([, to]) => to > bytes.length)) return 'its pixels lie beyond its end'
      const whole = joined(bytes, extents)
      if (!unitsAreSound(whole)) return 'its coded pixels hold what no coded picture does'
    }
    return null
  } catch (thrown) {
    // What is no such container the decoder tells.
    if (thrown instanceof RangeError) return null
    throw thrown
  }
}

function joined(bytes: Uint8Array, extents: Extents): Uint8Array {
  const parts = extents.map(([from, to]) => bytes.subarray(from, to))
  if (parts.length === 1) return parts[0]!
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Units one after the other to the very end, each with its length in four bytes before it. */
function unitsAreSound(item: Uint8Array): boolean {
  const view = new DataView(item.buffer, item.byteOffset, item.byteLength)
  let at = 0
  while (at + 4 <= item.length) {
    const [from, to] = [at + 4, at + 4 + view.getUint32(at)]
    if (to < from + 2 || to > item.length || !unitIsSound(item.subarray(from, to))) return false
    at = to
  }
  return at === item.length
}

function unitIsSound(unit: Uint8Array): boolean {
  // A bit that is 0, and a layer in time, counted from 1.
  if ((unit[0]! & 0x80) !== 0 || (unit[1]! & 7) === 0) return false
  for (let i = 2; i < unit.length; i++)
    if (unit[i]! <= 2 && unit[i - 1] === 0 && unit[i - 2] === 0) return false
  return true
}

interface Box {
  readonly type: string
  /** Of what is in it. */
  readonly from: number
  readonly to: number
}

function boxesIn(view: DataView, from: number, to: number): readonly Box[] {
  const boxes: Box[] = []
  for (let at = from; at + 8 <= to;) {
    const stated = view.getUint32(at)
    const isLong = stated === 1
    const length = isLong ? Number(view.getBigUint64(at + 8)) : stated === 0 ? to - at : stated
    if (length < 8) break
    boxes.push({ type: fourAt(view, at + 4), from: at + (isLong ? 16 : 8), to: at + length })
    at += length
  }
  return boxes
}

const fourAt = (view: DataView, at: number) =>
  String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)))
const wordAt = (view: DataView, at: number, isLong: boolean) =>
  isLong ? view.getUint32(at) : view.getUint16(at)

/** Of the picture that is shown, or of the tiles it is made of, where they are coded by HEVC. */
function shownItems(view: DataView): readonly Extents[] {
  const meta = boxesIn(view, 0, view.byteLength).find(({ type }) => type === 'meta')
  if (!meta) return []
  // The version and flags of a full box come first, here and below.
  const boxes = new Map(boxesIn(view, meta.from + 4, meta.to).map((box) => [box.type, box]))
  const [pitm, iinf, iloc] = ['pitm', 'iinf', 'iloc'].map((type) => boxes.get(type))
  if (!pitm || !iinf || !iloc || !lengthsAreUsual(view, boxes.get('iprp'))) return []
  const shown = wordAt(view, pitm.from + 4, view.getUint8(pitm.from) > 0)
  const coded = codedItems(view, iinf)
  const iref = boxes.get('iref')
  const places = placesOf(view, iloc)
  return [shown, ...(iref ? tilesOf(view, iref, shown) : [])]
    .filter((item) => coded.has(item))
    .flatMap((item) => [places.get(item) ?? []])
}

/** Whether units state their lengths in four bytes, as all do in practice. */
function lengthsAreUsual(view: DataView, iprp: Box | undefined): boolean {
  if (!iprp) return false
  const ipco = boxesIn(view, iprp.from, iprp.to).find(({ type }) => type === 'ipco')
  const all = ipco ? boxesIn(view, ipco.from, ipco.to) : []
  return all.every(({ type, from }) => type !== 'hvcC' || (view.getUint8(from + 21) & 3) === 3)
}

/** The numbers of items coded by HEVC. */
function codedItems(view: DataView, iinf: Box): ReadonlySet<number> {
  const start = iinf.from + 4 + (view.getUint8(iinf.from) === 0 ? 2 : 4)
  const coded = new Set<number>()
  for (const { type, from } of boxesIn(view, start, iinf.to)) {
    const version = view.getUint8(from)
    if (type !== 'infe' || version < 2) continue
    const isLong = version > 2
    if (fourAt(view, from + (isLong ? 10 : 8)) === 'hvc1') coded.add(wordAt(view, from + 4, isLong))
  }
  return coded
}

/** The items that a picture is derived from. */
function tilesOf(view: DataView, iref: Box, picture: number): readonly number[] {
  const isLong = view.getUint8(iref.from) > 0
  const each = isLong ? 4 : 2
  return boxesIn(view, iref.from + 4, iref.to)
    .filter(({ type, from }) => type === 'dimg' && wordAt(view, from, isLong) === picture)
    .flatMap(({ from }) =>
      Array.from({ length: view.getUint16(from + each) }, (_, i) =>
        wordAt(view, from + each + 2 + i * each, isLong),
      ),
    )
}

function placesOf(view: DataView, iloc: Box): ReadonlyMap<number, Extents> {
  const version = view.getUint8(iloc.from)
  const sizes = view.getUint16(iloc.from + 4)
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15]
  const indexSize = version === 0 ? 0 : sizes & 15
  let at = iloc.from + 6
  const next = (size: number) => {
    let value = 0
    for (let i = 0; i < size; i++) value = value * 256 + view.getUint8(at + i)
    at += size
    return value
  }
  const count = next(version < 2 ? 2 : 4)
  const places = new Map<number, Extents>()
  for (let i = 0; i < count; i++) {
    const item = next(version < 2 ? 2 : 4)
    const method = version === 0 ? 0 : next(2) & 15
    next(2)
    const base = next(baseSize)
    const extents = Array.from({ length: next(2) }, () => {
      next(indexSize)
      const from = base + next(offsetSize)
      return [from, from + next(lengthSize)] as const
    })
    // Those within the description, or made of others, are small.
    if (method === 0 && lengthSize > 0) places.set(item, extents)
  }
  return places
}
