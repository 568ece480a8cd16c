/** How sets are laid out: paths as people bring them, and who is on each, for tests. */
import type { SetKind } from '../../../domain/setKind'

export interface Layout {
  readonly name: string
  readonly paths: readonly string[]
  /** Any text that stands for its person; null for nobody. */
  readonly person: (path: string) => string | null
  readonly kind?: SetKind
  /** That nothing but the set's makers can tell: it has to be said that another way may be right. */
  readonly isOpen?: boolean
  /** That the best way is not the right one: it has to be said. */
  readonly isMissed?: boolean
}

const NAMES = ['Ada', 'Ben', 'Cleo', 'Dmitri', 'Eve', 'Fatima'] as const
export const FULL = [
  'Ada_Lovelace',
  'Ben_Okri',
  'Cleo_Laine',
  'Dmitri_Mendeleev',
  'Eve_Arnold',
] as const
const pad = (number: number, width: number) => String(number).padStart(width, '0')

/** Every combination, in order. */
export function each<T extends readonly (readonly (string | number)[])[]>(
  ...lists: T
): (string | number)[][] {
  return lists.reduce<(string | number)[][]>(
    (made, list) => made.flatMap((start) => list.map((value) => [...start, value])),
    [[]],
  )
}
export const upTo = (count: number, from = 1) => Array.from({ length: count }, (_, i) => i + from)
export const padded = (count: number, width: number, from = 1) =>
  upTo(count, from).map((n) => pad(n, width))

/** Paths of a pattern: `%` takes the next value. */
export const made = (pattern: string, ...lists: readonly (readonly (string | number)[])[]) =>
  each(...lists).map((values) => {
    let place = 0
    return pattern.replace(/%/g, () => String(values[place++]))
  })

export const folder = (level: number) => (path: string) => path.split('/')[level]!
export const match = (pattern: RegExp) => (path: string) => {
  const found = pattern.exec(path)
  return found ? found.slice(1).join('|') : null
}
const all = (person: string | null) => () => person

