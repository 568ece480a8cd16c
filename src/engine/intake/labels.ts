/** What lists write for same and different, and which of 0 and 1 is which. */
import type { Convention } from '../../domain/settings'

/** A number, whose meaning is a convention, or a word that says it itself. */
export type Label = 0 | 1 | Convention

/** Yes and no in languages that people write lists in. */
function numbered(value: 0 | 1, words: string): Record<string, 0 | 1> {
  return Object.fromEntries(words.split(/\s+/).map((word) => [word.normalize('NFC'), value]))
}

const NUMBERS: Readonly<Record<string, 0 | 1>> = {
  '-1': 0,
  '+1': 1,
  '-': 0,
  '−': 0,
  '–': 0,
  '+': 1,
  j: 1,
  false: 0,
  true: 1,
  f: 0,
  t: 1,
  no: 0,
  yes: 1,
  n: 0,
  y: 1,
  ...numbered(
    0,
    `nein nee nej nei non não nao нет ні nie ne ei nem nu hayır hayir όχι لا לא 아니오 아니요 नहीं tidak không
    ไม่ いいえ 否 不是 falsch faux falso onwaar fałsz nepravda hamis epätosi fals falskt usann yanlış
    ψευδές ложь хибність 거짓 偽 假 ✗ ✘ ☒ ❌ × ✕ ✖ != ≠`,
  ),
  ...numbered(
    1,
    `ja oui si sí sì sim да так tak ano áno da kyllä kylla igen evet ναι نعم כן 예 네 हाँ हां ya có
    ใช่ はい 是 wahr vrai verdadero verdadeiro vero waar prawda pravda igaz tosi adevărat sant sann
    doğru αληθές истина істина 참 真 ✓ ✔ ☑ ✅ ○ ◯ 〇 ⭕ == =`,
  ),
}
/** Letters alone, as `bare` leaves them. */
export const SAME =
  /^(same|match|matche[ds]|matching|genuine|similar|positive|pos|identical|identicals?|duplicate|dup|kin|related|intra|client|target|authentic|mate|mated|equal|alike|gleich|gleiche|identisch|même|meme|pareil|identique|mismo|misma|igual|stesso|stessa|uguale|identico|idéntico|mesmo|mesma|одинаковые|одинаковый|тотже|samma|samme|zelfde|hetzelfde|tensam|同じ|相同|ίδιο|ίδια|같음|같은|같다|stejné|stejný|zhodné|rovnaké|ugyanaz|aynı|sama|giống|giốngnhau|نفس|זהה|s)(person|people|identity|id|class|pair|signer|face)?s?$/
export const DIFFERENT =
  /^((non|not|no|un|mis|dis)(same|match|matche[ds]|matching|similar|identical|kin|related|duplicate|target|mate|mated|equal|alike|genuine|authentic|positive|gleich|identique|igual)|different|differs?|diff|dif|dissimilar|negative|neg|impostor|imposter|forged|forgery|fake|inter|other|stranger|distinct|unlike|verschieden|verschiedene|ungleich|anders|différent|différente|distinto|distinta|diferente|diverso|diversa|differente|разные|разный|olika|forskellig|forskellige|verschillend|różne|różny|違う|不同|unterschiedlich|unterschiedliche|abweichend|inégal|distintos|διαφορετικό|διαφορετικά|다름|다른|다르다|jiné|jiný|různé|rôzne|különböző|eri|farklı|berbeda|khác|khácnhau|مختلف|שונה|fraud|fraudulent|d)(person|people|identity|id|class|pair|signer|face)?s?$/

export const bare = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')

/** A label, null where a text is none. */
export function labelOf(text: string): Label | null {
  const key = text.trim().normalize('NFC').toLowerCase()
  const known = NUMBERS[key]
  if (known !== undefined) return known
  if (/^[01]([.,]0*)?(e[+-]?0+)?$/.test(key)) return Number(key[0]) as 0 | 1
  if (/^-1[.,]0*$/.test(key)) return 0
  const word = /\d/.test(key) ? '' : bare(key)
  if (DIFFERENT.test(word)) return 'different'
  return SAME.test(word) ? 'same' : null
}

/** What all pairs of a file are by its name: `mismatchpairsDevTest.csv`, `positive_pairs.txt`. */
export function labelOfFile(name: string): Convention | null {
  const stem = name.replace(/\.\w+$/, '')
  const word = bare(stem)
  if (
    /(mis|non|dis|un|not)_?(match|similar|same|kin|mated|related)|negative|different|dissimilar|impost[eo]r/.test(
      word,
    )
  )
    return 'different'
  if (/match|positive|same|similar|genuine/.test(word)) return 'same'
  return (
    wordsOfFile(stem)
      .map(wordOf)
      .find((each) => each !== null) ?? null
  )
}

/** The name of a file without what its pairs are: `train_positive.txt` → train. */
export const withoutLabel = (name: string): string =>
  labelOfFile(name) === null
    ? name
    : wordsOfFile(name)
        .filter((word) => labelOfFile(word) === null && !/^(pairs?|list)$/i.test(word))
        .join('_')

const wordsOfFile = (stem: string) =>
  stem
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '')

/** Short words and those of many meanings are left out. */
function wordOf(word: string): Convention | null {
  const label = /^(.{1,2}|class|target|client|other|inter|intra)$/i.test(word)
    ? null
    : labelOf(word)
  return label === 'same' || label === 'different' ? label : null
}

/** 1 where a label calls a pair same. */
export function sameOf(label: Label, convention: Convention): 0 | 1 {
  if (label === 'same') return 1
  if (label === 'different') return 0
  return (label === 1) === (convention === 'same') ? 1 : 0
}

export const LABEL_WANTED =
  'labels are 0 or 1 (true and false, same and different are taken as well)'
