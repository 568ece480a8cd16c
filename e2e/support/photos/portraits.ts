/**
 * Portraits for tests: not faces, but like photos of them. A person has colours and proportions of
 * their own; each take has another pose, light and background, and grain.
 */
import sharp from 'sharp'

export type PortraitFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif'

export interface Portrait {
  readonly person: number
  readonly take: number
  readonly side?: number
  readonly format?: PortraitFormat
}

/** A number from 0 to 1 of its own for each seed and place. */
export function chance(seed: number, place: number): number {
  let h = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(place + 1, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39)
  return ((h ^ (h >>> 15)) >>> 0) / 2 ** 32
}

/** The raw pixels of a portrait, RGB. */
export async function portraitPixels({ person, take, side = 96 }: Portrait): Promise<Buffer> {
  const drawn = await sharp(Buffer.from(svgOf(person, take, side)))
    .removeAlpha()
    .raw()
    .toBuffer()
  const light = 0.8 + 0.4 * chance(take, 77 + person)
  for (let i = 0; i < drawn.length; i++) {
    const grain = (chance(person * 1009 + take, i) - 0.5) * 24
    drawn[i] = Math.max(0, Math.min(255, drawn[i]! * light + grain))
  }
  return drawn
}

export async function portrait(of: Portrait): Promise<Buffer> {
  const side = of.side ?? 96
  const raw = { width: side, height: side, channels: 3 } as const
  const image = sharp(await portraitPixels(of), { raw })
  return image.toFormat(of.format ?? 'jpeg', { quality: 90 }).toBuffer()
}

function svgOf(person: number, take: number, side: number): string {
  const own = (place: number) => chance(person, place)
  const now = (place: number) => chance(take * 31 + person * 7, 100 + place)
  const colour = (value: number, lightness: number) =>
    `hsl(${Math.round(value * 360)},45%,${lightness}%)`
  const x = 50 + 16 * (now(0) - 0.5)
  const y = 52 + 14 * (now(1) - 0.5)
  const turn = Math.round(24 * (now(2) - 0.5))
  const wide = 20 + 12 * own(1)
  const eyes = 7 + 5 * own(2)
  const mouth = 4 + 9 * own(3)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 100 100">
  <defs><linearGradient id="g" x2="${now(3)}" y2="${now(4)}"><stop stop-color="${colour(now(5), 30)}"/><stop offset="1" stop-color="${colour(now(6), 75)}"/></linearGradient></defs>
  <rect width="100" height="100" fill="url(#g)"/>
  <g transform="rotate(${turn} ${x} ${y})">
    <ellipse cx="${x}" cy="${y - 8}" rx="${wide + 6}" ry="36" fill="${colour(own(4), 15 + 40 * own(5))}"/>
    <ellipse cx="${x}" cy="${y}" rx="${wide}" ry="30" fill="${colour(0.06, 35 + 45 * own(6))}"/>
    <circle cx="${x - eyes}" cy="${y - 5}" r="3.5" fill="#222"/><circle cx="${x + eyes}" cy="${y - 5}" r="3.5" fill="#222"/>
    <rect x="${x - mouth}" y="${y + 14}" width="${2 * mouth}" height="${2 + 3 * now(7)}" fill="#922"/>
    <rect x="${x - 1.5 - own(7)}" y="${y - 2}" width="${3 + 2 * own(7)}" height="${8 + 5 * own(8)}" fill="#543"/>
  </g></svg>`
}
