/**
 * What a set is of, by words of its folders and files. People unless something says otherwise: a word
 * for signatures, characters or wares above the photos, folders that are single letters or all ten
 * digits, or several folders called like animals or wares.
 */
import { folderOf } from '../paths'
import type { SetKind } from '../../../domain/setKind'
import type { Names } from './partition'
import { isOfCamera } from './holders'
import { bareName } from './names'
import { wordsOf } from './words'

const SIGNATURES =
  /^(signatures?|sign|signs|sig|sigs|signers?|forg\w*|cedar|bhsig\w*|nisdcc|gpds\w*|utsig|sigcomp|svc|mcyt|unterschrift(en)?|firmas|assinaturas?|handtekening(en)?|podpis[yów]*|подписи?|签名|署名|서명)$/
const CHARACTERS =
  /^(alphabets?|characters?|omniglot|glyphs?|letters?|k?kanji\d?|hiragana|katakana|hangul|mnist|emnist|kmnist|notmnist|chars?|charsk|handwriting|digits?)$/
const THINGS =
  /^(products?|logos?|shoes?|cars?|vehicles?|veri|objects?|animals?|birds?|cub|flowers?|plants?|leaves|imagenet|cifar|sop|wares|items|clothes|clothing|footwear|apparel|furniture|cattle|breeds?|zoo|fashion|dresses|landmarks?|buildings?|watches|bags?)$/
const THING =
  /^(cats?|dogs?|birds?|cars?|horses?|fish|ships?|trucks?|airplanes?|planes?|shoes?|bags?|chairs?|tables?|lamps?|sofas?|bicycles?|mugs?|kettles?|toasters?|frogs?|deer|flowers?|roses?|tulips?|daisy|apples?|bananas?|bottles?|cups?|phones?|laptops?|watches?|rabbits?|cows?|sheep|elephants?|tigers?|lions?|bears?|fox|foxes|boots?|sandals?|sneakers?|slippers?|hats?|shirts?|trousers|jackets?|skirts?|dresses|coats?)$/

/** Of many kinds or many of one: a folder above all called so holds no people. */
const ANIMALS =
  /^(cats|dogs|cows|cattle|horses|sheep|pigs|goats|elephants|tigers|lions|leopards|zebras|giraffes|whales|dolphins|seals|turtles|bears|pandas|chimps|chimpanzees|gorillas|lemurs|monkeys|hyenas|penguins|toads|frogs|salamanders|newts|sharks)$/i

/** @param names the classes, as the best reading has them */
export function kindOfSet(paths: readonly string[], names: Names, above: string): SetKind {
  const folders = new Set(paths.flatMap((path) => folderOf(path).split('/')))
  const words = new Set(
    [...folders, ...above.split('/')]
      .filter((folder) => !isOfCamera(folder))
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
  const isAbove = above
    .split('/')
    .flatMap(wordsOf)
    .some((word) => ANIMALS.test(word))
  return some(THINGS) || isAbove || things.length * 2 > classes.length ? 'things' : 'people'
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
