/** The drawn demo faces: how many, and the facts of the set, which are the same for every seed. */
import { CENTRE_CROP } from './intake'
import type { PhotoSet } from './photoSet'

export const FACE_IDENTITIES = 80
export const FACES_EACH = 12
/** Side they are drawn at, in pixels, in colour. */
export const FACE_SIDE = 64

/** The set of drawn faces, of whatever seed; image i is of person ⌊i / FACES_EACH⌋. */
export const DRAWN_FACES: PhotoSet = drawnFaces()

function drawnFaces(): PhotoSet {
  const count = FACE_IDENTITIES * FACES_EACH
  const name = (identity: number) => `face_${String(identity + 1).padStart(3, '0')}`
  const identityOf = Int32Array.from({ length: count }, (_, i) => Math.floor(i / FACES_EACH))
  return {
    version: 1,
    id: 'drawn',
    name: 'Drawn faces',
    kind: 'people',
    side: FACE_SIDE,
    channels: 3,
    crop: CENTRE_CROP,
    identities: Array.from({ length: FACE_IDENTITIES }, (_, identity) => name(identity)),
    identityOf,
    groupOf: Int32Array.from({ length: count }, (_, i) => i),
    paths: Array.from(identityOf, (identity, i) => {
      const place = String((i % FACES_EACH) + 1).padStart(2, '0')
      return `${name(identity)}/${name(identity)}_${place}.png`
    }),
    list: null,
  }
}
