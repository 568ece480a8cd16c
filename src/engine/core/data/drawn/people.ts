/**
 * Who is drawn: what stays the same in every photo of a person. Complexions and colours of hair are
 * few, so that many share them; shapes tell people apart.
 */
import { svgsIndex, type FaceConfig, type Feature } from 'facesjs'
import { createDraws, type Draws } from './draws'

/** What a person keeps; what facesjs wants beside it is of the photo. */
export type Person = Omit<FaceConfig, 'teamColors' | 'jersey' | 'glasses' | 'accessories'>

/** Colours of skin, each with the colours of hair that go with it. */
const COMPLEXIONS = [
  { skin: '#f2d6cb', hair: ['#272421', '#5a3825', '#cc9966', '#b55239'] },
  { skin: '#ddb7a0', hair: ['#272421', '#5a3825', '#cc9966'] },
  { skin: '#f0c5a3', hair: ['#272421', '#3d2314'] },
  { skin: '#bb876f', hair: ['#272421', '#3d2314'] },
  { skin: '#74453d', hair: ['#272421'] },
] as const

/** Features by which any two people differ in at least DIFFERENCES. */
export const TELLING = ['head', 'eye', 'eyebrow', 'nose', 'mouth', 'hair'] as const
export const DIFFERENCES = 5

const NAMES = [
  'woman',
  'complexion',
  'hairColour',
  'fatness',
  'bodySize',
  'earSize',
  'noseSize',
  'smileSize',
  'eyeAngle',
  'browAngle',
  'hairFlip',
  'mouthFlip',
  'noseFlip',
  'bearded',
  'longHaired',
  'smiling',
  'marked',
  'lined',
  'head',
  'eye',
  'eyebrow',
  'nose',
  'mouth',
  'hair',
  'ear',
  'body',
  'hairBg',
  'facialHair',
  'smileLine',
  'miscLine',
  'eyeLine',
] as const

/** A nose that would leave the face. */
const ODD = ['pinocchio', 'nose4', 'none']

/** People of a seed, any two of them different in most of what tells people apart. */
export function peopleOf(seed: number, count: number): readonly Person[] {
  const people: Person[] = []
  for (let attempt = 0; people.length < count; attempt++) {
    const person = personOf(createDraws(NAMES, seed, 'people', attempt))
    if (people.every((other) => differences(person, other) >= DIFFERENCES)) people.push(person)
  }
  return people
}

/** In how many of the telling features two people differ. */
export function differences(one: Person, two: Person): number {
  return TELLING.filter((feature) => one[feature].id !== two[feature].id).length
}

function personOf(draws: Draws<(typeof NAMES)[number]>): Person {
  const woman = draws.chance('woman', 0.5)
  const complexion = draws.of('complexion', COMPLEXIONS)
  const id = (feature: Feature & (typeof NAMES)[number]) =>
    draws.of(feature, shapes(feature, woman))
  const perhaps = (when: boolean, feature: Parameters<typeof id>[0]) =>
    when ? id(feature) : 'none'
  return {
    fatness: draws.between('fatness', 0, woman ? 0.5 : 1),
    body: {
      id: id('body'),
      color: complexion.skin,
      size: draws.between('bodySize', 0.85, 1.05),
    },
    head: { id: id('head'), shave: 'rgba(0,0,0,0)' },
    ear: { id: id('ear'), size: draws.between('earSize', 0.5, woman ? 1 : 1.5) },
    eye: { id: id('eye'), angle: draws.between('eyeAngle', -10, 15) },
    eyebrow: { id: id('eyebrow'), angle: draws.between('browAngle', -15, 20) },
    nose: {
      id: id('nose'),
      size: draws.between('noseSize', 0.6, 1.2),
      flip: draws.chance('noseFlip', 0.5),
    },
    mouth: { id: id('mouth'), flip: draws.chance('mouthFlip', 0.5) },
    hair: {
      id: id('hair'),
      color: draws.of('hairColour', complexion.hair),
      flip: draws.chance('hairFlip', 0.5),
    },
    hairBg: { id: perhaps(draws.chance('longHaired', woman ? 0.7 : 0.1), 'hairBg') },
    facialHair: { id: perhaps(!woman && draws.chance('bearded', 0.5), 'facialHair') },
    smileLine: {
      id: perhaps(draws.chance('smiling', 0.4), 'smileLine'),
      size: draws.between('smileSize', 0.5, 2),
    },
    miscLine: { id: perhaps(draws.chance('marked', 0.4), 'miscLine') },
    eyeLine: { id: perhaps(draws.chance('lined', 0.4), 'eyeLine') },
  }
}

/** Shapes of a feature; where some are named for women, the others are for men. */
function shapes(feature: Feature, woman: boolean): readonly string[] {
  const all = svgsIndex[feature].filter((id) => !ODD.includes(id))
  const own = all.filter((id) => id.startsWith('female') === woman)
  // Heads for women are but three.
  return own.length === 0 || (feature === 'head' && woman) ? all : own
}
