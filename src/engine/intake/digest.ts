/** Fingerprints: of files and images, to find equal ones, and of a set, to name it. */
import type { PhotoSet } from '../../domain/photoSet'

export type Facts = Pick<
  PhotoSet,
  'kind' | 'side' | 'channels' | 'crop' | 'identities' | 'identityOf' | 'forgeryOf' | 'list'
>

/** SHA-256, in hexadecimal. */
export async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The id of a set: of the fingerprints of its images and of its facts, its name apart. */
export async function idOf(images: readonly string[], facts: Facts): Promise<string> {
  const { kind, side, channels, crop, identities, identityOf, forgeryOf, list } = facts
  const text = JSON.stringify([
    [side, channels, crop.zoom, crop.x, crop.y],
    images,
    identities,
    Array.from(identityOf),
    list && [list.a, list.b, list.same, list.foldOf].map((numbers) => Array.from(numbers)),
    list?.folds,
    // As it was before there were kinds, so that ids of sets of people stay.
    ...(kind === 'people' ? [] : [kind]),
    ...(forgeryOf === undefined ? [] : [Array.from(forgeryOf)]),
  ])
  return (await digestOf(new TextEncoder().encode(text))).slice(0, 12)
}
