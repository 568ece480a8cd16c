/** Squares that photos were given by hand: which are to be cut, and the pixels that came of it. */
import type { Crop } from '../domain/intake'
import type { OwnCut } from '../domain/people/pixels'
import type { PhotoDraft } from '../domain/photoDraft'
import type { Cut } from '../engine'
import type { PeopleEdits } from './peopleEditor'

const keyOf = (path: string, { zoom, x, y }: Crop) => `${zoom} ${x} ${y} ${path}`

/** All cuts of edits, done and undone, each once, of photos that a draft has. */
export function cutsWanted(edits: PeopleEdits, { paths }: PhotoDraft): readonly Cut[] {
  const { draft, now, past, future } = edits
  const there = new Set(paths)
  const wanted = new Map<string, Cut>()
  for (const { cuts } of [now, ...[...past, ...future].map(({ before }) => before)])
    for (const [image, { crop }] of cuts) {
      const path = draft.paths[image] ?? ''
      if (there.has(path)) wanted.set(keyOf(path, crop), { path, crop })
    }
  return [...wanted.values()]
}

/** What cuts came to, each as a part of one Blob. */
export function pixelsEach(cuts: readonly Cut[], pixels: Uint8Array<ArrayBuffer>) {
  const all = new Blob([pixels])
  const each = pixels.length / cuts.length
  const made = new Map<string, OwnCut>()
  cuts.forEach(({ path, crop }, i) =>
    made.set(keyOf(path, crop), { crop, pixels: all.slice(i * each, (i + 1) * each) }),
  )
  return { get: (path: string, crop: Crop): OwnCut | null => made.get(keyOf(path, crop)) ?? null }
}
