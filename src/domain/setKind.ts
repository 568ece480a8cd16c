/** What a set of images is of; what is said of it follows. */
export type SetKind = 'people' | 'characters' | 'digits' | 'signatures' | 'things'

/** What is said of images, of pairs of them, and of a gallery. */
export interface ImageWords {
  readonly same: string
  readonly different: string
  /** What an image is called, and what it shows: “photo” of a “face”. */
  readonly picture: string
  readonly shown: string
  /** What a class is called, and who or what a gallery ranks. */
  readonly one: string
  readonly many: string
  /** Where nothing in the gallery is near enough. */
  readonly nobody: string
}

export interface SetWords extends ImageWords {
  /** The kind as a choice: “People”. */
  readonly label: string
  /** Classes that training did not see, and other images of those it did. */
  readonly strangers: string
  readonly others: string
}

export const SET_WORDS: Readonly<Record<SetKind, SetWords>> = {
  people: {
    label: 'People',
    same: 'Same person',
    different: 'Different people',
    picture: 'photo',
    shown: 'face',
    one: 'person',
    many: 'people',
    nobody: 'Nobody',
    strangers: 'people it has not seen',
    others: 'other photos',
  },
  characters: {
    label: 'Characters',
    same: 'Same character',
    different: 'Different characters',
    picture: 'image',
    shown: 'character',
    one: 'character',
    many: 'characters',
    nobody: 'None',
    strangers: 'characters it has not seen',
    others: 'other images',
  },
  digits: {
    label: 'Digits',
    same: 'Same digit',
    different: 'Different digits',
    picture: 'image',
    shown: 'digit',
    one: 'digit',
    many: 'digits',
    nobody: 'None',
    strangers: 'digits it has not seen',
    others: 'other images',
  },
  signatures: {
    label: 'Signatures',
    same: 'Same signer',
    different: 'Different signers',
    picture: 'signature',
    shown: 'signature',
    one: 'signer',
    many: 'signers',
    nobody: 'Nobody',
    strangers: 'signers it has not seen',
    others: 'other signatures',
  },
  things: {
    label: 'Things',
    same: 'Same thing',
    different: 'Different things',
    picture: 'image',
    shown: 'thing',
    one: 'thing',
    many: 'things',
    nobody: 'None',
    strangers: 'things it has not seen',
    others: 'other images',
  },
}

export const SET_KINDS = Object.keys(SET_WORDS) as readonly SetKind[]

/**
 * A sentence about images and their classes with the words of a kind put in: `{one}`, `{many}`, `{picture}`,
 * `{pictures}`, `{a picture}`, with a capital where it begins with one. What a set is of can be said after
 * it was read, so sentences that come of reading have such places.
 */
export function worded(text: string, { one, many, picture }: ImageWords): string {
  const words: Readonly<Record<string, string>> = {
    one,
    many,
    picture,
    pictures: `${picture}s`,
    'a picture': /^[aeiou]/.test(picture) ? `an ${picture}` : `a ${picture}`,
  }
  return text.replace(/\{(one|many|pictures?|a picture)\}/gi, (_, place: string) => {
    const word = words[place.toLowerCase()] ?? place
    return place[0] === place[0]?.toLowerCase() ? word : capital(word)
  })
}

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`
