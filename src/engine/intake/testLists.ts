/** Lists as people have them, over the same twelve photos, and what has to come of each, for tests. */
import { made, upTo } from './grouping/testLayouts'

export interface ListSample {
  readonly name: string
  readonly file: string
  readonly text: string | Uint8Array<ArrayBuffer>
  /** The photos; those in folders where absent. */
  readonly photos?: readonly string[]
  /** Lists that come with it. */
  readonly also?: readonly (readonly [file: string, text: string])[]
  readonly wanted: Wanted
}

/** What has to come of it; every row but that it was read is a part of it. */
export interface Wanted {
  /** Pairs found, and those that are same: `1` and `0` by pair. */
  readonly same?: string
  readonly folds?: readonly string[]
  /** Photos that it names a person for, and people. */
  readonly people?: readonly [photos: number, people: number]
  /** Rows beside the one that it was read: code, and a part of what is said. */
  readonly rows?: readonly (readonly [code: string, text: string])[]
}

export const FOLDERS = made('faces/%/%.jpg', ['Ada', 'Ben', 'Cleo'], upTo(4))
const LOOSE = made('img/%_%.jpg', ['ada', 'ben', 'cleo'], upTo(4))
/** Names that tell nothing. */
export const OPAQUE = upTo(12).map((n) => `images/x${(n * 7919).toString(36)}${n}.jpg`)
const LFW = ([] as string[]).concat(
  ['Ada_B', 'Ben_C', 'Cleo_D'].flatMap((name) =>
    upTo(4).map((n) => `lfw/${name}/${name}_000${n}.jpg`),
  ),
)

type Pair = readonly [string, string, 0 | 1]
/** A same pair and a different one of each, six in all. */
const PAIRS: readonly Pair[] = [
  ['Ada/1.jpg', 'Ada/2.jpg', 1],
  ['Ada/1.jpg', 'Ben/1.jpg', 0],
  ['Ben/1.jpg', 'Ben/2.jpg', 1],
  ['Ben/2.jpg', 'Cleo/1.jpg', 0],
  ['Cleo/1.jpg', 'Cleo/2.jpg', 1],
  ['Cleo/3.jpg', 'Ada/3.jpg', 0],
]
const RIGHT = { same: '101010' } as const

