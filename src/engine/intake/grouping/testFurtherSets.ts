/** Further sets as they are published or kept at home: paths made up, names in their form, for tests. */
import { FULL, folder, made, match, padded, upTo, type Layout } from './testLayouts'

const nobody = () => null
const apart = (paths: readonly string[], hash: (n: number) => string) =>
  paths.map((path, i) => path.replace('#', hash(i)))

export const FURTHER_SETS: readonly Layout[] = [
  {
    name: 'IAM words, by form',
    paths: made('words/a0%/a0%-%u/a01-00-%.png', [1, 2], [0], ['000', '003'], padded(4, 2)).map(
      (path) => path.replace(/(a0\d)\/a00-(\d+u)\/a01/, '$1/$1-$2/$1-$2'),
    ),
    person: match(/\/(a\d+-\d+u)\//),
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'WIDER, scenes of events',
    paths: ['0--Parade', '1--Handshaking', '12--Group', '13--Interview'].flatMap((event) =>
      made(
        `WIDER_train/images/${event}/${event.replace('--', '_')}_${event.replace('--', '_')}_%_%.jpg`,
        [1, 5],
        [109, 23, 407],
      ),
    ),
    person: nobody,
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'UT Zappos, wares by sort and maker',
    paths: [
      ...made('ut-zap50k/Boots/Ankle/Keen/%.%.jpg', [8134, 8135], [1, 371, 72]),
      ...made('ut-zap50k/Boots/Ankle/Sorel/%.%.jpg', [7512, 7599], [1, 371]),
      ...made('ut-zap50k/Shoes/Oxfords/Bostonian/%.%.jpg', [100627, 100650], [72, 255]),
      ...made('ut-zap50k/Shoes/Loafers/Keen/%.%.jpg', [100111, 100150], [72, 255]),
    ],
    person: match(/\/(\d+)\./),
    kind: 'things',
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'wares by sort and maker, one photo of each',
    paths: [
      ...made('Boots/Ankle/Keen/%.1.jpg', [8134, 8135, 8177]),
      ...made('Boots/Knee High/Sorel/%.1.jpg', [7512, 7599, 7611]),
      ...made('Sandals/Flat/Keen/%.1.jpg', [9512, 9599, 9611]),
    ],
    person: folder(2),
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'shards that hold the same ids',
    paths: padded(6, 2).flatMap((shard, s) =>
      made(`${shard}/nm%_rm%.jpg`, ['0000004', '0000138'], [123 + 7 * s, 311 + 11 * s]),
    ),
    person: match(/(nm\d+)/),
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'individuals of kinds of animals',
    paths: [
      ...made('Zoo/Elefant/%/%.jpg', ['Kibo', 'Tamu', 'Zola'], upTo(4)),
      ...made('Zoo/Nashorn/%/%.jpg', ['Bodo', 'Lisa'], upTo(4)),
    ],
    person: folder(2),
    kind: 'things',
    isOpen: true,
  },
  {
    name: 'individuals of breeds',
    paths: [
      ...made('Labrador/%/%.jpg', ['Rex', 'Bello', 'Luna'], upTo(3)),
      ...made('Poodle/%/%.jpg', ['Fifi', 'Coco'], upTo(3)),
      ...made('Beagle/%/%.jpg', ['Snoopy', 'Odie'], upTo(3)),
    ],
    person: folder(1),
    isOpen: true,
  },
  {
    name: 'one first name, two last names',
    paths: made('% %.jpg', ['Ada Smith', 'Ada Jones', 'Ben Smith', 'Ben Jones'], upTo(3)),
    person: match(/^(\w+ \w+)/),
    isOpen: true,
  },
  {
    name: 'one first name, two last names, unlike each other’s',
    paths: made('% %.jpg', ['Ada Smith', 'Ada Jones', 'Ben Okri', 'Cleo Laine'], upTo(3)),
    person: match(/^(\w+ \w+)/),
  },
  {
    name: 'UBIRIS',
    paths: made('C%_S%_I%.jpg', upTo(5), [1, 2], upTo(5)),
    person: match(/^(C\d+)/),
    isOpen: true,
  },
  {
    name: 'CompCars, by numbers of make, model and year',
    paths: ['78/3', '78/12', '81/101', '81/7', '131/42'].flatMap((model, m) =>
      ['2010', '2011'].flatMap((year, y) =>
        apart(
          made(`data/image/${model}/${year}/#.jpg`).concat(
            made(`data/image/${model}/${year}/#.jpg`),
          ),
          (n) => ((m * 7 + y * 31 + n * 113 + 4099) * 7919).toString(16).padStart(14, '0'),
        ),
      ),
    ),
    person: match(/image\/(\d+\/\d+)/),
    isOpen: true,
  },
  {
    name: 'cars by make, model and year',
    paths: [
      ...made('cars/Audi/%/%/%.jpg', ['A4', 'Q5'], [2010, 2014], upTo(3)),
      ...made('cars/BMW/%/%/%.jpg', ['X1', 'M3'], [2010, 2012], upTo(3)),
    ],
    person: match(/cars\/(\w+\/\w+)/),
    kind: 'things',
    isOpen: true,
  },
  {
    name: 'Stanford Dogs',
    paths: [
      'n02085620-Chihuahua',
      'n02085782-Japanese_spaniel',
      'n02086646-Blenheim_spaniel',
    ].flatMap((breed) => made(`Images/${breed}/${breed.slice(0, 9)}_%.jpg`, [10074, 10131, 10621])),
    person: folder(1),
  },
  {
    name: 'Stanford Cars',
    paths: [
      ...made(
        'car_data/train/%/%.jpg',
        ['Acura RL Sedan 2012', 'Audi TT RS Coupe 2012'],
        ['00183', '00249'],
      ),
      ...made(
        'car_data/test/%/%.jpg',
        ['Acura RL Sedan 2012', 'Audi TT RS Coupe 2012'],
        ['01183', '01249'],
      ),
    ],
    person: folder(2),
    kind: 'things',
  },
  {
    name: 'GTSRB',
    paths: made(
      'GTSRB/Final_Training/Images/%/%_%.ppm',
      padded(4, 5, 0),
      padded(2, 5, 0),
      padded(3, 5, 0),
    ),
    person: folder(3),
  },
  {
    name: 'Oxford pets',
    paths: made(
      'images/%_%.jpg',
      ['Abyssinian', 'american_bulldog', 'Maine_Coon', 'pug'],
      [1, 10, 101],
    ),
    person: match(/images\/(\D+)_/),
  },
  { name: 'Flowers, no list', paths: made('jpg/image_%.jpg', padded(9, 5)), person: nobody },
  {
    name: 'Caltech 101',
    paths: made(
      '101_ObjectCategories/%/image_%.jpg',
      ['accordion', 'anchor', 'ant', 'barrel'],
      padded(4, 4),
    ),
    person: folder(1),
    kind: 'things',
  },
  {
    name: 'CASIA-Iris Interval',
    paths: padded(4, 3).flatMap((id) =>
      ['L', 'R'].flatMap((eye) =>
        made(`CASIA-Iris-Interval/${id}/${eye}/S1${id}${eye}%.jpg`, padded(3, 2)),
      ),
    ),
    person: match(/Interval\/(\d+\/\w)/),
    isOpen: true,
  },
  {
    name: 'FVC, one of its databases',
    paths: made('DB1_B/%_%.tif', upTo(8, 101), upTo(8)),
    person: match(/(\d+)_\d+\.tif/),
  },
  {
    name: 'PolyU palms',
    paths: made('PolyU_%_%_%.bmp', padded(6, 3), ['F', 'S'], padded(3, 2)),
    person: match(/PolyU_(\d+)/),
  },
  {
    name: 'SVC as images',
    paths: made('U%S%.png', upTo(5), upTo(6)),
    person: match(/^(U\d+)/),
    isOpen: true,
  },
  {
    name: 'HWDB, a folder a character',
    paths: made('HWDB1.1/train/%/%.png', ['一', '丁', '七', '万', '丈'], upTo(4)),
    person: folder(2),
    kind: 'characters',
  },
  {
    name: 'CVL, writer, text, line, word',
    paths: made('%-%-%-%-the.tif', padded(4, 4), [1, 2], [0, 3], [2]),
    person: match(/^(\d+)-/),
  },
  {
    name: 'Takeout, albums of occasions',
    paths: made(
      'Takeout/Google Photos/%/IMG_%.jpg',
      ['Trip to Rome', 'Untitled', 'Lake Como'],
      padded(4, 4),
    ).map((path, i) => path.replace(/IMG_\d+/, `IMG_${4101 + i}`)),
    person: nobody,
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'Picasa, dated albums',
    paths: made(
      'Pictures/%/DSC%.JPG',
      ['2009-08-14 Garden', '2010-01-02 Snow', '2011-05-05 Bob'],
      padded(4, 5),
    ),
    person: nobody,
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'WhatsApp',
    paths: made('WhatsApp Images/IMG-2023010%-WA%.jpg', [1, 2, 3], padded(4, 4)),
    person: nobody,
  },
  {
    name: 'an iPhone',
    paths: [...made('IMG_%.HEIC', padded(5, 4)), ...made('IMG_E%.JPG', padded(5, 4))],
    person: nobody,
  },
  {
    name: 'a Pixel',
    paths: made('PXL_20230%_10101012%.jpg', ['101', '202'], [3, 4, 5]).concat(
      made('PXL_20230%_10101012%.PORTRAIT.jpg', ['101', '202'], [3, 4, 5]),
    ),
    person: nobody,
  },
  {
    name: 'a Samsung',
    paths: made('2023010%_10101%.jpg', [1, 2, 3], [1, 2]).concat(
      made('2023010%_10101%(0).jpg', [1, 2, 3], [1, 2]),
    ),
    person: nobody,
  },
  {
    name: 'Signal',
    paths: made('signal-2023-01-0%-10101%.jpg', [1, 2, 3], [1, 2]),
    person: nobody,
  },
  {
    name: 'faces exported by name',
    paths: FULL.map((name) => name.replace('_', ' ')).flatMap((name) =>
      made(`Faces/${name}/${name} - %.jpg`, upTo(3)),
    ),
    person: folder(1),
  },
  {
    name: 'pupils by class, years above',
    paths: [
      ...made('2019/5a/%.jpg', ['Smith_Ada', 'Jones_Ben', 'Okri_Cleo']),
      ...made('2020/6a/%.jpg', ['Smith_Ada', 'Jones_Ben', 'Okri_Cleo']),
    ],
    person: match(/\/(\w+)\.jpg/),
    isOpen: true,
  },
  {
    name: 'badges',
    paths: made('EMP%_%.jpg', padded(5, 5, 123), [1, 2]),
    person: match(/^(EMP\d+)/),
  },
  {
    name: 'addresses of people',
    paths: made('%@example.com_%.jpg', ['ada.smith', 'ada.jones', 'ben.okri'], upTo(3)),
    person: match(/^([\w.]+)@/),
  },
  {
    name: 'last name, first name',
    paths: made('%, % %.jpg', ['Smith', 'Jones'], ['Ada', 'Ben'], upTo(3)),
    person: match(/^(\w+, \w+)/),
    isOpen: true,
  },
  {
    name: 'MS-Celeb',
    paths: made('m.0%/%-FaceId-0.jpg', ['107_f', '1k5d2', 'j3x4y'], upTo(4, 0)),
    person: folder(0),
  },
  {
    name: 'MegaFace, spread over folders',
    paths: ['100', '101'].flatMap((part, p) =>
      made(
        `FlickrFinal2/${part}/%@N00/%_0.jpg`,
        [10067 + p * 40, 10092 + p * 40, 10099 + p * 40],
        [3000 + p, 3100 + p, 3200 + p],
      ),
    ),
    person: match(/(\d+@N00)/),
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'SoF',
    paths: ['AbdA', 'AliM', 'SarK'].flatMap((who, i) =>
      upTo(4, 1 + 4 * i).map(
        (n) =>
          `${who}_${String(n).padStart(5, '0')}_${i === 2 ? 'f' : 'm'}_31_r_nd_nf_cr_nc_no_2013_1_e0_nl_o.jpg`,
      ),
    ),
    person: match(/^(\w+?)_/),
  },
  {
    name: 'Bosphorus, one folder',
    paths: made('bs%_%_0.png', padded(5, 3, 0), ['N_N', 'E_HAPPY', 'YR_R10', 'CAU_A22A25']),
    person: match(/^(bs\d+)/),
  },
  {
    name: 'RaFD',
    paths: ['Caucasian_female', 'Caucasian_male'].flatMap((sort, s) =>
      made(`Rafd%_%_${sort}_%_frontal.jpg`, ['045', '090', '135'], padded(3, 2, 1 + 3 * s), [
        'angry',
        'happy',
      ]),
    ),
    person: match(/^Rafd\d+_(\d+)/),
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'cattle by number',
    paths: made(
      'OpenCows2020/identification/images/%/%/#.jpg',
      ['train', 'test'],
      padded(4, 3),
    ).flatMap((path, i) =>
      upTo(3).map((n) => path.replace('#', String(31 * i + n).padStart(5, '0'))),
    ),
    person: match(/(?:train|test)\/(\d+)/),
    isOpen: true,
  },
  {
    name: 'apes of two zoos',
    paths: [
      ...made('Chimp/CZoo/%/%.png', ['Alex', 'Corrie', 'Dorien', 'Fraukje'], upTo(3)),
      ...made('Chimp/CTai/%/%.png', ['Akouba', 'Bambou', 'Caramel', 'Coco'], upTo(3)),
    ],
    person: folder(2),
    isOpen: true,
  },
  {
    name: 'animals numbered by kind',
    paths: made('%/%/%.png', ['cat', 'dog', 'horse'], padded(4, 6, 0), padded(3, 2, 0)),
    person: match(/^(\w+\/\d+)/),
    kind: 'things',
    isOpen: true,
  },
  {
    name: 'clothes of shops and customers',
    paths: ['Blouse', 'Coat'].flatMap((ware, w) =>
      made(`img/CLOTHING/${ware}/id_%/%_01.jpg`, padded(3, 8, 1 + 3 * w), ['comsumer', 'shop']),
    ),
    person: match(/(id_\d+)/),
    kind: 'things',
  },
  {
    name: 'families and their members',
    paths: made('FIDs/F%/MID%/P%_face0.jpg', padded(3, 4), upTo(4), padded(2, 5)),
    person: match(/(F\d+\/MID\d+)/),
  },
  {
    name: 'numbers of students',
    paths: made('%_%.jpg', ['20190304012', '20190304055', '20200101007'], upTo(3)),
    person: match(/^(\d+)/),
  },
  {
    name: 'CMU faces, one folder',
    paths: made(
      '%_%_%_%_4.pgm',
      ['an2i', 'at33', 'boland'],
      ['left', 'right'],
      ['angry', 'happy'],
      ['open', 'sunglasses'],
    ),
    person: match(/^(\w+?)_/),
  },
  {
    name: 'UMIST',
    paths: made('umist/1%/img%.pgm', ['a', 'b', 'c', 'd'], padded(5, 3)),
    person: folder(1),
  },
  {
    name: 'teams and players',
    paths: [
      ...made('Lions/%/%.jpg', ['07 Smith', '11 Okri', '12 Meier'], upTo(3)),
      ...made('Tigers/%/%.jpg', ['07 Jones', '09 Laine', '10 Cruz'], upTo(3)),
    ],
    person: folder(1),
    isOpen: true,
  },
  {
    name: 'family and friends',
    paths: [
      ...made('Family/%/%.jpg', ['Mum', 'Dad', 'Ada'], upTo(3)),
      ...made('Friends/%/%.jpg', ['Ben', 'Cleo', 'Eve'], upTo(3)),
    ],
    person: folder(1),
    isOpen: true,
  },
  {
    name: 'years within',
    paths: made('%/%/%.jpg', ['Ada', 'Ben', 'Cleo'], [2019, 2020], upTo(3)),
    person: folder(0),
  },
  {
    name: 'years above',
    paths: made('%/%/%.jpg', [2019, 2020], ['Ada', 'Ben', 'Cleo'], upTo(3)),
    person: folder(1),
  },
  {
    name: 'places of each',
    paths: [
      ...made('Ada/%/%.jpg', ['Holiday', 'Work'], upTo(3)),
      ...made('Ben/%/%.jpg', ['Holiday', 'Garden'], upTo(3)),
      ...made('Cleo/%/%.jpg', ['Work', 'Garden'], upTo(3)),
    ],
    person: folder(0),
    isOpen: true,
  },
  {
    name: 'countries and towns',
    paths: [
      ...made('Japan/%/IMG_%.jpg', ['Tokyo', 'Kyoto'], [1, 2, 3]),
      ...made('Italy/%/IMG_%.jpg', ['Rome', 'Como'], [1, 2, 3]),
    ].map((path, i) => path.replace(/IMG_\d/, `IMG_${2001 + i}`)),
    person: nobody,
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'classes and pupils',
    paths: [
      ...made('Class 5a/%/%.jpg', ['Ada', 'Ben', 'Cleo'], upTo(3)),
      ...made('Class 5b/%/%.jpg', ['Dora', 'Eve', 'Finn'], upTo(3)),
    ],
    person: folder(1),
    isOpen: true,
  },
  {
    name: 'patients and places on them',
    paths: [
      ...made('patient_01/%/%.jpg', ['arm', 'back'], upTo(3)),
      ...made('patient_02/%/%.jpg', ['leg', 'neck'], upTo(3)),
      ...made('patient_03/%/%.jpg', ['arm', 'leg'], upTo(3)),
    ],
    person: folder(0),
    isOpen: true,
  },
  {
    name: 'shards of the same ids, one photo of each',
    paths: padded(10, 2).flatMap((s, i) =>
      ['0000004', '0000138'].map((id, j) => `${s}/nm${id}_rm${1000 + i * 77 + j * 13}.jpg`),
    ),
    person: match(/(nm\d+)/),
    isOpen: true,
  },
  {
    name: 'shards of the same ids, dates behind',
    paths: padded(4, 2).flatMap((s, i) =>
      ['0000004', '0000138'].flatMap((id, j) =>
        upTo(3).map(
          (n) => `${s}/nm${id}_rm${1000 + i * 77 + j * 13 + n * 1117}_1955-1-6_200${n}.jpg`,
        ),
      ),
    ),
    person: match(/(nm\d+)/),
    isOpen: true,
  },
  {
    name: 'shards of the same names',
    paths: padded(4, 2).flatMap((s, i) =>
      ['Ada', 'Ben'].flatMap((id) => upTo(3).map((n) => `${s}/${id}_${i * 3 + n}.jpg`)),
    ),
    person: match(/(Ada|Ben)/),
    isOpen: true,
  },
  {
    name: 'shards of the same names, one photo of each',
    paths: padded(5, 2).flatMap((s, i) => ['Ada', 'Ben'].map((id) => `${s}/${id}_${i}.jpg`)),
    person: match(/(Ada|Ben)/),
    isOpen: true,
  },
  {
    name: 'shards of the same long numbers',
    paths: padded(4, 3).flatMap((s, i) =>
      ['0017', '0042', '0311'].flatMap((id) => upTo(3).map((n) => `${s}/${id}_${i * 3 + n}.jpg`)),
    ),
    person: match(/\/(\d+)_/),
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'shards called part',
    paths: padded(4, 1).flatMap((s, i) =>
      ['nm04', 'nm13'].flatMap((id) => upTo(2).map((n) => `part_${s}/${id}_${i * 3 + n}.jpg`)),
    ),
    person: match(/(nm\d+)/),
  },
  {
    name: 'shards called chunk',
    paths: padded(4, 1).flatMap((s, i) =>
      ['u17', 'u42', 'u50'].flatMap((id) => upTo(2).map((n) => `chunk${s}/${id}-${i * 3 + n}.jpg`)),
    ),
    person: match(/(u\d+)/),
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'individuals of kinds of animals, in English',
    paths: made('Africa/%/%/%.jpg', ['Lion', 'Hyena'], ['Simba', 'Nala'], upTo(3)).map((p) =>
      p.replace(/(Simba|Nala)/, (m) => m + (p.includes('Hyena') ? 'x' : '')),
    ),
    person: match(/\/(\w+)\/\d/),
    isOpen: true,
  },
  {
    name: 'IAM lines',
    paths: ['a01', 'a02', 'b03'].flatMap((a) =>
      ['000u', '003', '007x'].flatMap((f) =>
        upTo(3).map((n) => `lines/${a}/${a}-${f}/${a}-${f}-0${n}.png`),
      ),
    ),
    person: match(/(\w+-\w+)\/[^/]+$/),
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'IAM lines, one folder',
    paths: ['a01', 'a02', 'b03'].flatMap((a) =>
      ['000u', '003', '007x'].flatMap((f) => upTo(3).map((n) => `${a}-${f}-0${n}.png`)),
    ),
    person: match(/^(\w+-\w+)/),
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'Places',
    paths: made('data/%/%.jpg', ['airfield', 'beach', 'kitchen', 'street'], padded(3, 8)),
    person: nobody,
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'events in small letters',
    paths: made('%/%.jpg', ['football_match', 'press_conference', 'riot'], padded(3, 4)),
    person: nobody,
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'makers and numbers of wares',
    paths: made('Shoes/%/%_%.jpg', ['Nike', 'Adidas', 'Puma'], ['A8134', 'B7512'], [1, 2]),
    person: match(/(\w+\/\w+)_/),
    kind: 'things',
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'wares in folders, below sort and maker',
    paths: [
      ...made('Shoes/Nike/%/%.jpg', ['A81', 'A82'], [1, 2]),
      ...made('Shoes/Puma/%/%.jpg', ['P81', 'P82'], [1, 2]),
      ...made('Bags/Nike/%/%.jpg', ['B81', 'B82'], [1, 2]),
    ],
    person: folder(2),
    kind: 'things',
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'one first name, three last names',
    paths: made('% %.jpg', ['Ada Smith', 'Ada Jones', 'Ada Okri'], upTo(3)),
    person: match(/^(\w+ \w+)/),
  },
  {
    name: 'first and last names in small letters',
    paths: made('%_%.jpg', ['ada_smith', 'ada_jones', 'ben_okri', 'ben_smith'], upTo(3)),
    person: match(/^([a-z]+_[a-z]+)/),
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'first and last names without a space',
    paths: made('%%.jpg', ['AdaSmith', 'AdaJones', 'BenOkri'], upTo(3)),
    person: match(/^([A-Za-z]+)/),
  },
  {
    name: 'UBIRIS, more people',
    paths: made('C%_S%_I%.tiff', upTo(8), [1, 2], upTo(3)),
    person: match(/^(C\d+)/),
    isOpen: true,
  },
  {
    name: 'person, session, take by letters',
    paths: made('P%_S%_T%.png', upTo(8), [1, 2], upTo(3)),
    person: match(/^(P\d+)/),
  },
  {
    name: 'subject and condition by letters',
    paths: made('s%_c%_%.png', upTo(6), [1, 2], upTo(3)),
    person: match(/^(s\d+)/),
  },
  {
    name: 'vehicles below their makers',
    paths: made('vehicles/%/%/%.jpg', ['Toyota', 'Honda'], ['V0001', 'V0002'], upTo(3)).map((p) =>
      p.includes('Honda') ? p.replace('V000', 'V001') : p,
    ),
    person: match(/(V\d+)/),
    kind: 'things',
  },
  {
    name: 'cars by make and model',
    paths: [
      ...made('Toyota/%/%.jpg', ['Corolla', 'Yaris'], upTo(4)),
      ...made('Ford/%/%.jpg', ['Focus', 'Fiesta'], upTo(4)),
    ],
    person: folder(1),
    isOpen: true,
  },
  {
    name: 'codes of videos within',
    paths: upTo(4).flatMap((i) =>
      made(`id1000${i}/%/%.jpg`, [`1zcIwhmd${i}`, `5r0dWxy1${i}`], padded(3, 5)),
    ),
    person: folder(0),
  },
  {
    name: 'trips of each',
    paths: [
      ...made('Ada/%/%.jpg', ['Rome 2019', 'Wedding'], upTo(3)),
      ...made('Ben/%/%.jpg', ['Beach', 'Birthday'], upTo(3)),
    ],
    person: folder(0),
    isOpen: true,
  },
  {
    name: 'places of each, of one each',
    paths: [
      ...made('Ada/%/%.jpg', ['Rome', 'Paris'], upTo(3)),
      ...made('Ben/%/%.jpg', ['Berlin', 'Oslo'], upTo(3)),
    ],
    person: folder(0),
    isOpen: true,
    isMissed: true,
  },
]
