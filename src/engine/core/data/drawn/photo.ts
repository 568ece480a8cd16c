/** What differs from one photo of a person to the next: clothes, accessories, pose, and light. */
import { svgsIndex, type FaceConfig } from 'facesjs'
import { createDraws } from './draws'
import type { Person } from './people'

export interface Photo {
  readonly face: FaceConfig
  readonly pose: Pose
  readonly light: Light
  /** Colour behind the head. */
  readonly background: string
}

interface Pose {
  /** Degrees, clockwise. */
  readonly turn: number
  /** Degrees of a shear sideways. */
  readonly lean: number
  readonly scale: number
  /** As shares of the image's side. */
  readonly right: number
  readonly down: number
}

export interface Light {
  /** Factors of red, green and blue. */
  readonly gain: readonly [number, number, number]
  /** Exponent of a pixel as a share of white. */
  readonly gamma: number
  /** How much brighter the lit edge is than the middle, as a share, and where it is, in radians. */
  readonly side: number
  readonly angle: number
  /** Standard deviation of the noise, in levels of 256. */
  readonly noise: number
  /** Key of the noise. */
  readonly key: number
}

const NAMES = [
  'jersey',
  'primary',
  'secondary',
  'accent',
  'background',
  'glassy',
  'glasses',
  'covered',
  'accessories',
  'eyeAngle',
  'browAngle',
  'smileSize',
  'turn',
  'lean',
  'scale',
  'right',
  'down',
  'brightness',
  'red',
  'blue',
  'gamma',
  'side',
  'angle',
  'noise',
] as const

const GLASSES = svgsIndex.glasses.filter((id) => id !== 'none' && id !== 'facemask')
const COVERS = svgsIndex.accessories.filter((id) => id !== 'none' && id !== 'santa-hat')
const CLOTHES = [
  '#89bfd3',
  '#7a1319',
  '#07364f',
  '#e6b422',
  '#3d6b35',
  '#d8d8d8',
  '#5b3a7d',
  '#222',
]
const BACKGROUNDS = [
  '#c9d3da',
  '#8fa3ad',
  '#e8e2d4',
  '#72808a',
  '#b7c4a1',
  '#d9b8a0',
  '#6d7fa3',
  '#7a6a5c',
]

/** @param place of the photo among the person's */
export function photoOf(person: Person, seed: number, identity: number, place: number): Photo {
  const draws = createDraws(NAMES, seed, 'photos', identity, place)
  const about = (name: (typeof NAMES)[number], spread: number) =>
    draws.between(name, -spread, spread)
  const brightness = draws.between('brightness', 0.7, 1.15)
  return {
    face: {
      ...person,
      teamColors: [
        draws.of('primary', CLOTHES),
        draws.of('secondary', CLOTHES),
        draws.of('accent', CLOTHES),
      ],
      jersey: { id: draws.of('jersey', svgsIndex.jersey) },
      glasses: { id: draws.chance('glassy', 0.2) ? draws.of('glasses', GLASSES) : 'none' },
      accessories: { id: draws.chance('covered', 0.2) ? draws.of('accessories', COVERS) : 'none' },
      eye: { ...person.eye, angle: person.eye.angle + about('eyeAngle', 3) },
      eyebrow: { ...person.eyebrow, angle: person.eyebrow.angle + about('browAngle', 6) },
      smileLine: { ...person.smileLine, size: person.smileLine.size + about('smileSize', 0.25) },
      // facesjs puts shorter hair under a hat in place.
      hair: { ...person.hair },
    },
    pose: {
      turn: about('turn', 10),
      lean: about('lean', 5),
      scale: draws.between('scale', 0.85, 1.1),
      right: about('right', 0.06),
      down: about('down', 0.06),
    },
    light: {
      gain: [
        brightness * (1 + about('red', 0.1)),
        brightness,
        brightness * (1 + about('blue', 0.1)),
      ],
      gamma: draws.between('gamma', 0.85, 1.2),
      side: draws.between('side', 0, 0.35),
      angle: about('angle', Math.PI),
      noise: draws.between('noise', 2, 10),
      key: draws.key,
    },
    background: draws.of('background', BACKGROUNDS),
  }
}
