/**
 * What 1 means by the name of a column: `same_person`, `isDifferent`, `label (0=same)`. Its words are read one
 * by one: fillers go, a negation turns what follows round, and one word that nobody knows leaves it open, since
 * `same_camera` says nothing of people.
 */
import type { Convention } from '../../domain/settings'
import { bare, DIFFERENT, SAME } from './labels'

/** null where the name does not say. */
export function conventionOf(header: string): Convention | null {
  const text = header.normalize('NFC').replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
  return byNumber(text.toLowerCase()) ?? byWords(wordsOf(text)) ?? byWhole(bare(header))
}

const OTHER = { same: 'different', different: 'same' } as const
const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '')

/** `0 = same`, `label_1_diff`, `same=0, different=1`. */
function byNumber(text: string): Convention | null {
  const before = text.split(/[01]/)[0]!
  const isWordFirst = byWords(wordsOf(before)) !== null
  const form = isWordFirst
    ? /(?<word>\p{L}[\p{L}\s_-]*?)\s*[=:(_]\s*(?<number>[01])(?!\d)/gu
    : /(?<![\d.])(?<number>[01])\s*(?:=|:|is|means|for|->|[-_\s])\s*(?<word>\p{L}[\p{L}\s_-]*)/gu
  for (const { groups } of text.matchAll(form)) {
    const is = byWords(wordsOf(groups!.word!))
    if (is !== null) return groups!.number === '1' ? is : OTHER[is]
  }
  return null
}

const set = (words: string) => new Set(words.normalize('NFC').split(/\s+/))
/** Whom or what it is of, and what such a column is called besides. */
const FILLERS = set(
  `is are isa was label labels flag a an the of pair pairs whether they both as to by gt y value binary bool
  image images img photo photos face faces picture pictures or who
  person persons people identity identities id ids individual individuals class classes subject subjects signer writer user
  human animal product item persona personas personne personnes personen persone pessoa pessoas persoon osoba osoby
  человек человека люди лица лицо personer ατομο άτομο người orang kişi شخص الشخص איש אדם henkilö személy
  est es ist sind são sono son ist это è é être sont la el le les los las il der die das den het de o os`,
)
const OF_PEOPLE = set(
  `person persons people identity identities id ids individual individuals subject subjects signer writer user human
  persona personas personne personnes personen persone pessoa pessoas persoon osoba osoby человек человека люди
  personer người orang kişi شخص الشخص אדם henkilö személy face faces class classes`,
)
const NOT = set(
  'not no non nicht kein keine pas não не nie ikke inte niet ei ne nem değil không bukan لا غير לא',
)
/** Of people these say it; alone they may say anything. */
const SAME_OF_PEOPLE = set('one single target client intra s pos')
const DIFFERENT_OF_PEOPLE = set(
  `other another two second otro otra otros otras autre autres ander andere anderer anderes anderen другой другая другие
  outro outra altro altra annan anden inny inna jiný jiná inter d neg toinen másik آخر אחר khác lain başka`,
)
const MORE_SAME = set(
  `sim similarity agree agrees agreed together linked link connected verified equals congruent consistent coincide coincides
  matching kinship совпадает совпадение совпадают одинаков mesmo coincidencia coincide correspondance übereinstimmung
  overeenkomst zgodność متطابق نفس eşleşme aynı`,
)
const MORE_DIFFERENT = set(
  `dist distance differ differing difference dissim dissimilarity apart unalike strangers separate divergent разные
  различаются verschiedene verschiedener verschiedenes diferencia différence różnica`,
)

const sideOf = (word: string): Convention | null => {
  if (MORE_SAME.has(word)) return 'same'
  if (MORE_DIFFERENT.has(word)) return 'different'
  if (DIFFERENT.test(word)) return 'different'
  if (SAME.test(word)) return 'same'
  const asked = /^(?:is|are|isa)(\p{L}{3,})$/u.exec(word)?.[1]
  if (asked !== undefined) return sideOf(asked)
  const rest = /^(?:un|dis|mis|non|in)(\p{L}{3,})$/u.exec(word)?.[1]
  const is = rest === undefined ? null : sideOf(rest)
  return is && OTHER[is]
}

function byWords(all: readonly string[]): Convention | null {
  // “or not” asks, and denies nothing.
  const words = all
    .join(' ')
    .replace(/ or not$/, '')
    .split(' ')
  const isOfPeople = words.some((word) => OF_PEOPLE.has(word))
  let isNot = false
  const sides: (Convention | null)[] = []
  for (const word of words) {
    if (NOT.has(word) || /^(mis|dis|un)$/.test(word)) isNot = !isNot
    else if (SAME_OF_PEOPLE.has(word) || DIFFERENT_OF_PEOPLE.has(word))
      sides.push(!isOfPeople ? null : SAME_OF_PEOPLE.has(word) ? 'same' : 'different')
    else if (!FILLERS.has(word)) sides.push(sideOf(word))
  }
  const [first = null] = sides
  if (first === null || sides.some((side) => side !== first)) return null
  return isNot ? OTHER[first] : first
}

const DIFFERENT_WHOLE =
  /不同|不一致|不匹配|不相同|不是同|非同|別人|他人|違う|異なる|相異|다른|불일치|다름|상이|แตกต่าง|कोई और|अलग/
const SAME_WHOLE =
  /^(是否)?(是|为|為)?(同一?个?(人|人物|类|類|人間)?(か|かどうか)?|相同|一致|匹配|同じ(人|人物)?|一致する|本人)$|^(동일(인|인물|함)?|일치(여부)?|같은사람|같음)$|เหมือนกัน|คนเดียวกัน|समान/

/** Scripts that put no spaces between words. */
const byWhole = (text: string): Convention | null =>
  DIFFERENT_WHOLE.test(text) ? 'different' : SAME_WHOLE.test(text) ? 'same' : null
