/**
 * Sets of signatures: a signer's own, and forged ones. The signer is a folder, a word or a number
 * of the name (`Ada/genuine/1`, `genuine/Ada_1`, `original_1_2`, `B-S-1-G-01`); forged ones are told by a folder or a part of the name. A forged
 * signature is of none of the signers, so the forged ones of each are a class of their own: paired with
 * the genuine, they are different.
 */
import { FORGED_SUFFIX } from '../../../domain/forgeries'
import type { Way } from './folders'
import { bareName, nameIn, numbersOf, partsOf } from './names'
import { folderOf } from '../paths'
import { isSamePartition, relationOf, shapeOf, shareOf, type Names } from './partition'
import { wordsOf } from './words'

const FORGED =
  /^(forg\w*|fake|fakes|skilled|simulated|simple|cf|forj\w*|false|gefälscht\w*|fälschung\w*|vals|valse|vervals\w*|faux|fausses?|falsifi\w*|fals[aoie]s?|подде\p{L}*|伪造|偽物|假|위조)$/iu
const GENUINE =
  /^(genuine|gen|org|orig|original|originals|real|true|c|authentic|authentiques?|echt|echte|genuin[aoie]s?|ver[aeio]|verdadeir[ao]s?|auténtic[ao]s?|autentic[aoie]|подлинн\p{L}*|真|真实|本物|진짜)$/iu
const HOLDER =
  /^(full|sign|signs|signature|signatures|sig|sigs|data|train|test|val|dataset|set|images?|samples?|offline|online|cedar|bhsig|gpds|utsig|unterschrift(en)?|firmas?|firm[ae]|assinaturas?|handtekening(en)?|podpis\p{L}*|подпис\p{L}*|签名|署名|서명)$/iu

/** Best first; none where nothing is forged or no signer can be told. */
export function signatureWays(paths: readonly string[]): readonly Way[] {
  const told = paths.map(isForged)
  const letters = paths.map(letterOf)
  const byLetter = letters.every((letter) => letter !== null) && new Set(letters).size === 2
  const twice = told.includes(true) || byLetter ? null : byForger(paths)
  const forged = byLetter ? letters.map((letter) => letter === 'F') : (twice ?? told)
  if (!forged.includes(true)) return []
  return signersOf(paths, forged).map(({ id, what, signers, unsure }) => ({
    id,
    rule: `The ${what} is the signer; forged signatures of each are a class of their own, different from the genuine ones.`,
    names: signers.map((signer, i) => signer && (forged[i] ? `${signer}${FORGED_SUFFIX}` : signer)),
    unsure,
  }))
}

interface Signers {
  readonly id: string
  readonly what: string
  readonly signers: Names
  readonly unsure: string | null
}

/** Who signed, by each of folders, words and numbers; those by numbers of folders are as good as sure. */
function signersOf(paths: readonly string[], forged: readonly boolean[]): readonly Signers[] {
  const numbers = paths.map((path) => numbersOf(bareName(path)))
  const second = isSecondSigner(numbers, forged)
  const of = (id: string, what: string, signers: Names, unsure: string | null = null) => ({
    id,
    what,
    signers,
    unsure,
  })
  const byFolder = of('signer', 'folder', paths.map(folderSigner))
  const byWords = of('signer-words', 'word of {a picture}’s name', paths.map(wordSigner))
  const byNumber = of(
    'signer-number',
    second ? 'second number of the name' : 'first number of the name',
    numbers.map((all) => lastDigits(all[second ? 1 : 0])),
    ofForgers(paths) ? FORGER : null,
  )
  const isTold = ({ signers }: Signers) => {
    const { classes, covered, shared } = shapeOf(signers)
    return classes >= 2 && covered >= 0.8 && shared >= 0.8
  }
  const isMore = numbers.filter((all) => all.length > 1).length * 2 > numbers.length
  const numbered = isTold(byFolder) && shareOf(byFolder.signers, (name) => /\d/.test(name)) >= 0.8
  if (numbered) return [byFolder]
  const words = [byFolder, byWords].filter(isTold)
  const [first] = words
  // A number alone counts the photos of each.
  if (first === undefined) return shapeOf(byNumber.signers).classes > 0 ? [byNumber] : []
  const differ = words.some(({ signers }) => !isSamePartition(first.signers, signers))
  if (!isMore || !isTold(byNumber)) return differ ? doubted(words) : words
  const isCounted = relationOf(first.signers, byNumber.signers).repeated >= 0.2
  const both = of(
    'signer-both',
    'first number of the name, apart in each folder,',
    byFolder.signers.map((folder, i) => folder && `${folder}/${byNumber.signers[i] ?? ''}`),
  )
  return doubted(isCounted ? [...words, both, byNumber] : [byNumber, ...words])
}

const doubted = (all: readonly Signers[]) => all.map((each) => ({ ...each, unsure: EITHER }))
const EITHER = 'Folders, words and numbers of the names may each be the signer.'
const FORGER =
  'Forged signatures have longer numbers, which may name the forger before the signer; the last digits were taken for the signer.'

const lastDigits = (number: string | undefined) =>
  number === undefined ? null : number.length > 5 ? number.slice(-3) : number

/** Per image, whether another one wrote it: `021_001_002`, beside `001_001_002`; null where names do not say. */
function byForger(paths: readonly string[]): readonly boolean[] | null {
  const numbers = paths.map((path) => numbersOf(bareName(path)))
  if (numbers.some((all) => all.length < 3)) return null
  const forged = numbers.map(([one, other]) => one !== other)
  const own = new Set(numbers.flatMap((all, i) => (forged[i] ? [] : [all[0]])))
  return forged.includes(true) && numbers.every((all) => own.has(all[1])) ? forged : null
}

/** Whether names have the forger before the signer, and genuine ones the signer twice. */
const isSecondSigner = (numbers: readonly (readonly string[])[], forged: readonly boolean[]) =>
  numbers.every((all, i) => all.length > 2 && (all[0] === all[1]) === !forged[i])

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

/** Words of a text that tell neither a sort nor what it is kept in. */
const ownWords = (text: string) =>
  text
    .split(/[\s_.()-]+/)
    .filter((word) => word !== '' && ![FORGED, GENUINE, HOLDER].some((is) => is.test(word)))

/** The innermost folder with words or a number of its own. */
function folderSigner(path: string): string | null {
  for (const folder of folderOf(path).split('/').reverse()) {
    const own = ownWords(folder)
    const isNumbered = own.some((word) => /\d/.test(word))
    if (own.length > 0 && (!isNumbered || own.join('').length < 12))
      return own.join(isNumbered ? '-' : ' ')
  }
  return null
}

function wordSigner(path: string): string | null {
  const own = ownWords(nameIn(bareName(path))?.words ?? '')
  return own.length > 0 ? own.join(' ') : null
}

/** `0201001_01` forged, beside `001_01`. */
function ofForgers(paths: readonly string[]): boolean {
  const widths = paths.map((path) => numbersOf(bareName(path))[0]?.length ?? 0)
  return (
    paths.some((path, i) => isForged(path) && widths[i]! > 5) &&
    widths.some((width) => width > 0 && width <= 5)
  )
}
