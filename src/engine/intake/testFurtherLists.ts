/** Further lists as people and programs write them, and what has to come of each, for tests. */
import { FOLDERS, OPAQUE, type ListSample, type Wanted } from './testLists'

const lines = (rows: readonly string[]) => `${rows.join('\n')}\n`
const who = FOLDERS.map((path) => path.split('/')[1]!)
const name = (path: string) => path.split('/').at(-1)!
/** Pairs that share no photo, by names that tell nothing: three same ones, then three different ones. */
const APART = [0, 2, 4, 6, 8, 10].map((i) => [OPAQUE[i]!, OPAQUE[i + 1]!, i < 6 ? 1 : 0] as const)
/** Pairs of three people that share photos, so that one reading alone agrees with itself. */
const JOINED = [
  [0, 1, 1],
  [1, 2, 1],
  [0, 2, 1],
  [3, 4, 1],
  [4, 5, 1],
  [3, 5, 1],
  [0, 3, 0],
  [1, 4, 0],
  [2, 5, 0],
  [0, 5, 0],
  [6, 1, 0],
  [6, 4, 0],
  [7, 2, 0],
  [7, 5, 0],
  [7, 0, 0],
  [6, 3, 0],
].map(([a, b, same]) => [OPAQUE[a!]!, OPAQUE[b!]!, same as 0 | 1] as const)

type Pairs = readonly (readonly [a: string, b: string, same: 0 | 1])[]
const sameOf = (pairs: Pairs) => pairs.map(([, , same]) => same).join('')
interface Form {
  readonly head?: string
  readonly file?: string
  readonly photos?: readonly string[]
  readonly pairs?: Pairs
  readonly row: (a: string, b: string, same: 0 | 1, i: number) => string
  readonly wanted?: Wanted
}
const IN_FOLDERS: Pairs = [
  ['Ada/1.jpg', 'Ada/2.jpg', 1],
  ['Ada/1.jpg', 'Ben/1.jpg', 0],
  ['Ben/1.jpg', 'Ben/2.jpg', 1],
  ['Ben/2.jpg', 'Cleo/1.jpg', 0],
]
const pairs = (title: string, form: Form): ListSample => {
  const { head, file = 'pairs.csv', photos = FOLDERS, pairs: of = IN_FOLDERS, row, wanted } = form
  return {
    name: title,
    file,
    photos,
    text: lines([...(head === undefined ? [] : [head]), ...of.map((each, i) => row(...each, i))]),
    wanted: { same: sameOf(of), ...wanted },
  }
}
const opaque = (title: string, form: Form) =>
  pairs(title, { photos: OPAQUE, pairs: APART, ...form })
const ASKED = { rows: [['list_asked', 'not sure which']] } as const
const people = (title: string, file: string, text: string, said?: string): ListSample => ({
  name: title,
  file,
  photos: OPAQUE,
  text,
  wanted: { people: [12, 3], rows: said === undefined ? [] : [['list_asked', said]] },
})
const table = (head: string, row: (path: string, person: string, i: number) => string) =>
  lines([...(head === '' ? [] : [head]), ...OPAQUE.map((path, i) => row(path, who[i]!, i))])
const json = (value: unknown) => JSON.stringify(value)
const refused = (
  title: string,
  file: string,
  text: string,
  code: string,
  said: string,
): ListSample => ({
  name: title,
  file,
  photos: OPAQUE,
  text,
  wanted: { rows: [[code, said]] },
})
const differs = (a: string, b: string, same: 0 | 1) => `${a},${b},${1 - same}`
const agrees = (a: string, b: string, same: 0 | 1) => `${a},${b},${same}`

