/**
 * Sets of signatures: a signer's own, and forged ones. The signer is a folder, or the first number of a
 * name (`original_1_2`, `B-S-1-G-01`); forged ones are told by a folder or a part of the name. A forged
 * signature is of none of the signers, so the forged ones of each are a class of their own: paired with
 * the genuine, they are different.
 */
import type { Way } from './folders'
import { bareName, numbersOf, partsOf } from './names'
import { folderOf } from '../paths'
import { shareOf, shapeOf } from './partition'
import { wordsOf } from './words'

const FORGED = /^(forg\w*|fake|fakes|skilled|simulated|simple|cf|forj\w*|false)$/i
const GENUINE = /^(genuine|gen|org|orig|original|originals|real|true|c|authentic)$/i
const HOLDER =
  /^(full|sign|signs|signature|signatures|sig|data|train|test|val|dataset|set|images?|offline|online|cedar|bhsig|gpds|utsig)$/i

export const FORGED_SUFFIX = ' (forged)'

/** null where nothing is forged or no signer can be told. */
export function signatureWay(paths: readonly string[]): Way | null {
  const told = paths.map((path) => ({ path, isForged: isForged(path) }))
  const letters = told.map(({ path }) => letterOf(path))
  const byLetter =
    shareOf(letters, () => true) > 0 &&
    letters.every((letter) => letter !== null) &&
    new Set(letters).size === 2
  if (!byLetter && !told.some((each) => each.isForged)) return null
  const signers = paths.map(signerOf)
  if (shapeOf(signers).classes < 1) return null
  const names = signers.map((signer, i) => {
    const forged = byLetter ? letters[i] === 'F' : told[i]!.isForged
    return signer && (forged ? `${signer}${FORGED_SUFFIX}` : signer)
  })
  return {
    id: 'signer',
    rule: 'The folder or the first number of the name is the signer; forged signatures of each are a class of their own, different from the genuine ones.',
    names,
    unsure: ofForgers(paths)
      ? 'Forged signatures have longer numbers, which may name the forger before the signer; the last digits were taken for the signer.'
      : null,
  }
}

function isForged(path: string): boolean {
  const words = [
    ...folderOf(path).split('/').flatMap(wordsOf),
    ...partsOf(bareName(path)).flatMap(wordsOf),
  ]
  return words.some((word) => FORGED.test(word)) && !/(^|[/_-])(non|not)[ _-]?forg/i.test(path)
}

/** `B-S-1-F-01`, `0000f00`: F for forged, G or V for genuine. */
function letterOf(path: string): 'F' | 'G' | null {
  const name = bareName(path)
  const alone = partsOf(name).find((part) => /^[FG]$/.test(part))
  if (alone) return alone as 'F' | 'G'
  const glued = /^\d+([fv])\d+$/i.exec(name)?.[1]?.toLowerCase()
  return glued === undefined ? null : glued === 'f' ? 'F' : 'G'
}

function signerOf(path: string): string | null {
  const folders = folderOf(path).split('/').reverse()
  for (const folder of folders) {
    const own = folder
      .split(/[\s_.-]+/)
      .filter((word) => word !== '' && ![FORGED, GENUINE, HOLDER].some((is) => is.test(word)))
    if (own.length > 0 && own.some((word) => /\d/.test(word)) && own.join('').length < 12)
      return own.join('-')
  }
  const number = numbersOf(bareName(path))[0]
  if (number === undefined) return null
  return number.length > 5 ? number.slice(-3) : number
}

/** `0201001_01` forged, beside `001_01`. */
function ofForgers(paths: readonly string[]): boolean {
  const widths = paths.map((path) => numbersOf(bareName(path))[0]?.length ?? 0)
  return (
    paths.some((path, i) => isForged(path) && widths[i]! > 5) &&
    widths.some((width) => width > 0 && width <= 5)
  )
}