export const LAYOUTS: readonly Layout[] = [
  { name: 'a folder each', paths: made('%/%.jpg', NAMES, upTo(4)), person: folder(0) },
  { name: 'below a holder', paths: made('faces/%/%.jpg', NAMES, upTo(4)), person: folder(1) },
  {
    name: 'others beside a holder',
    paths: [...made('faces/%/%.jpg', NAMES, upTo(3)), ...made('IMG_%.jpg', padded(40, 4))],
    person: (path) => (path.startsWith('faces/') ? folder(1)(path) : null),
  },
  {
    name: 'views within',
    paths: made('%/%/%.jpg', NAMES, ['front', 'side'], upTo(3)),
    person: folder(0),
  },
  { name: 'raw within', paths: made('%/raw/%.jpg', NAMES, upTo(3)), person: folder(0) },
  {
    name: 'raw and cropped',
    paths: made('%/%/%.jpg', NAMES, ['raw', 'cropped'], upTo(3)),
    person: folder(0),
  },
  {
    name: 'some in views, some not',
    paths: [...made('%/side/%.jpg', NAMES, upTo(2)), ...made('%/%.jpg', NAMES, upTo(2))],
    person: folder(0),
  },
  {
    name: 'sessions within',
    paths: made(
      '%/session%/img%.jpg',
      padded(6, 2).map((n) => `person${n}`),
      [1, 2],
      upTo(3),
    ),
    person: folder(0),
  },
  {
    name: 'splits above',
    paths: made('%/%/%.jpg', ['train', 'val', 'test'], NAMES, upTo(3)),
    person: folder(1),
  },
  {
    name: 'splits above, disjoint',
    paths: [
      ...made('train/%/%.jpg', NAMES.slice(0, 3), upTo(3)),
      ...made('test/%/%.jpg', NAMES.slice(3), upTo(3)),
    ],
    person: folder(1),
  },
  {
    name: 'splits and views',
    paths: made('%/%/%/%.jpg', ['train', 'test'], NAMES, ['left', 'right'], upTo(2)),
    person: folder(1),
  },
  {
    name: 'splits within',
    paths: made('%/%/%.jpg', NAMES, ['train', 'test'], upTo(3)),
    person: folder(0),
  },
  {
    name: 'triplets by name',
    paths: made('%/%.jpg', ['anchor', 'positive', 'negative'], padded(6, 3)),
    person: (path) => `${/negative/.test(path)} ${/\d+/.exec(path)![0]}`,
    isOpen: true,
  },
  {
    name: 'one face against others',
    paths: [...made('data/%/%.jpg', ['anchor', 'positive'], ['a1f', 'b2e', 'c3d', 'd4c'])]
      .map((path, i) => path.replace('.jpg', `${i}.jpg`))
      .concat(made('data/negative/%_000%.jpg', FULL, [1, 2])),
    person: (path) => /negative\/(\w+)_\d/.exec(path)?.[1] ?? 'me',
    isOpen: true,
  },
  {
    name: 'signatures, genuine and forged',
    paths: [
      ...made('full_org/original_%_%.png', upTo(4), upTo(3)),
      ...made('full_forg/forgeries_%_%.png', upTo(4), upTo(3)),
    ],
    person: match(/(org|forg).*_(\d+)_\d+/),
    kind: 'signatures',
  },
  {
    name: 'signatures, letters for both',
    paths: made('Bengali/%/B-S-%-%-%.tif', ['001'], [1], ['G', 'F'], padded(4, 2))
      .concat(made('Bengali/%/B-S-%-%-%.tif', ['002'], [2], ['G', 'F'], padded(4, 2)))
      .map((path) => `BHSig260/${path}`),
    person: match(/(\d+)\/B-S-\d+-([GF])/),
    kind: 'signatures',
  },
  {
    name: 'signatures, folders of both',
    paths: made('signatures/%/%/%.png', upTo(4), ['genuine', 'forged'], upTo(3)),
    person: match(/s\/(\d+)\/(\w+)/),
    kind: 'signatures',
  },
  {
    name: 'signatures, folders with an ending',
    paths: [
      ...made('sign_data/train/%/%_01.png', padded(3, 3), upTo(2)),
      ...made('sign_data/train/%_forg/%_01.png', padded(3, 3), upTo(2)),
    ],
    person: folder(2),
    kind: 'signatures',
  },
  {
    name: 'characters under alphabets',
    paths: made(
      'omniglot/%/character%/%_%.png',
      ['Greek', 'Latin', 'Balinese'],
      padded(14, 2),
      ['0123'],
      padded(3, 2),
    ),
    person: match(/t\/(\w+\/character\d+)/),
    kind: 'characters',
  },
  {
    name: 'characters under alphabets, in halves',
    paths: [
      ...made(
        'images_background/%/character%/%_%.png',
        ['Greek', 'Latin'],
        padded(6, 2),
        ['0123'],
        padded(3, 2),
      ),
      ...made(
        'images_evaluation/%/character%/%_%.png',
        ['Tengwar', 'Atlantean'],
        padded(6, 2),
        ['0123'],
        padded(3, 2),
      ),
    ],
    person: match(/\/(\w+\/character\d+)/),
    kind: 'characters',
  },
  { name: 'name and number', paths: made('%_%.jpg', NAMES, padded(3, 2)), person: match(/(\w+)_/) },
  {
    name: 'name and number together',
    paths: made('%%.jpg', NAMES, upTo(3)),
    person: match(/([A-Z][a-z]+)/),
  },
  { name: 'number and name', paths: made('%_%.jpg', upTo(3), NAMES), person: match(/_(\w+)/) },
  {
    name: 'counted through, then the name',
    paths: NAMES.flatMap((name, i) => upTo(3).map((n) => `${i * 3 + n}_${name}.jpg`)),
    person: match(/_(\w+)/),
  },
  {
    name: 'two words',
    paths: made(
      '% %.jpg',
      FULL.map((name) => name.replace('_', ' ')),
      padded(3, 2),
    ),
    person: match(/(\D+) \d/),
  },
  {
    name: 'two words, underscores',
    paths: made('%_%.jpg', FULL, padded(3, 4)),
    person: match(/(\D+)_\d/),
  },
  {
    name: 'name, view, number',
    paths: made('%-%-%.png', NAMES, ['front', 'side'], upTo(2)),
    person: match(/(\w+?)-/),
  },
  {
    name: 'name, unknown word, number',
    paths: made('%-%-%.png', NAMES, ['smirk', 'yawn'], upTo(2)),
    person: match(/(\w+?)-/),
    isOpen: true,
  },
  {
    name: 'gaps in patterns',
    paths: [
      'Ada1.jpg',
      'Ada_2.jpg',
      'Ada 03.jpg',
      'Ben (1).jpg',
      'Ben-2.jpg',
      '3_Ben.jpg',
      'Cleo.4.jpg',
      'Cleo5.png',
    ],
    person: match(/(Ada|Ben|Cleo)/),
  },
  {
    name: 'id, camera, frame',
    paths: padded(5, 4).flatMap((id, i) =>
      upTo(4).map((n) => `${id}_c${n}s1_${pad(151 + 37 * n + 1009 * i, 6)}_0${n % 2}.jpg`),
    ),
    person: match(/^(\d+)_/),
  },
  {
    name: 'id, camera, frame, in splits',
    paths: ['bounding_box_train', 'bounding_box_test', 'query'].flatMap((half, h) =>
      padded(3, 4, 1 + 3 * h).flatMap((id, i) =>
        upTo(4).map(
          (n) => `${half}/${id}_c${n}s1_${pad(151 + 37 * n + 1009 * i + 4013 * h, 6)}_00.jpg`,
        ),
      ),
    ),
    person: match(/\/(\d+)_/),
  },
  {
    name: 'subject and expression',
    paths: made('subject%.%.gif', padded(5, 2), ['happy', 'sad', 'normal', 'wink', 'glasses']),
    person: match(/(subject\d+)/),
  },
  {
    name: 'subject and expression, no ending',
    paths: made('subject%.%', padded(5, 2), ['happy', 'sad', 'normal', 'wink', 'glasses']),
    person: match(/(subject\d+)/),
  },
  {
    name: 'person and pose codes',
    paths: made('yaleB%_P00A%E+00.jpg', padded(5, 2, 11), ['+000', '-010', '+035']),
    person: match(/(yaleB\d+)/),
  },
  {
    name: 'person and pose codes in folders',
    paths: padded(4, 2).flatMap((n) =>
      made('CroppedYale/yaleB%/yaleB%_P00A%E+00.jpg', [n], [n], ['+000', '-010', '+035']),
    ),
    person: match(/\/(yaleB\d+)/),
  },
  {
    name: 'id, date, pose',
    paths: padded(5, 5).flatMap((id, i) =>
      made('%_%_%.ppm.jpg', [id], [930831 + i * 7], ['fa_a', 'fb', 'hl']),
    ),
    person: match(/^(\d+)/),
  },
  {
    name: 'id, then poses in folders',
    paths: made('cfp/%/%/%.jpg', padded(5, 3), ['frontal', 'profile'], padded(3, 2)),
    person: folder(1),
  },
  {
    name: 'a sort before the name',
    paths: [
      ...made('male.%.%.jpg', ['asamma', 'bkain', 'dmalik'], upTo(3)),
      ...made('female.%.%.jpg', ['ekavaz', 'lfso'], upTo(3)),
    ],
    person: match(/\.(\w+)\.\d/),
  },
  {
    name: 'sorts as folders',
    paths: [
      ...made('male/%/%.1.jpg', ['asamma', 'bkain', 'dmalik'], ['asamma', 'x', 'y']),
      ...made('female/%/%.1.jpg', ['ekavaz', 'lfso'], ['p', 'q']),
    ],
    person: folder(1),
  },
  {
    name: 'sorts as folders over names',
    paths: [
      ...made('men/%_%.jpg', ['Alan', 'Bob', 'Carl'], upTo(3)),
      ...made('women/%_%.jpg', ['Dora', 'Eva'], upTo(3)),
    ],
    person: match(/\/(\w+)_/),
  },
  {
    name: 'id and further numbers',
    paths: upTo(5).flatMap((n) =>
      upTo(3).map((k) => `nm000010${n}_rm${46373120 + n * 1117 + k}_1955-1-6_200${k}.jpg`),
    ),
    person: match(/^(nm\d+)/),
  },
  {
    name: 'ages and sorts only',
    paths: upTo(40).map(
      (n) => `${20 + ((n * n) % 7)}_${n % 2}_${(n * 5) % 3}_2017011617452${pad(n, 4)}.jpg`,
    ),
    person: all(null),
  },
  {
    name: 'letters and numbers',
    paths: made('S%_G%_%.png', padded(4, 3), padded(3, 3), padded(2, 4)),
    person: match(/^(S\d+)/),
  },
  { name: 'camera names', paths: made('IMG_%.jpg', padded(9, 4, 1201)), person: all(null) },
  {
    name: 'camera names by date',
    paths: made('2023/%/IMG_%.jpg', padded(3, 2), padded(4, 4)),
    person: all(null),
  },
  { name: 'numbers only', paths: made('%.jpg', padded(9, 6)), person: all(null) },
  {
    name: 'spellings',
    paths: [
      'Ada/1.jpg',
      'ada/2.jpg',
      'Ada /3.jpg',
      'José/1.jpg',
      'José/2.jpg',
      'Ben/1.jpg',
      'Ben/2.jpg',
    ],
    person: (path) => (/^ada/i.test(path) ? 'ada' : /^Jos/.test(path) ? 'jose' : 'ben'),
  },
  {
    name: 'videos within',
    paths: FULL.flatMap((name, i) => made(`${name}/%/%.jpg`, upTo(1 + (i % 3), 0), upTo(3))),
    person: folder(0),
  },
  {
    name: 'conditions above',
    paths: made('%/%/%.jpg', ['monday', 'friday'], NAMES, upTo(2)),
    person: folder(1),
  },
  {
    name: 'as many conditions as people',
    paths: made('%/%/%.jpg', ['Ada', 'Ben'], ['beach', 'office'], upTo(3)),
    person: folder(0),
    isOpen: true,
  },
  {
    name: 'cameras above',
    paths: made('%/person_%.png', ['cam_a', 'cam_b'], padded(5, 4)),
    person: match(/(person_\d+)/),
  },
  {
    name: 'views above',
    paths: made('%/%.jpg', ['front', 'side', 'up'], NAMES),
    person: match(/\/(\w+)\./),
  },
  {
    name: 'splits over numbers',
    paths: made('%/%.jpg', ['train', 'test'], padded(6, 4)),
    person: all(null),
  },
  {
    name: 'emotions only',
    paths: made('%/%/im%.png', ['train', 'test'], ['angry', 'happy', 'sad'], upTo(3)),
    person: all(null),
  },
  {
    name: 'ids under sorts of ware',
    paths: [
      ...made('img/WOMEN/Dresses/id_%/0%_front.jpg', padded(3, 8), upTo(3)),
      ...made('img/WOMEN/Skirts/id_%/0%_front.jpg', padded(3, 8, 4), upTo(3)),
      ...made('img/MEN/Shorts/id_%/0%_front.jpg', padded(3, 8, 7), upTo(3)),
    ],
    person: match(/(id_\d+)/),
    kind: 'things',
  },
  {
    name: 'classes of things',
    paths: made('%/%.jpg', ['cat', 'dog', 'horse'], upTo(4)),
    person: folder(0),
    kind: 'things',
  },
  {
    name: 'digits',
    paths: made('mnist/%/%.png', upTo(10, 0), upTo(3)),
    person: folder(1),
    kind: 'characters',
  },
  {
    name: 'big and small letters',
    paths: made('%/%.png', ['a', 'A', 'b', 'B'], upTo(3)),
    person: folder(0),
    kind: 'characters',
  },
  {
    name: 'folders with a view in the name',
    paths: made('%_%/%.jpg', ['ada', 'ben', 'cleo'], ['front', 'side'], upTo(3)),
    person: match(/^(\w+?)_/),
  },
  {
    name: 'folders with a number in the name',
    paths: made('%_%/%.jpg', ['Ada', 'Ben', 'Cleo'], [1, 2], upTo(3)),
    person: match(/^(\w+)\//),
    isOpen: true,
  },
  {
    name: 'loose beside folders',
    paths: [...made('%/%.jpg', ['anna', 'bob'], upTo(3)), 'carla_1.jpg', 'carla_2.jpg'],
    person: (path) => /^\w+?(?=[/_])/.exec(path)![0],
  },
  {
    name: 'age between letters',
    paths: made('%A%.JPG', padded(5, 3), ['02', '14', '33']),
    person: match(/^(\d+)/),
  },
  {
    name: 'signatures, folders by name',
    paths: made('%/%/sig_%.png', NAMES, ['genuine', 'forged'], padded(4, 2, 0)),
    person: match(/^(\w+)\/(\w+)/),
    kind: 'signatures',
  },
  {
    name: 'signatures, names of photos',
    paths: made('%/%_%.png', ['original', 'forgery'], NAMES, upTo(3)),
    person: match(/^(\w+)\/([A-Z][a-z]+)/),
    kind: 'signatures',
  },
  {
    name: 'signatures, all in one folder',
    paths: made('%_%_%.png', NAMES, ['genuine', 'forged'], upTo(3)),
    person: match(/^([A-Z][a-z]+)_(\w+)_/),
    kind: 'signatures',
  },
  {
    name: 'signatures, the forger before the signer',
    paths: [
      ...padded(3, 3).flatMap((who) => made(`Genuine/NISDCC-${who}_${who}_%_6g.PNG`, padded(3, 3))),
      ...made('Forged/NISDCC-%_%_%_6g.PNG', ['021', '022'], padded(3, 3), padded(2, 3)),
    ],
    person: match(/^(\w+)\/NISDCC-\d+_(\d+)/),
    kind: 'signatures',
  },
  {
    name: 'irises, each eye a class',
    paths: made('iris/%/%/aeval%.bmp', upTo(5), ['left', 'right'], upTo(4)),
    person: match(/s\/(\d+\/\w+)/),
    isOpen: true,
  },
  {
    name: 'palms, each hand a class',
    paths: made('%/%_%.bmp', ['Left Hand', 'Right Hand'], padded(5, 3), upTo(4)),
    person: match(/^(\w+) Hand\/(\d+)/),
    isOpen: true,
  },
  {
    name: 'fingers, each a class',
    paths: made(
      'fingerprints/%/%/%_%.bmp',
      padded(4, 3),
      ['left', 'right'],
      ['index', 'ring'],
      [1, 2],
    ),
    person: match(/s\/(\d+\/\w+\/\w+)_/),
    isOpen: true,
  },
  {
    name: 'left and right of numbers',
    paths: made('%/%/%.bmp', padded(5, 3), ['left', 'right'], upTo(3)),
    person: folder(0),
    isOpen: true,
  },
  {
    name: 'a number and words of views',
    paths: made('%_%.jpg', padded(6, 3), ['open_eyes', 'closed_eyes', 'big_smile', 'with-hat']),
    person: match(/^(\d+)/),
  },
  ...['WhatsApp Image 2023-01-0% at 10.2%.13.jpeg', 'FB_IMG_16%34729%3.jpg', 'Foto %%.jpg'].map(
    (pattern) => ({
      name: `names by an app: ${pattern}`,
      paths: made(pattern, [1, 2, 3], [4, 5]),
      person: all(null),
    }),
  ),
  {
    name: 'two folders of the same numbers',
    paths: made('%/%.jpg', ['A', 'B'], padded(8, 3)),
    person: match(/(\d+)\./),
    isOpen: true,
  },
  {
    name: 'before and after',
    paths: made('%/%.jpg', ['before', 'after'], upTo(8)),
    person: match(/(\d+)\./),
    isOpen: true,
  },
  {
    name: 'two people of the same numbers',
    paths: made('%/%.jpg', ['Ada', 'Ben'], upTo(8)),
    person: folder(0),
  },
  {
    name: 'pairs as folders',
    paths: made('pair_%/%.jpg', padded(6, 3), ['a', 'b']),
    person: folder(0),
    isOpen: true,
  },
  {
    name: 'folders of nobody beside people',
    paths: [
      ...made('%/%.jpg', ['Ada', 'Ben', 'Cleo'], upTo(3)),
      ...made('%/%.jpg', ['unsorted', 'Photos from 2019'], upTo(3)),
    ],
    person: (path) => /^[ABC]\w+/.exec(path)?.[0] ?? null,
  },
  {
    name: 'folders of a camera',
    paths: made('DCIM/%/%.JPG', ['100CANON', '101CANON'], padded(4, 4)),
    person: all(null),
  },
  {
    name: 'folders of a thousand',
    paths: [...made('00000/%.png', padded(6, 5, 0)), ...made('01000/%.png', padded(6, 5, 1000))],
    person: all(null),
  },
  {
    name: 'people photographed one after the other',
    paths: ['Ada', 'Ben Ray', 'Cleo'].flatMap((name, i) =>
      upTo(4).map((take) => `${name}/IMG_${1230 + 4 * i + Number(take)}.jpg`),
    ),
    person: (path) => path.split('/')[0]!,
  },
  {
    name: 'folders of occasions',
    paths: made('%/IMG_%.jpg', ['Wedding', 'Spain 2019'], padded(4, 4)),
    person: all(null),
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'one photo each',
    paths: ['known_people/ada.png', 'known_people/ben.png', 'unknown_pictures/unknown1.png'],
    person: (path) => /(ada|ben)/.exec(path)?.[0] ?? null,
    isOpen: true,
  },
  {
    name: 'a number, then fingers',
    paths: made('Real/%__M_%_%_finger.BMP', upTo(9), ['Left', 'Right'], ['index', 'ring']),
    person: match(/\/(\d+__M_\w+)_f/),
    isOpen: true,
  },
  {
    name: 'kinds of kin',
    paths: [
      ...made('images/father-dau/fd_%_%.jpg', padded(5, 3), [1, 2]),
      ...made('images/mother-son/ms_%_%.jpg', padded(5, 3), [1, 2]),
    ],
    person: match(/(\w+)\.jpg/),
    isOpen: true,
  },
  {
    name: 'triplets in folders of their own',
    paths: made('triplets/%/%.jpg', upTo(5, 0), ['anchor', 'positive', 'negative']),
    person: (path) => `${/neg/.test(path)} ${/\d+/.exec(path)![0]}`,
    isOpen: true,
  },
  {
    name: 'a copy of a folder',
    paths: [...made('person %/%.jpg', upTo(3), upTo(3)), ...made('Person 1 (2)/%.jpg', upTo(3))],
    person: match(/erson (\d)/),
    isOpen: true,
  },
  {
    name: 'a number and a letter',
    paths: made('%%.jpg', upTo(8), ['a', 'b']),
    person: match(/^(\d+)/),
    isOpen: true,
  },
  {
    name: 'a view and a number',
    paths: made('%_%.jpg', ['smile', 'angry'], padded(6, 3)),
    person: match(/(\d+)/),
    isOpen: true,
  },
  {
    name: 'a number and small words',
    paths: made('%_%.jpg', padded(9, 3), ['ada', 'ben', 'cleo']),
    person: match(/_(\w+)/),
    isOpen: true,
  },
  {
    name: 'teams of the same names',
    paths: made('%/%.jpg', ['Team A', 'Team B'], ['ada', 'ben', 'cleo']),
    person: match(/\/(\w+)/),
    isOpen: true,
  },
  {
    name: 'one word before all numbers',
    paths: made('istockphoto-%.jpg', padded(8, 5)),
    person: () => 'istockphoto',
    isOpen: true,
  },
  ...['Kopie', 'copia', 'копия', '副本', 'Edit', 'bearbeitet'].map((word) => ({
    name: `copies called ${word}`,
    paths: made('%%.jpg', NAMES, ['', ` - ${word}`, ` - ${word} (2)`]),
    person: match(/^(\w+)/),
  })),
  ...['Kopie', 'копия'].map((word) => ({
    name: `folders copied as ${word}`,
    paths: made('%%/%.jpg', NAMES, ['', ` - ${word}`], upTo(2)),
    person: match(/^(\w+)/),
    isOpen: true,
  })),
  {
    name: 'numbered by Windows',
    paths: made('%%.jpg', NAMES, ['', ' (1)', ' (2)']),
    person: match(/^(\w+)/),
  },
  {
    name: 'a program’s albums',
    paths: made('Takeout/Google Photos/%/IMG_2020010%_1234.jpg', NAMES, upTo(3)),
    person: folder(2),
  },
  {
    name: 'a program’s years',
    paths: made('Takeout/Google Photos/Photos from %/IMG_%.jpg', [2018, 2019], padded(4, 4)),
    person: all(null),
  },
  {
    name: 'views in German',
    paths: made('%/%/%.jpg', NAMES, ['vorne', 'links', 'rechts'], upTo(3)),
    person: folder(0),
  },
  {
    name: 'views in Spanish, above',
    paths: made('%/%/%.jpg', ['frente', 'perfil', 'izquierda'], NAMES.slice(0, 4), upTo(3)),
    person: folder(1),
  },
  {
    name: 'kinds of photo in Russian, above names',
    paths: made('%/%.jpg', ['паспорт', 'селфи'], ['Иванов', 'Петров', 'Козлов']),
    person: match(/\/(\p{L}+)/u),
  },
  {
    name: 'parts of a set in Chinese',
    paths: [
      ...made('训练集/%/%.jpg', ['张三', '李四', '陈七'], upTo(3)),
      ...made('测试集/%/%.jpg', ['王五', '赵六'], upTo(3)),
    ],
    person: folder(1),
  },
  {
    name: 'sorts in Japanese',
    paths: [
      ...made('男/%/%.jpg', ['太郎', '次郎'], upTo(3)),
      ...made('女/%/%.jpg', ['花子', '明子'], upTo(3)),
    ],
    person: folder(1),
  },
  ...(
    [
      ['Unterschriften', 'echt', 'gefälscht'],
      ['firmas', 'genuinas', 'falsas'],
      ['assinaturas', 'verdadeiras', 'falsificadas'],
      ['подписи', 'подлинные', 'поддельные'],
    ] as const
  ).map(([above, own, forged]): Layout => ({
    name: `signatures, called ${above}`,
    paths: made(`${above}/%/%/%.png`, ['Meier', 'Okri', 'Laine'], [own, forged], upTo(4)),
    person: (path) => path.split('/').slice(1, 3).join('/'),
    kind: 'signatures',
  })),
  {
    name: 'signatures, Dutch words in names',
    paths: made('Handtekeningen/%/%_%.png', padded(5, 3), ['echt', 'vals'], upTo(4)),
    person: match(/\/(\d+)\/(\p{L}+)/u),
    kind: 'signatures',
  },
  {
    name: 'a lettered number and as many small words',
    paths: made('%.%.jpg', ['s01', 's02', 's03'], ['one', 'two', 'three']),
    person: match(/^(\w+)\./),
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'pupils on one photo each, year by year',
    paths: made('%/%.jpg', ['5a', '6a', '7a'], ['Ada Okri', 'Ben Laine', 'Cleo Arnold']),
    person: match(/\/(.+)\./),
    isOpen: true,
  },
  {
    name: 'people called alike in pairs',
    paths: made('%/%/%.jpg', ['Pair01', 'Pair02', 'Pair03'], ['TwinA', 'TwinB'], upTo(3)),
    person: match(/^(\w+\/\w+)/),
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'clips of each, numbered in the folder’s name',
    paths: made('id%_000%/%.png', upTo(4, 0), upTo(2), padded(3, 5)),
    person: match(/^(id\d+)/),
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'kinds of kin, one folder',
    paths: made('KinFaceW-I/father-dau/fd_%_%.jpg', padded(6, 3), [1, 2]),
    person: match(/(fd_\d+_\d+)/),
    isOpen: true,
  },
  {
    name: 'a folder of a camera alone',
    paths: made('DCIM/100APPLE/IMG_%.HEIC', padded(9, 4, 1001)),
    person: all(null),
  },
  {
    name: 'animals by number',
    paths: made('cats/%/%.jpg', padded(5, 4), upTo(4)),
    person: folder(1),
    kind: 'things',
  },
  {
    name: 'a number and a name without a space',
    paths: ['Ada', 'Ben', 'Cleo'].flatMap((name, i) =>
      padded(4, 2, 4 * i + 1).map((n) => `${n}${name}.jpg`),
    ),
    person: match(/\d(\p{L}+)/u),
  },
  {
    name: 'a number and a Chinese name without a space',
    paths: ['张三', '李四', '王五'].flatMap((name, i) =>
      padded(4, 2, 4 * i + 1).map((n) => `${n}${name}.jpg`),
    ),
    person: match(/\d(\p{L}+)/u),
  },
  {
    name: 'Cyrillic names',
    paths: made('% %.jpg', ['Анна Иванова', 'Борис Петров', 'Виктор Цой'], upTo(3)),
    person: match(/^(\S+ \S+) /),
  },
  {
    name: 'Chinese names',
    paths: made('%%.jpg', ['张伟', '王芳', '李娜'], upTo(3)),
    person: match(/^(\D+)\d/),
  },
  {
    name: 'Arabic names',
    paths: made('%_%.jpg', ['أحمد', 'فاطمة', 'محمد'], upTo(3)),
    person: match(/^(\D+)_/),
  },
  {
    name: 'folders with emoji',
    paths: made('%/%.jpg', ['Ada 😀', 'Ben 🎉', '❤️'], upTo(3)),
    person: folder(0),
  },
]