interface Form {
  readonly mark?: string
  readonly end?: string
  readonly head?: string
  readonly label?: (same: 0 | 1) => string
  readonly path?: (path: string) => string
  readonly row?: (a: string, b: string, label: string, i: number) => string
}
function text({
  mark = ',',
  end = '\n',
  head,
  label = String,
  path = (p) => p,
  row,
}: Form = {}): string {
  const lines = PAIRS.map(([a, b, same], i) =>
    row ? row(path(a), path(b), label(same), i) : [path(a), path(b), label(same)].join(mark),
  )
  return [...(head === undefined ? [] : [head]), ...lines].join(end) + end
}
const words = (same: string, different: string) => (is: 0 | 1) => (is ? same : different)
const csv = (name: string, form: Form, wanted: Wanted = RIGHT): ListSample => ({
  name,
  file: 'pairs.csv',
  text: text(form),
  wanted,
})
const txt = (name: string, form: Form, wanted: Wanted = RIGHT): ListSample => ({
  name,
  file: 'list.txt',
  text: text(form),
  wanted,
})
const utf16 = (source: string, big: boolean, mark: boolean) => {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${source}`, 'utf16le')
  return new Uint8Array(big ? bytes.swap16() : bytes)
}
const people = (rows: readonly string[]) => `${rows.join('\n')}\n`
const who = FOLDERS.map((path) => path.split('/')[1]!)
const refused = (
  name: string,
  file: string,
  source: string,
  code: string,
  said: string,
): ListSample => ({ name, file, text: source, wanted: { rows: [[code, said]] } })

export const LISTS: readonly ListSample[] = [
  csv('plain', {}),
  csv('a header', { head: 'path_a,path_b,same' }),
  csv('CRLF', { end: '\r\n', head: 'a,b,label' }),
  csv('semicolons', { mark: ';' }),
  csv('tabs', { mark: '\t' }),
  csv('pipes', { mark: '|' }),
  csv('pipes with spaces', { mark: ' | ' }),
  txt('spaces', { mark: ' ' }),
  txt('several spaces', { mark: '   ' }),
  txt('tabs in a text', { mark: '\t' }),
  txt('commas in a text', { mark: ', ' }),
  csv('quotes', { row: (a, b, label) => `"${a}","${b}","${label}"` }),
  csv('quotes after spaces', { row: (a, b, label) => `"${a}", "${b}", ${label}` }),
  csv('separators that change', { row: (a, b, label, i) => [a, b, label].join(i % 2 ? ';' : ',') }),
  csv('comments', { head: '# made by hand\n// a, b, same' }),
  csv('the label first', { row: (a, b, label) => `${label},${a},${b}`, head: 'label,left,right' }),
  csv('the label in the middle', { row: (a, b, label) => `${a},${label},${b}` }),
  csv('a count of lines', {
    row: (a, b, label, i) => `${i},${a},${b},${label}`,
    head: ',img1,img2,label',
  }),
  csv('a count of lines, no header', { row: (a, b, label, i) => `${i},${a},${b},${label}` }),
  csv('paths without endings', { path: (path) => path.replace('.jpg', '') }),
  csv(
    'another ending',
    { path: (path) => path.replace('.jpg', '.png') },
    {
      rows: [
        ['list_line', 'is not among the photos'],
        ...Array<readonly [string, string]>(5).fill(['list_line', 'not among']),
      ],
      same: '',
    },
  ),
  csv('Windows paths', { path: (path) => `C:\\faces\\${path.replace('/', '\\')}` }),
  csv('paths of another machine', { path: (path) => `/home/me/data/faces/${path}` }),
  csv('paths with ./', { path: (path) => `./${path}` }),
  csv('big letters', { path: (path) => path.toUpperCase() }),
  csv('true and false', { label: words('True', 'False'), head: 'a,b,match' }),
  csv('yes and no', { label: words('yes', 'no') }),
  csv('Y and N', { label: words('Y', 'N') }),
  csv('T and F', { label: words('T', 'F') }),
  csv('1 and −1', { label: words('1', '-1') }),
  csv('fractions', { label: words('1.0', '0.0') }),
  csv('0 for same, told by the folders', { label: words('0', '1') }),
  csv('0 for same, told by the header', { label: words('0', '1'), head: 'a,b,different' }),
  csv('1 and 2', { label: words('1', '2') }),
  csv('2 and 1', { label: words('2', '1') }),
  csv('same and different', { label: words('same', 'different') }),
  csv('same and diff', { label: words('SAME', 'diff') }),
  csv('positive and negative', { label: words('positive', 'negative') }),
  csv('pos and neg', { label: words('pos', 'neg') }),
  csv('similar and dissimilar', { label: words('similar', 'dissimilar') }),
  csv('genuine and impostor', { label: words('genuine', 'impostor') }),
  csv('genuine and forged', { label: words('genuine', 'forged') }),
  csv('match and nonmatch', { label: words('match', 'non-match') }),
  csv('match and mismatch', { label: words('match', 'mismatch') }),
  csv('kin and non-kin', { label: words('kin', 'non-kin') }),
  csv('same person and different person', { label: words('same person', 'different person') }),
  csv('words of another language, told by the folders', { label: words('gleich', 'verschieden') }),
  csv(
    'folds',
    { head: 'fold,a,b,same', row: (a, b, label, i) => `${(i >> 1) + 1},${a},${b},${label}` },
    { ...RIGHT, folds: ['1', '2', '3'] },
  ),
  csv(
    'splits',
    {
      head: 'a,b,same,split',
      row: (a, b, label, i) => `${a},${b},${label},${i < 4 ? 'train' : 'test'}`,
    },
    { ...RIGHT, folds: ['train', 'test'] },
  ),
  csv(
    'anchors and positives alone',
    {
      head: 'anchor,positive',
      row: (a, _, label, i) => (label === '1' ? `${a},${PAIRS[i]![1]}` : ''),
    },
    { same: '111' },
  ),
  {
    name: 'a byte-order mark',
    file: 'pairs.csv',
    text: `\ufeff${text({ head: 'a,b,same' })}`,
    wanted: RIGHT,
  },
  {
    name: 'UTF-16, little end first',
    file: 'pairs.csv',
    text: utf16(text(), false, true),
    wanted: RIGHT,
  },
  {
    name: 'UTF-16, big end first',
    file: 'pairs.csv',
    text: utf16(text(), true, true),
    wanted: RIGHT,
  },
  {
    name: 'UTF-16 without its mark',
    file: 'pairs.csv',
    text: utf16(text(), false, false),
    wanted: RIGHT,
  },
  {
    name: 'names that no two files share',
    file: 'pairs.csv',
    photos: LOOSE,
    text: text({ path: (path) => `/data/${path.toLowerCase().replace('/', '_')}` }),
    wanted: RIGHT,
  },
  {
    name: 'names with spaces and commas',
    file: 'pairs.csv',
    photos: ['a/Ada, one.jpg', 'a/Ada, two.jpg', 'b/Ben three.jpg', 'b/Ben four.jpg'],
    text: '"a/Ada, one.jpg","a/Ada, two.jpg",1\n"a/Ada, one.jpg",b/Ben three.jpg,0\nb/Ben three.jpg,b/Ben four.jpg,1\n',
    wanted: { same: '101' },
  },
  {
    name: 'names that tell nothing',
    file: 'pairs.csv',
    photos: OPAQUE,
    text: people(
      [0, 2, 4, 6].flatMap((i) => [
        `${OPAQUE[i]},${OPAQUE[i + 1]},1`,
        `${OPAQUE[i]},${OPAQUE[i + 2]},0`,
      ]),
    ),
    wanted: { same: '10101010', rows: [['list_asked', 'as is usual']] },
  },
  {
    name: 'words that nothing tells the meaning of',
    file: 'pairs.csv',
    photos: OPAQUE,
    text: people(
      [0, 2, 4, 6].flatMap((i) => [
        `${OPAQUE[i]},${OPAQUE[i + 1]},rel`,
        `${OPAQUE[i]},${OPAQUE[i + 2]},kip`,
      ]),
    ),
    wanted: { same: '10101010', rows: [['list_asked', 'not sure which']] },
  },
  {
    name: 'triplets',
    file: 'triplets.csv',
    text: 'anchor,positive,negative\nAda/1.jpg,Ada/2.jpg,Ben/1.jpg\nBen/1.jpg,Ben/2.jpg,Cleo/1.jpg\n',
    wanted: { same: '1010' },
  },
  {
    name: 'triplets in another order',
    file: 'triplets.csv',
    text: 'negative,anchor,positive\nBen/1.jpg,Ada/1.jpg,Ada/2.jpg\nCleo/1.jpg,Ben/1.jpg,Ben/2.jpg\n',
    wanted: { same: '1010' },
  },
  {
    name: 'triplets without a header',
    file: 'triplets.txt',
    text: 'Ada/1.jpg Ada/2.jpg Ben/1.jpg\nBen/1.jpg Ben/2.jpg Cleo/1.jpg\n',
    wanted: { same: '1010' },
  },
  {
    name: 'LFW pairs',
    file: 'pairs.txt',
    photos: LFW,
    text: '2\t1\nAda_B\t1\t2\nAda_B\t1\tBen_C\t1\nBen_C\t1\t2\nBen_C\t2\tCleo_D\t1\n',
    wanted: { same: '1010', folds: ['1', '2'] },
  },
  {
    name: 'LFW pairs for development',
    file: 'pairsDevTrain.txt',
    photos: LFW,
    text: '2\nAda_B\t1\t2\nBen_C\t1\t2\nAda_B\t1\tBen_C\t1\nBen_C\t2\tCleo_D\t1\n',
    wanted: { same: '1100', folds: ['train'] },
  },
  {
    name: 'LFW pairs as a table',
    file: 'pairs.csv',
    photos: LFW,
    text: 'name,imagenum1,imagenum2,\nAda_B,1,2,\nBen_C,1,2,\nAda_B,1,Ben_C,1\nBen_C,2,Cleo_D,1\n',
    wanted: { same: '1100' },
  },
  {
    name: 'LFW same pairs as a table',
    file: 'matchpairsDevTest.csv',
    photos: LFW,
    text: 'name,imagenum1,imagenum2\nAda_B,1,2\nBen_C,1,2\n',
    wanted: { same: '11', folds: ['test'] },
  },
  {
    name: 'LFW different pairs as a table',
    file: 'mismatchpairsDevTrain.csv',
    photos: LFW,
    text: 'name,imagenum1,name,imagenum2\nAda_B,1,Ben_C,2\nBen_C,1,Cleo_D,2\n',
    wanted: { same: '00', folds: ['train'] },
  },
  refused(
    'LFW people',
    'people.csv',
    'name,images\nAda,4\nBen,4\nCleo,4\n',
    'not_a_photo',
    'names people and how many photos',
  ),
  refused(
    'LFW people as a text',
    'peopleDevTrain.txt',
    '3\nAda\t4\nBen\t4\nCleo\t4\n',
    'not_a_photo',
    'names people and how many photos',
  ),
  {
    name: 'same pairs by the name of the file',
    file: 'positive_pairs.txt',
    text: 'Ada/1.jpg Ada/2.jpg\nBen/1.jpg Ben/2.jpg\n',
    wanted: { same: '11' },
  },
  {
    name: 'different pairs by the name of the file',
    file: 'negative_pairs.csv',
    text: 'Ada/1.jpg,Ben/2.jpg\nBen/1.jpg,Cleo/2.jpg\n',
    wanted: { same: '00' },
  },
  ...(
    [
      ['ναι', 'όχι'],
      ['כן', 'לא'],
      ['예', '아니오'],
      ['co\u0301', 'không'],
      ['ИСТИНА', 'ЛОЖЬ'],
      ['VRAI', 'FAUX'],
      ['✓', '✗'],
      ['==', '!='],
    ] as const
  ).map(([yes, no]): ListSample =>
    csv(`pairs with “${yes}” and “${no}”`, { label: words(yes, no) }),
  ),
  csv('a column of what differs, in German', {
    head: 'a,b,unterschiedlich',
    label: words('nein', 'ja'),
  }),
  {
    name: 'words that nothing tells the meaning of, under a name that says what yes means',
    file: 'pairs.csv',
    photos: OPAQUE,
    text: people([
      'a,b,same',
      ...[0, 2, 4, 6].flatMap((i) => [
        `${OPAQUE[i]},${OPAQUE[i + 1]},rel`,
        `${OPAQUE[i]},${OPAQUE[i + 2]},kip`,
      ]),
    ]),
    wanted: { same: '10101010', rows: [['list_asked', 'not sure which']] },
  },
  ...[
    'Datei;Klasse;Schüler',
    'fichier;classe;élève',
    'archivo;clase;alumno',
    'file;class;学生',
  ].map((head): ListSample => ({
    name: `people beside their classes: ${head}`,
    file: 'list.csv',
    photos: OPAQUE,
    text: people([head, ...OPAQUE.map((path, i) => `${path};${i < 8 ? '5a' : '5b'};${who[i]}`)]),
    wanted: { people: [12, 3] },
  })),
  {
    name: 'wares beside their sorts',
    file: 'list.csv',
    photos: OPAQUE,
    text: people([
      'image,category,sku',
      ...OPAQUE.map((path, i) => `${path},${i < 8 ? 'shoe' : 'bag'},A${i >> 2}7`),
    ]),
    wanted: { people: [12, 3] },
  },
  {
    name: 'a class and what may be who, unlike as they are',
    file: 'list.csv',
    photos: OPAQUE,
    text: people([
      'image,class,fellow',
      ...OPAQUE.map((path, i) => `${path},${i < 8 ? '5a' : '5b'},${who[i]}`),
    ]),
    wanted: { people: [12, 3], rows: [['list_asked', 'each tell {pictures} apart']] },
  },
  {
    name: 'first and last names',
    file: 'list.csv',
    photos: OPAQUE,
    text: people([
      'photo,first_name,last_name',
      ...OPAQUE.map((path, i) => `${path},${i < 8 ? 'Ada' : 'Ben'},${i < 4 ? 'Okri' : 'Laine'}`),
    ]),
    wanted: { people: [12, 3] },
  },
  ...(
    [
      ['forged', '1', '0'],
      ['genuine', '0', '1'],
      ['type', 'forged', 'genuine'],
    ] as const
  ).map(([head, forged, own]): ListSample => ({
    name: `signers and forged signatures of theirs: ${head}`,
    file: 'list.csv',
    photos: OPAQUE,
    text: people([
      `file,signer,${head}`,
      ...OPAQUE.map((path, i) => `${path},${who[i]},${i % 2 ? forged : own}`),
    ]),
    wanted: { people: [12, 6] },
  })),
  refused(
    'sorts of people, no header',
    'list.csv',
    people(FOLDERS.map((path, i) => `${path},${i % 2 ? 'weiblich' : 'männlich'}`)),
    'not_a_photo',
    'are a sort or a split',
  ),
  {
    name: 'people, a header',
    file: 'labels.csv',
    text: people(['filename,person', ...FOLDERS.map((path, i) => `${path},${who[i]}`)]),
    wanted: { people: [12, 3] },
  },
  {
    name: 'people, the person first',
    file: 'people.csv',
    text: people(['id,image', ...FOLDERS.map((path, i) => `${who[i]},${path}`)]),
    wanted: { people: [12, 3] },
  },
  {
    name: 'people, image_id and label',
    file: 'train.csv',
    photos: OPAQUE,
    text: people(['image_id,label', ...OPAQUE.map((path, i) => `${path.slice(7, -4)},${i >> 2}`)]),
    wanted: { people: [12, 3] },
  },
  {
    name: 'people as CelebA has them',
    file: 'identity_CelebA.txt',
    photos: upTo(12).map((n) => `img/${String(n).padStart(6, '0')}.jpg`),
    text: people(upTo(12).map((n) => `${String(n).padStart(6, '0')}.jpg ${2880 + (n % 4)}`)),
    wanted: { people: [12, 4] },
  },
  {
    name: 'people, no header',
    file: 'list.csv',
    photos: OPAQUE,
    text: people(OPAQUE.map((path, i) => `${path};${['w1', 'w2', 'w3', 'w4'][i % 4]}`)),
    wanted: { people: [12, 4] },
  },
  {
    name: 'JSON, rows of pairs',
    file: 'pairs.json',
    text: JSON.stringify(PAIRS.map(([a, b, same]) => ({ a, b, same }))),
    wanted: RIGHT,
  },
  { name: 'JSON, arrays', file: 'pairs.json', text: JSON.stringify(PAIRS), wanted: RIGHT },
  {
    name: 'JSON, a row a line',
    file: 'pairs.jsonl',
    text: PAIRS.map(([left, right, label]) => JSON.stringify({ left, right, label })).join('\n'),
    wanted: RIGHT,
  },
  {
    name: 'JSON, people by photo',
    file: 'who.json',
    text: JSON.stringify(Object.fromEntries(FOLDERS.map((path, i) => [path, who[i]]))),
    wanted: { people: [12, 3] },
  },
  {
    name: 'JSON, photos by person',
    file: 'who.json',
    text: JSON.stringify({ Ada: FOLDERS.slice(0, 4), Ben: FOLDERS.slice(4, 8) }),
    wanted: { people: [8, 2] },
  },
  {
    name: 'a pair again, and turned',
    file: 'pairs.csv',
    text: `${text()}Ada/2.jpg,Ada/1.jpg,1\nAda/1.jpg,Ben/1.jpg,0\n`,
    wanted: { ...RIGHT, rows: [['list_line', '2 of its lines name a pair again']] },
  },
  {
    name: 'a pair again, with another label',
    file: 'pairs.csv',
    text: `${text()}Ada/2.jpg,Ada/1.jpg,0\n`,
    wanted: {
      ...RIGHT,
      rows: [['list_line', 'It calls a pair different that pairs.csv:1 calls same']],
    },
  },
  {
    name: 'photos that are missing',
    file: 'pairs.csv',
    text: `${text()}${upTo(40)
      .map((n) => `Dora/${n}.jpg,Ada/1.jpg,0\n`)
      .join('')}`,
    wanted: {
      ...RIGHT,
      rows: [
        ...Array<readonly [string, string]>(10).fill(['list_line', 'is not among the photos']),
        ['list_line', '30 more of its lines'],
      ],
    },
  },
  {
    name: 'a label that is none',
    file: 'pairs.csv',
    text: `${text()}Ada/3.jpg,Ada/4.jpg,perhaps\n`,
    wanted: { ...RIGHT, rows: [['list_line', 'The label is “perhaps”']] },
  },
  {
    name: 'a path that is missing',
    file: 'pairs.csv',
    text: `${text()}Ada/3.jpg,,1\n`,
    wanted: { ...RIGHT, rows: [['list_line', 'One of the two paths is missing']] },
  },
  {
    name: 'photos that are called as labels are',
    file: 'pairs.csv',
    photos: ['img/0.jpg', 'img/1.jpg', 'img/2.jpg', 'img/3.jpg'],
    text: '0.jpg,1.jpg,1\n2.jpg,3.jpg,0\n1.jpg,2.jpg,0\n',
    wanted: { same: '100', rows: [['list_asked', 'as is usual']] },
  },
  refused(
    'no labels',
    'list.csv',
    'Ada/1.jpg,Ada/2.jpg\nBen/1.jpg,Cleo/2.jpg\n',
    'list_damaged',
    'no column of labels was found',
  ),
  refused(
    'scores',
    'scores.csv',
    'a,b,c\nAda/1.jpg,Ada/2.jpg,0.83\nBen/1.jpg,Cleo/2.jpg,0.12\nBen/1.jpg,Cleo/3.jpg,0.31\n',
    'list_damaged',
    'no column of labels was found',
  ),
  refused(
    'one path a line',
    'list.csv',
    'Ada/1.jpg,x\nAda/2.jpg,y\n',
    'list_damaged',
    'one was found',
  ),
  refused(
    'splits of photos',
    'list_eval_partition.csv',
    people(['image_id,partition', ...FOLDERS.map((path, i) => `${path},${i % 3}`)]),
    'list_damaged',
    'one was found',
  ),
  ...['Ada %1 %2 %3 %4', 'Ada,%1,%2,%3,%4', 'Ada\t%1\t%2\t%3\t%4'].map((form, i) => ({
    name: `a person and their photos a line, ${['spaces', 'commas', 'tabs'][i]!}`,
    file: 'list.txt',
    photos: OPAQUE,
    text: people(
      ['Ada', 'Ben', 'Cleo'].map((name, p) =>
        form
          .replace('Ada', name)
          .replace(/%(\d)/g, (_, n: string) => OPAQUE[4 * p + Number(n) - 1]!),
      ),
    ),
    wanted: { people: [12, 3] as const },
  })),
  {
    name: 'a person and some photos a line, under a header',
    file: 'list.csv',
    photos: OPAQUE,
    text: `name,img1,img2,img3\nAda,${OPAQUE.slice(0, 3).join()}\nBen,${OPAQUE.slice(3, 5).join()},\nCleo,${OPAQUE.slice(5, 8).join()}\n`,
    wanted: { people: [8, 3] },
  },
  ...['', 'img1,img2,img3,img4\n'].map((head) =>
    refused(
      `four photos a line, ${head === '' ? 'no header' : 'numbered'}`,
      'list.csv',
      head + [0, 4, 8].map((i) => `${FOLDERS.slice(i, i + 4).join()}\n`).join(''),
      'list_damaged',
      'begin it with the person',
    ),
  ),
  refused(
    'the odd one of three',
    'list.csv',
    'a,b,c,odd\nAda/1.jpg,Ada/2.jpg,Ben/1.jpg,3\nBen/1.jpg,Cleo/1.jpg,Cleo/2.jpg,1\n',
    'list_damaged',
    'call the columns anchor',
  ),
  ...['not_same', 'unrelated', 'label (1=different)', 'Imposter', 'verschieden'].map((head) =>
    csv(`0 for same, its column called ${head}`, {
      label: words('0', '1'),
      head: `a,b,${head}`,
    }),
  ),
  csv('what separates on top', {
    mark: ';',
    head: 'sep=;\na;b;different',
    label: words('0', '1'),
  }),
  csv('ja and nein', { label: words('ja', 'nein') }),
  csv('oui and non', { label: words('Oui', 'Non') }),
  csv('si and no', { label: words('sí', 'no') }),
  csv('да and нет', { label: words('да', 'нет') }),
  csv('comments behind', { row: (a, b, label) => `${a},${b},${label} # ok` }),
  txt('comments behind spaces', { row: (a, b, label) => `${a} ${b} ${label}  # ok` }),
  {
    name: 'same pairs and different ones in a file each',
    file: 'positive.txt',
    text: 'Ada/1.jpg Ada/2.jpg\nBen/1.jpg Ben/2.jpg\n',
    also: [['negative.txt', 'Ada/1.jpg Ben/2.jpg\nBen/1.jpg Cleo/2.jpg\n']],
    wanted: { same: '1100', folds: [] },
  },
  {
    name: 'genuine and impostor pairs of two parts in a file each',
    file: 'train_genuine.csv',
    text: 'Ada/1.jpg,Ada/2.jpg\n',
    also: [
      ['train_impostor.csv', 'Ada/1.jpg,Ben/2.jpg\n'],
      ['test_genuine.csv', 'Ben/1.jpg,Ben/2.jpg\n'],
      ['test_impostor.csv', 'Ben/1.jpg,Cleo/2.jpg\n'],
    ],
    wanted: { same: '1010', folds: ['train', 'test'] },
  },
  {
    name: 'pairs of two lines each',
    file: 'pairs_CALFW.txt',
    photos: LOOSE,
    text: 'ada_1.jpg 1\nada_2.jpg 1\nada_1.jpg 0\nben_3.jpg 0\nben_1.jpg 2\nben_2.jpg 2\nben_1.jpg 0\ncleo_2.jpg 0\n',
    wanted: { same: '1010' },
  },
  {
    name: 'one photo that a list names otherwise than its folder',
    file: 'who.csv',
    text: people([
      'filename,person',
      ...FOLDERS.map((path, i) => `${path},${i === 3 ? 'Ben' : who[i]}`),
    ]),
    wanted: {
      people: [12, 3],
      rows: [['label_contradicts', 'as Ben, yet its folder or name says Ada']],
    },
  },
  {
    name: 'labels that go across the folders',
    file: 'labels.csv',
    text: people([
      'filename,label',
      ...FOLDERS.map((path, i) => `${path},${['blue', 'red'][i % 2]!}`),
    ]),
    wanted: { rows: [['list_asked', 'goes across folders and names']] },
  },
  {
    name: 'people who go across the folders, by a column called so',
    file: 'labels.csv',
    text: people(['filename,person', ...FOLDERS.map((path, i) => `${path},p${i % 4}`)]),
    wanted: {
      people: [12, 4],
      rows: [['label_contradicts', 'otherwise than folders and names do']],
    },
  },
  {
    name: 'Latin letters of Excel',
    file: 'who.csv',
    photos: OPAQUE,
    text: new Uint8Array(
      Buffer.from(
        people(['file,person', ...OPAQUE.map((path, i) => `${path},${i % 2 ? 'Zoë' : 'José'}`)]),
        'latin1',
      ),
    ),
    wanted: { people: [12, 2], rows: [['names_guessed', 'Windows-1252']] },
  },
  csv('scores beside labels', {
    head: 'img1,img2,score,label',
    row: (a, b, label, i) => `${a},${b},0.${i + 3}1,${label}`,
  }),
  csv('who is on either photo', {
    head: 'img1,id1,img2,id2',
    row: (a, b) => `${a},${a.split('/')[0]!},${b},${b.split('/')[0]!}`,
  }),
  csv('addresses', { path: (path) => `https://example.org/faces/${path}?w=1` }),
  {
    name: 'escaped paths',
    file: 'pairs.csv',
    photos: ['a/Ada B/1.jpg', 'a/Ada B/2.jpg', 'a/Zoë/1.jpg'],
    text: 'Ada%20B/1.jpg,Ada%20B/2.jpg,1\nAda%20B/1.jpg,Zo%C3%AB/1.jpg,0\n',
    wanted: { same: '10' },
  },
  {
    name: 'JSON, pairs by label',
    file: 'pairs.json',
    text: JSON.stringify({
      same: PAIRS.filter(([, , is]) => is).map(([a, b]) => [a, b]),
      different: PAIRS.filter(([, , is]) => !is).map(([a, b]) => [a, b]),
    }),
    wanted: { same: '111000' },
  },
  {
    name: 'JSON, arrays under a name',
    file: 'pairs.json',
    text: JSON.stringify({ version: 1, pairs: PAIRS }),
    wanted: RIGHT,
  },
  ...[', ', ' '].map((mark) => ({
    name: `a person, a colon and their photos, between them “${mark}”`,
    file: 'who.txt',
    photos: OPAQUE,
    text: people(
      ['Ada L', 'Ben', 'Cleo'].map(
        (name, i) => `${name}: ${OPAQUE.slice(4 * i, 4 * i + 2 + i).join(mark)}`,
      ),
    ),
    wanted: { people: [9, 3] as const },
  })),
  {
    name: 'numbers of photos without their zeros',
    file: 'train.csv',
    photos: upTo(12).map((n) => `img/${String(n).padStart(4, '0')}.png`),
    text: people(['id,label', ...upTo(12).map((n) => `${n},${who[n - 1]}`)]),
    wanted: { people: [12, 3] },
  },
  {
    ...refused(
      'names with spaces, and spaces between them',
      'pairs.txt',
      'ada one.jpg ada two.jpg 1\nada one.jpg ben one.jpg 0\n',
      'list_damaged',
      'Put commas or tabs between them',
    ),
    photos: ['a/ada one.jpg', 'a/ada two.jpg', 'a/ben one.jpg'],
  },
  refused(
    'attributes as CelebA has them',
    'list_attr_celeba.txt',
    people([
      '12',
      'Bald Bangs Male',
      ...FOLDERS.map((path, i) => `${path} -1 ${i % 2 ? ' 1' : '-1'} ${i % 3 ? '-1' : ' 1'}`),
    ]),
    'not_a_photo',
    'attributes of each photo',
  ),
  refused(
    'attributes as 0 and 1',
    'list_attr_celeba.csv',
    people([
      'image_id,5_o_Clock_Shadow,Bald,Young',
      ...FOLDERS.map((path, i) => `${path},0,${i % 2},${i % 3 ? 1 : 0}`),
    ]),
    'not_a_photo',
    'attributes of each photo',
  ),
  {
    name: 'attributes beside people',
    file: 'all.csv',
    text: people([
      'image,male,identity,young',
      ...FOLDERS.map((path, i) => `${path},${i % 2},${who[i]},${i % 3 ? 1 : 0}`),
    ]),
    wanted: { people: [12, 3] },
  },
  refused(
    'an emotion of each photo',
    'list.csv',
    people(['image,emotion', ...FOLDERS.map((path, i) => `${path},${i % 2 ? 'happy' : 'sad'}`)]),
    'not_a_photo',
    'something else of each photo',
  ),
  refused(
    'a column of which nothing says that it is people, across folders',
    'list.csv',
    people(['image,shelf', ...FOLDERS.map((path, i) => `${path},${i % 4}b`)]),
    'list_asked',
    'call its column “person”',
  ),
  {
    name: 'a column of which nothing says that it is people, where nothing else tells',
    file: 'list.csv',
    photos: OPAQUE,
    text: people(['image,shelf', ...OPAQUE.map((path, i) => `${path},${i % 4}b`)]),
    wanted: { people: [12, 4], rows: [['list_asked', 'may be the {many} or anything else']] },
  },
  refused(
    'labels of happy and sad',
    'list.csv',
    people(['filename,label', ...FOLDERS.map((path, i) => `${path},${i % 2 ? 'happy' : 'sad'}`)]),
    'not_a_photo',
    'are a sort or a split',
  ),
  refused(
    'labels of 0 and 1',
    'list.csv',
    people(['image,label', ...FOLDERS.map((path, i) => `${path},${i % 2}`)]),
    'not_a_photo',
    'labels of single photos',
  ),
  {
    name: 'a class and a name',
    file: 'list.csv',
    text: people([
      'file,class,name',
      ...FOLDERS.map((path, i) => `${path},${i % 2 ? 'cat' : 'dog'},${who[i]}`),
    ]),
    wanted: { people: [12, 3] },
  },
  refused(
    'boxes of faces',
    'list_bbox.csv',
    people([
      'image_id,x,y,w,h',
      ...FOLDERS.map((path, i) => `${path},${i},${i * 2},${90 + i},${95 + i}`),
    ]),
    'list_damaged',
    'one was found',
  ),
  refused(
    'a table of other things',
    'notes.csv',
    'name,age\nAda,7\nBen,9\n',
    'list_damaged',
    'none were found',
  ),
  refused(
    'a licence that names photos',
    'LICENSE.txt',
    'Photos in this folder may be used freely.\nAda/1.jpg was taken by A. Nobody, see https://example.org/licence.\nBen/2.jpg, too.\n\nAll rights else are reserved.\nNo warranty is given, for any purpose.\n',
    'not_a_photo',
    'no list of pairs',
  ),
  refused(
    'a readme',
    'README.txt',
    'How to use this set: compare Ada/1.jpg, Ada/2.jpg and Ben/1.jpg.\nThen read on.\nMore text.\n',
    'not_a_photo',
    'no list of pairs',
  ),
  refused(
    'other JSON',
    'settings.json',
    '{"version": 3, "photos": {"side": 64}}',
    'not_a_photo',
    'no list of pairs',
  ),
  refused('nothing', 'pairs.csv', '', 'empty', '0 bytes'),
  refused('nothing but a header', 'pairs.csv', 'a,b,same\n', 'list_damaged', 'none were found'),
]
