/** Who is enrolled with a verifier, between the file, where photos are text, and the page. Pure. */
import { fromBase64, toBase64 } from '../domain/base64'
import type { FoundNetwork } from '../domain/foundNetwork'
import type { Verifier, VerifierPerson } from '../domain/verifier'
import type { EnrolledPerson } from './networksDatabase'

/** Side and channels that its pictures are kept in. */
export const pictureSize = ({ pictures, input }: Verifier) =>
  pictures ?? { side: input.size, channels: input.channels }

/** Who came with the file; photos that are not of its size are left out. */
export function peopleIn({ verifier }: Pick<FoundNetwork, 'verifier'>): readonly EnrolledPerson[] {
  if (verifier === null) return []
  const { side, channels } = pictureSize(verifier)
  return (verifier.people ?? []).flatMap(({ name, photos }) => {
    const whole = photos.flatMap((photo) => {
      const pixels = bytesOf(photo.pixels)
      return pixels?.length === side * side * channels ? [{ name: photo.name, pixels }] : []
    })
    return whole.length === 0 ? [] : [{ name, photos: whole }]
  })
}

function bytesOf(text: string) {
  try {
    return fromBase64(text)
  } catch {
    return null
  }
}

export const asText = (people: readonly EnrolledPerson[]): readonly VerifierPerson[] =>
  people.map(({ name, photos }) => ({
    name,
    photos: photos.map((photo) => ({ name: photo.name, pixels: toBase64(photo.pixels) })),
  }))
