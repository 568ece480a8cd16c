/**
 * Left and right of one person: views of a face, but classes of their own among eyes, palms and fingers,
 * no two of which are alike even on one person. So each person's sides are told apart where words tell of
 * such a set, and offered where the sides are all that tells photos of a number apart.
 */
import { folderOf } from '../paths'
import type { Way } from './folders'
import { bareName } from './names'
import { relationOf, shapeOf, shareOf } from './partition'
import { wordsOf } from './words'

const OF_BODY =
  /^(eyes?|iris|irises|irisv\d|palms?|palmprints?|fingers?|fingerprints?|fingerveins?|veins?|hands?|knuckles?|thumb|index|mmu|ubiris|sdumla|socofing|iitd|polyu)$/i
const FINGER = /^(thumb|index|fore|middle|ring|little|pinky)$/i

/** The ways with each person's sides told apart: before the others where words tell of eyes, palms or fingers. */
export function withSides(
  ways: readonly Way[],
  paths: readonly string[],
  above: string,
): readonly Way[] {
  const sides = paths.map(sideOf)
  const [best] = ways
  if (best === undefined || shapeOf(sides).covered < 0.9 || shapeOf(sides).classes < 2) return ways
  const isBare = (way: Way) => relationOf(way.names, sides).divided >= 0.5 && !isSide(way)
  const base = ways.find(isBare)
  if (base === undefined) return ways
  const ofBody =
    wordsIn(above).some(isOfBody) ||
    paths.filter((path) => wordsIn(path).some(isOfBody)).length * 2 > paths.length
  const sided: Way = {
    ...base,
    id: `${base.id}-side`,
    rule: `${base.rule} Left and right, and each finger, are a class of their own.`,
    names: base.names.map((name, i) => name && (sides[i] ? `${name}, ${sides[i]}` : name)),
    unsure: ofBody
      ? 'Left and right of one {one} were taken for two classes, as eyes, palms and fingers differ; of faces they are one {one}.'
      : null,
  }
  if (ofBody) return [sided, ...ways]
  const isNumbered = shareOf(base.names, (name) => wordsOf(name).join('').length < 2) >= 0.8
  const unsure =
    'Left and right of one number were taken for one {one}; of eyes, palms or fingers they are two classes.'
  const [first, ...others] = ways
  return [isNumbered ? { ...first!, unsure: first!.unsure ?? unsure } : first!, sided, ...others]
}

const isOfBody = (word: string) => OF_BODY.test(word)
const isSide = ({ names }: Way) => shareOf(names, (name) => sideOf(name) === name.toLowerCase()) > 0

/** Words of a path, those that are written together apart. */
const wordsIn = (path: string) =>
  wordsOf(path).flatMap((word) => [word, ...word.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ').split(' ')])

/** `left`, `right index`, `left 0`; null where a path has no side. */
function sideOf(path: string): string | null {
  const name = bareName(path)
  const parts = [...folderOf(path).split(/[/\s_.-]+/), ...name.split(/[\s_.-]+/)]
  const told = parts.find((part) => /^(left|right|l|r)$/i.test(part))
  const counted = parts.findIndex((part) => /^[LR]\d$/.test(part))
  // A number that others follow is of the finger, not of the photo.
  const finger =
    parts.find((part) => FINGER.test(part)) ??
    (counted >= 0 && /^\d+$/.test(parts[counted + 1] ?? '') ? parts[counted]!.slice(1) : undefined)
  const letter = told ?? parts[counted] ?? /\d([LR])\d/.exec(name)?.[1]
  if (letter === undefined) return null
  const side = /^l/i.test(letter) ? 'left' : 'right'
  return finger === undefined ? side : `${side} ${finger.toLowerCase()}`
}
