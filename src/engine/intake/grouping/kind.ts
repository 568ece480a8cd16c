/**
 * What a set is of, by words of its folders and files. People unless something says otherwise: a word
 * for signatures, characters or wares above the photos, folders that are single letters or all ten
 * digits, or several folders called like animals or wares.
 */
import { folderOf } from '../paths'
import type { SetKind } from '../../../domain/setKind'
import type { Names } from './partition'
import { bareName } from './names'
import { wordsOf } from './words'

const SIGNATURES =
  /^(signatures?|sign|signs|sig|sigs|signers?|forg\w*|cedar|bhsig\w*|nisdcc|gpds\w*|utsig|sigcomp|svc|mcyt)$/
const CHARACTERS =
  /^(alphabets?|characters?|omniglot|glyphs?|letters?|kanji|hiragana|katakana|hangul|mnist|emnist|kmnist|notmnist|chars?|charsk|handwriting|digits?)$/
const THINGS =
  /^(products?|logos?|shoes?|cars?|vehicles?|veri|objects?|animals?|birds?|cub|flowers?|plants?|leaves|imagenet|cifar|sop|wares|items|clothes|fashion|dresses|landmarks?|buildings?|watches|bags?)$/
const THING =
  /^(cats?|dogs?|birds?|cars?|horses?|fish|ships?|trucks?|airplanes?|planes?|shoes?|bags?|chairs?|tables?|lamps?|sofas?|bicycles?|mugs?|kettles?|toasters?|frogs?|deer|flowers?|roses?|tulips?|daisy|apples?|bananas?|bottles?|cups?|phones?|laptops?|watches?|rabbits?|cows?|sheep|elephants?|tigers?|lions?|bears?|fox|foxes|boots?|shirts?|dresses|coats?)$/

/** @param names the classes, as the best reading has them */
export function kindOfSet(paths: readonly string[], names: Names, above: string): SetKind {
  const folders = new Set(paths.flatMap((path) => folderOf(path).split('/')))
  const words = new Set(
    [...folders, ...above.split('/')]
      .flatMap(wordsOf)
      .flatMap((word) => [word.toLowerCase(), ...camel(word)]),
  )
  const some = (is: RegExp) => [...words].some((word) => is.test(word))
  if (some(SIGNATURES) || paths.some((path) => wordsOf(bareName(path)).some(isForged)))
    return 'signatures'
  const classes = [...new Set(names)].filter((name) => name !== null)
  const isGlyph = classes.length > 2 && classes.every((name) => /^\p{L}$/u.test(name))
  const isDigit = classes.length === 10 && classes.every((name) => /^\d$/.test(name))
  if (some(CHARACTERS) || isGlyph || isDigit) return 'characters'
  const things = classes.filter((name) =>
    wordsOf(name).some((word) => THING.test(word.toLowerCase())),
  )
  return some(THINGS) || things.length * 2 > classes.length ? 'things' : 'people'
}

/** In names of photos, where `sign` may be any word. */
const isForged = (word: string) => /^(forg|forged|forge|forgery|forgeries|nisdcc)$/i.test(word)

const camel = (word: string) =>
  word
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .split(' ')

/** Whether any path has a word for signatures. */
export const isOfSignatures = (paths: readonly string[], above: string): boolean =>
  kindOfSet(paths, [], above) === 'signatures'