export const FURTHER_LISTS: readonly ListSample[] = [
  // What 1 means is not said.
  ...['target', 'y', 'gt', 'label', 'class', 'flag', 'result', 'z'].map((head) =>
    opaque(`nothing says what 1 means: ${head}`, {
      head: `a,b,${head}`,
      row: agrees,
      wanted: ASKED,
    }),
  ),
  opaque('nothing says what 1 means, no header', { row: agrees, wanted: ASKED }),
  // It is said.
  ...[
    'mismatch',
    'dist',
    'is_diff',
    'different_identity',
    'diff_id',
    'not_same_person',
    'impostor_pair',
    'label (0=same)',
    'label_0_same',
    '0:same 1:different',
    'diff=1',
    'mismatched',
    'unlike',
    'isDifferentPerson',
    'not the same',
    'two_people',
    'nonmated',
    'dissim',
    '不同',
    '不一致',
    'другой человек',
    'otra persona',
    'personnes différentes',
    'verschiedene Person',
    '다른 사람',
    'different?',
    'label: same=0, different=1',
    'unequal',
    'negative_pair',
    'differs',
    'mis_match',
    'disagree',
    'distance',
    'is_negative',
  ].map((head) => opaque(`its column is called ${head}`, { head: `a,b,"${head}"`, row: differs })),
  ...[
    'same',
    'is_same_person',
    'sameId',
    'same_identity',
    'matches',
    'identical?',
    'kinship',
    'sim',
    'mated',
    'label(1=same,0=diff)',
    'same_or_not',
    'одинаковые',
    'misma_persona',
    'même personne',
    '同一人物',
    '是否同一人',
    '동일인',
    'gleiche Person',
    'mesma_pessoa',
    'stessa_persona',
    'نفس الشخص',
    'verified',
    'positive',
    'linked',
    'isDuplicate',
    'is_match',
    'same_class',
    'zelfde persoon',
  ].map((head) => opaque(`its column is called ${head}`, { head: `a,b,"${head}"`, row: agrees })),
  opaque('pairs that agree with themselves only if 1 is different', {
    pairs: JOINED,
    row: differs,
    head: 'a,b,target',
  }),
  opaque('pairs that agree with themselves only if 1 is same', { pairs: JOINED, row: agrees }),
  pairs('a column of the camera beside the label', {
    head: 'a,b,same_camera,label',
    row: (a, b, same, i) => `${a},${b},${i % 2 ? same : 1 - same},${same}`,
  }),
  // Forms.
  pairs('lines quoted whole, by Excel', { row: (a, b, same) => `"${a},${b},${same}"` }),
  pairs('lines quoted whole, a header too', {
    head: '"a,b,same"',
    row: (a, b, same) => `"${a},${b},${same}"`,
  }),
  pairs('lines quoted whole, and quotes in them', {
    row: (a, b, same) => `"""${a}"",""${b}"",${same}"`,
  }),
  pairs('lines quoted whole by a semicolon', { row: (a, b, same) => `"${a};${b};${same}"` }),
  pairs('decimal commas between semicolons', { row: (a, b, same) => `${a};${b};${same},0` }),
  pairs('decimal commas, quoted', { row: (a, b, same) => `${a},${b},"${same},0"` }),
  pairs('decimal commas that are torn', { row: (a, b, same) => `${a},${b},${same},0` }),
  pairs('a cross or nothing', {
    head: 'a,b,same',
    row: (a, b, same) => `${a},${b},${same ? 'x' : ''}`,
  }),
  pairs('a cross or nothing, for different', {
    head: 'a,b,different',
    row: (a, b, same) => `${a},${b},${same ? '' : 'X'}`,
  }),
  opaque('a cross or nothing, no header', {
    row: (a, b, same) => `${a},${b},${same ? 'x' : ''}`,
    wanted: ASKED,
  }),
  pairs('tuples of Python', { row: (a, b, same) => `('${a}', '${b}', ${same})` }),
  pairs('tuples of Python with commas behind', {
    row: (a, b, same) => `("${a}", "${b}", ${same ? 'True' : 'False'}),`,
  }),
  {
    name: 'a list of tuples on one line',
    file: 'pairs.txt',
    text: `pairs = [${IN_FOLDERS.map(([a, b, same]) => `('${a}', '${b}', ${same})`).join(', ')}]\n`,
    wanted: { same: sameOf(IN_FOLDERS) },
  },
  {
    name: 'a list of lists over lines',
    file: 'pairs.txt',
    text: `[\n${IN_FOLDERS.map(([a, b, same]) => `  ['${a}', '${b}', ${same}]`).join(',\n')}\n]\n`,
    wanted: { same: sameOf(IN_FOLDERS) },
  },
  pairs('pairs of pairs, nested tuples', {
    file: 'pairs.txt',
    row: (a, b, same) => `(('${a}', '${b}'), ${same})`,
  }),
  pairs('an arrow and a colon', {
    file: 'pairs.txt',
    row: (a, b, same) => `${a} -> ${b} : ${same}`,
  }),
  pairs('an arrow and a colon without spaces', {
    file: 'pairs.txt',
    row: (a, b, same) => `${a}->${b}: ${same ? 'same' : 'different'}`,
  }),
  pairs('an arrow of Unicode', { file: 'pairs.txt', row: (a, b, same) => `${a} ↔ ${b} = ${same}` }),
  pairs('versus', {
    file: 'pairs.txt',
    row: (a, b, same) => `${a} vs ${b}: ${same ? 'same' : 'different'}`,
  }),
  pairs('signs of equality', {
    file: 'pairs.txt',
    row: (a, b, same) => `${a} ${same ? '==' : '!='} ${b}`,
  }),
  pairs('a table of Markdown', {
    file: 'pairs.txt',
    head: '| a | b | same |\n|---|:-:|---|',
    row: (a, b, same) => `| ${a} | ${b} | ${same} |`,
  }),
  pairs('plus and minus', { row: (a, b, same) => `${a},${b},${same ? '+' : '-'}` }),
  pairs('circles and crosses', { row: (a, b, same) => `${a},${b},${same ? '○' : '×'}` }),
  pairs('O and X', { row: (a, b, same) => `${a},${b},${same ? 'O' : 'X'}` }),
  pairs('j and n', { row: (a, b, same) => `${a};${b};${same ? 'j' : 'n'}` }),
  pairs('Match and No match', { row: (a, b, same) => `${a},${b},${same ? 'Match' : 'No match'}` }),
  pairs('S and D', { row: (a, b, same) => `${a},${b},${same ? 'S' : 'D'}` }),
  pairs('a number of the pair', {
    head: 'pair_id,first,second,label',
    row: (a, b, same, i) => `${i + 100},${a},${b},${same}`,
  }),
  pairs('distances beside labels', {
    head: 'file1,file2,distance,label',
    row: (a, b, same, i) => `${a},${b},0.${i}71,${same}`,
  }),
  pairs('people beside photos, and a label', {
    head: 'image1,person1,image2,person2,label',
    row: (a, b, same) => `${a},${a.split('/')[0]!},${b},${b.split('/')[0]!},${same}`,
  }),
  {
    name: 'genuine and forged beside each other',
    file: 'list.csv',
    photos: FOLDERS,
    text: 'genuine,forged\nAda/1.jpg,Ben/2.jpg\nBen/1.jpg,Cleo/2.jpg\n',
    wanted: { same: '00' },
  },
  // JSON.
  pairs('JSON, two photos in an array', {
    file: 'pairs.jsonl',
    row: (a, b, same) => json({ images: [a, b], same }),
  }),
  {
    name: 'JSON, two photos in an array, under a name',
    file: 'pairs.json',
    text: json({ pairs: IN_FOLDERS.map(([a, b, same]) => ({ files: [a, b], match: same === 1 })) }),
    wanted: { same: sameOf(IN_FOLDERS) },
  },
  {
    name: 'JSON, records in records',
    file: 'pairs.json',
    text: json(IN_FOLDERS.map(([a, b, same]) => ({ left: { file: a }, right: { file: b }, same }))),
    wanted: { same: sameOf(IN_FOLDERS) },
  },
  {
    name: 'JSON, arrays by column',
    file: 'pairs.json',
    text: json({
      a: IN_FOLDERS.map(([a]) => a),
      b: IN_FOLDERS.map(([, b]) => b),
      same: IN_FOLDERS.map(([, , s]) => s),
    }),
    wanted: { same: sameOf(IN_FOLDERS) },
  },
  {
    name: 'JSON, triplets',
    file: 'triplets.json',
    text: json([{ anchor: 'Ada/1.jpg', positive: 'Ada/2.jpg', negative: 'Ben/1.jpg' }]),
    wanted: { same: '10' },
  },
  people(
    'JSON, a record by photo',
    'who.json',
    json(Object.fromEntries(OPAQUE.map((p, i) => [name(p), { person: who[i], age: i }]))),
  ),
  people(
    'JSON, people with their photos',
    'who.json',
    json(
      ['Ada', 'Ben', 'Cleo'].map((person, i) => ({
        person,
        photos: OPAQUE.slice(4 * i, 4 * i + 4),
      })),
    ),
  ),
  people(
    'JSON, photos under people under a name',
    'who.json',
    json({ people: { Ada: OPAQUE.slice(0, 4), Ben: OPAQUE.slice(4, 8), Cleo: OPAQUE.slice(8) } }),
  ),
  people(
    'COCO, who by identity',
    'annotations.json',
    json({
      info: { year: 2020 },
      images: OPAQUE.map((path, i) => ({
        id: i + 10,
        file_name: name(path),
        width: 64,
        height: 64,
      })),
      annotations: OPAQUE.map((_, i) => ({
        id: i,
        image_id: i + 10,
        category_id: 1,
        identity: who[i],
        bbox: [0, 0, 9, 9],
      })),
      categories: [{ id: 1, name: 'person' }],
    }),
  ),
  people(
    'COCO, who by category',
    'instances.json',
    json({
      images: OPAQUE.map((path, i) => ({ id: i + 10, file_name: name(path) })),
      annotations: OPAQUE.map((_, i) => ({ id: i, image_id: i + 10, category_id: (i >> 2) + 1 })),
      categories: ['Ada', 'Ben', 'Cleo'].map((each, i) => ({ id: i + 1, name: each })),
    }),
  ),
  refused(
    'COCO, one category of all',
    'instances.json',
    json({
      images: OPAQUE.map((path, i) => ({ id: i + 10, file_name: name(path) })),
      annotations: OPAQUE.map((_, i) => ({ id: i, image_id: i + 10, category_id: 1 })),
      categories: [{ id: 1, name: 'person' }],
    }),
    'not_a_photo',
    'one category',
  ),
  refused(
    'COCO, several in a photo',
    'instances.json',
    json({
      images: OPAQUE.map((path, i) => ({ id: i + 10, file_name: name(path) })),
      annotations: OPAQUE.flatMap((_, i) =>
        [1, 2].map((c) => ({ image_id: i + 10, category_id: c + (i % 2) })),
      ),
      categories: ['cat', 'dog', 'cow'].map((each, i) => ({ id: i + 1, name: each })),
    }),
    'not_a_photo',
    'several',
  ),
  // Who is on which, by names of columns.
  ...[
    'ファイル名,学生番号',
    '写真,氏名',
    '画像,社員ID',
    '图片,学号',
    '文件名,姓名',
    '照片,身份证号',
    '檔案,學號',
    '파일,학번',
    '사진,이름',
    'الصورة,رقم الطالب',
    'ملف,الاسم',
    'файл,номер студента',
    'фото,ФИО',
    'изображение,id человека',
    "fichier,numéro d'étudiant",
    'image,identifiant',
    'Datei,Matrikelnummer',
    'Bild,Personen-ID',
    'Dateiname,Schülernummer',
    'archivo,número de alumno',
    'imagen,id_persona',
    'foto,nombre del estudiante',
    'arquivo,nome do aluno',
    'imagem,matrícula',
    'immagine,studente',
    'bestand,leerlingnummer',
    'plik,imię i nazwisko',
    'dosya,öğrenci no',
    'tệp,họ tên',
    'bild,elev',
    'קובץ,שם',
    'φωτογραφία,όνομα',
    'फ़ाइल,नाम',
    'file,tên',
    'ไฟล์,ชื่อ',
    'soubor,jméno a příjmení',
    'berkas,nama',
    'tiedosto,henkilö',
    'fájl,név',
    'имя файла,имя',
    'nom de fichier,nom',
    'nombre de archivo,nombre',
    'nome do arquivo,nome',
    '文件名称,名字',
    'file,Person_ID',
    'file,emp no',
    'file,badge number',
    'file,player_name',
    'file,whoIsIt',
    'file,suspect',
    'file,voter_id',
    'file,roll no',
    'file,char',
    'file,writer_id',
    'file,kanji',
    'file,sku code',
    'file,horse_name',
  ].map((head) =>
    people(
      `people under ${head}`,
      'list.csv',
      table(head, (path, person) => `${name(path)},${person}`),
    ),
  ),
  people(
    'a font and a character',
    'list.csv',
    table(
      'file,font,char',
      (path, person, i) => `${name(path)},${['Arial', 'Courier'][i % 2]},${person[0]}`,
    ),
  ),
  people(
    'fonts alone',
    'list.csv',
    table('file,font', (path, person) => `${name(path)},${person}`),
  ),
  people(
    'id and camera, no header',
    'list.txt',
    table(
      '',
      (path, _, i) => `${name(path)} ${String(2 + (i >> 2)).padStart(4, '0')} ${1 + (i % 2)}`,
    ),
    'column 2 was taken',
  ),
  people(
    'id, camera and sequence, no header',
    'list.txt',
    table('', (path, _, i) => `${name(path)} ${i >> 2} ${1 + (i % 2)} 1`),
    'column 2 was taken',
  ),
  people(
    'number, name and split, no header',
    'list.csv',
    table('', (path, person, i) => `${i},${name(path)},${person},${i % 2 ? 'train' : 'test'}`),
    'column 3 may be',
  ),
  people(
    'a photo, a colon and who',
    'who.txt',
    table('', (path, person) => `${name(path)}: ${person}`),
  ),
  people(
    'a path, a colon and who',
    'who.txt',
    table('', (path, person) => `${path}: ${person}`),
  ),
  people(
    'a photo, an arrow and who',
    'who.txt',
    table('', (path, person) => `${name(path)} -> ${person}`),
  ),
  people(
    'a photo, equals and who',
    'who.txt',
    table('', (path, person) => `${name(path)} = ${person}`),
  ),
  people(
    'lines of people quoted whole',
    'who.csv',
    table('"file,person"', (path, person) => `"${name(path)},${person}"`),
  ),
  people(
    'tuples of people',
    'who.txt',
    table('', (path, person) => `('${name(path)}', '${person}')`),
  ),
  people(
    'a path and a class number',
    'train.txt',
    table('', (path, _, i) => `train/${name(path)} ${i >> 2}`),
  ),
  people(
    'writers beside characters',
    'list.csv',
    table('file,writer,char', (path, person, i) => `${name(path)},${person},${'abcd'[i % 4]}`),
    '“writer” was taken',
  ),
  {
    name: 'facts of people without photos',
    file: 'identity_meta.csv',
    photos: OPAQUE,
    text: 'Class_ID, Name, Sample_Num, Flag, Gender\nn000001, "Ada", 424, 0, f\nn000002, "Ben", 315, 1, m\n',
    wanted: { rows: [['list_damaged', 'none were found']] },
  },
]
