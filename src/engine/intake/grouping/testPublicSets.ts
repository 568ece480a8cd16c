/** Layouts of well-known public sets, as they are published: paths made up, names in their form. */
import { FULL, folder, made, match, padded, upTo, type Layout } from './testLayouts'

const frames = (id: string, i: number, form: (n: number, frame: string) => string) =>
  upTo(4).map((n) =>
    form(n, String(4011 + 37 * n * n + 1009 * i).padStart(7, '0')).replace('ID', id),
  )

export const PUBLIC_SETS: readonly Layout[] = [
  {
    name: 'LFW',
    paths: FULL.flatMap((name, i) => made(`lfw/${name}/${name}_%.jpg`, padded(1 + (i % 3), 4))),
    person: folder(1),
  },
  {
    name: 'CALFW, all in one folder',
    paths: made('calfw/aligned images/%_%.jpg', FULL, padded(3, 4)),
    person: match(/images\/(\w+)_\d/),
  },
  {
    name: 'VGGFace2',
    paths: [
      ...made('train/n%/%_01.jpg', padded(4, 6, 2), padded(4, 4)),
      ...made('test/n%/%_01.jpg', padded(3, 6, 9001), padded(4, 4)),
    ],
    person: folder(1),
  },
  {
    name: 'CASIA-WebFace',
    paths: made('CASIA-WebFace/%/%.jpg', padded(5, 7, 45), padded(4, 3)),
    person: folder(1),
  },
  {
    name: 'YouTube Faces',
    paths: FULL.flatMap((name, i) =>
      made(`frame_images_DB/${name}/%/%.${i}.jpg`, upTo(1 + (i % 2), 0), upTo(3)),
    ),
    person: folder(1),
  },
  {
    name: 'VoxCeleb frames',
    paths: upTo(4).flatMap((i) =>
      made(`id1000${i}/%/%.jpg`, [`1zcIwhmd${i}`, `5r0dWxy1${i}`, `8fUABCd${i}`], padded(3, 5)),
    ),
    person: folder(0),
  },
  {
    name: 'AT&T (ORL)',
    paths: made('orl_faces/s%/%.pgm.png', upTo(6), upTo(10)),
    person: folder(1),
  },
  { name: 'ORL, one folder', paths: made('%_%.jpg', upTo(8), upTo(10)), person: match(/^(\d+)_/) },
  {
    name: 'JAFFE',
    paths: ['KA', 'KL', 'KM', 'KR'].flatMap((who, i) =>
      ['AN1', 'AN2', 'DI1', 'HA1', 'SA2'].map(
        (how, j) => `jaffe/${who}.${how}.${39 + i * 21 + j}.tiff`,
      ),
    ),
    person: match(/\/(\w\w)\./),
  },
  {
    name: 'AR',
    paths: [
      ...made('m-%-%.bmp', padded(4, 3), padded(6, 2)),
      ...made('w-%-%.bmp', padded(4, 3), padded(6, 2)),
    ],
    person: match(/^(\w-\d+)/),
    isOpen: true,
  },
  { name: 'FEI', paths: made('%-%.jpg', upTo(6), padded(5, 2)), person: match(/^(\d+)-/) },
  {
    name: 'Georgia Tech',
    paths: made('gt_db/s%/%.jpg', padded(5, 2), padded(5, 2)),
    person: folder(1),
  },
  {
    name: 'CMU Multi-PIE',
    paths: made('%_%_01_%_%.png', padded(5, 3), ['01', '02'], ['051', '140'], ['07', '08']),
    person: match(/^(\d+)_/),
  },
  {
    name: 'CK+',
    paths: made(
      'cohn-kanade-images/S%/%/S%.png',
      ['005', '010', '011'],
      ['001', '002'],
      padded(3, 8),
    ),
    person: match(/(S\d+)\//),
  },
  {
    name: 'KDEF',
    paths: made('%F%%S.JPG', ['A', 'B'], padded(4, 2), ['AN', 'HA', 'SA']),
    person: match(/^.(F\d\d)/),
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'FG-NET',
    paths: padded(5, 3).flatMap((id, i) =>
      [2, 5, 8].map(
        (n) => `FGNET/images/${id}A${String(n + i * 3).padStart(2, '0')}${n === 5 ? 'a' : ''}.JPG`,
      ),
    ),
    person: match(/\/(\d+)A/),
  },
  {
    name: 'MORPH',
    paths: padded(5, 6, 9055).flatMap((id, i) =>
      upTo(3, 0).map((n) => `${id}_${n}M${20 + i + n}.JPG`),
    ),
    person: match(/^(\d+)_/),
  },
  {
    name: 'AgeDB',
    paths: ['MariaCallas', 'JohnCleese', 'AvaGardner'].flatMap((who, i) =>
      upTo(4).map(
        (n) => `${i * 4 + n}_${who}_${30 + n * 3}_${who.startsWith('J') ? 'm' : 'f'}.jpg`,
      ),
    ),
    person: match(/_(\w+?)_/),
  },
  {
    name: 'CACD',
    paths: FULL.flatMap((who) => upTo(3).map((n) => `${50 + n}_${who}_000${n}.jpg`)),
    person: match(/^\d+_(\D+)_0/),
  },
  {
    name: 'SCface',
    paths: made('%_cam%_%.jpg', padded(5, 3), [1, 2, 3], [1, 2]),
    person: match(/^(\d+)_/),
  },
  {
    name: 'faces94',
    paths: [
      ...made('faces94/female/%/%.jpg', ['anpage', 'asamma'], upTo(3)),
      ...made('faces94/male/%/%.jpg', ['bdh', 'cjcarr'], upTo(3)),
      ...made('faces94/malestaff/%/%.jpg', ['anonym', 'kal'], upTo(3)),
    ],
    person: match(/\/(\w+)\/\d/),
  },
  {
    name: 'CelebA, no list',
    paths: made('img_align_celeba/%.jpg', padded(12, 6)),
    person: () => null,
  },
  {
    name: 'FER-2013',
    paths: made(
      '%/%/%_%.jpg',
      ['train', 'test'],
      ['angry', 'disgust', 'neutral'],
      ['Training'],
      ['3908', '10131'],
    ),
    person: () => null,
  },
  {
    name: 'RAF-DB',
    paths: made('aligned/%_%_aligned.jpg', ['train', 'test'], padded(5, 5)),
    person: () => null,
  },
  {
    name: 'UTKFace',
    paths: upTo(60).map(
      (n) =>
        `UTKFace/${1 + ((n * 7) % 90)}_${(n * n) % 2}_${(n * 3) % 5}_20170109${142408000 + n * 7919}.jpg.chip.jpg`,
    ),
    person: () => null,
  },
  {
    name: 'CFP',
    paths: made(
      'cfp-dataset/Data/Images/%/%/%.jpg',
      padded(4, 3),
      ['frontal', 'profile'],
      padded(3, 2),
    ),
    person: match(/Images\/(\d+)/),
  },
  {
    name: 'Market-1501',
    paths: padded(4, 4, 2).flatMap((id, i) =>
      frames(id, i, (n, frame) => `bounding_box_train/ID_c${n}s1_${frame}_0${n % 3}.jpg`),
    ),
    person: match(/\/(\d+)_/),
  },
  {
    name: 'DukeMTMC-reID',
    paths: padded(4, 4, 2).flatMap((id, i) =>
      frames(id, i, (n, frame) => `bounding_box_test/ID_c${n}_f${frame}.jpg`),
    ),
    person: match(/\/(\d+)_/),
  },
  {
    name: 'MSMT17',
    paths: padded(4, 4, 0).flatMap((id, i) =>
      frames(id, i, (n, frame) =>
        `train/ID/ID_00${n}_0${n}_0303morning_${frame}_0.jpg`.replaceAll('ID', id),
      ),
    ),
    person: match(/train\/(\d+)/),
  },
  {
    name: 'CUHK03',
    paths: made('%_%_%_%.png', [1, 2], padded(4, 3), [1, 2], padded(3, 2)),
    person: match(/^(\d+_\d+)_/),
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'VIPeR',
    paths: [
      ...made('VIPeR/cam_a/%_45.bmp', padded(6, 3, 0)),
      ...made('VIPeR/cam_b/%_90.bmp', padded(6, 3, 0)),
    ],
    person: match(/\/(\d+)_/),
  },
  {
    name: 'PRID 2011',
    paths: made('single_shot/%/person_%.png', ['cam_a', 'cam_b'], padded(6, 4)),
    person: match(/(person_\d+)/),
  },
  {
    name: 'VeRi-776',
    paths: padded(4, 4, 2).flatMap((id, i) =>
      frames(id, i, (n, frame) => `VeRi/image_train/ID_c00${n}_${frame}_0.jpg`),
    ),
    person: match(/\/(\d+)_/),
    kind: 'things',
  },
  {
    name: 'Stanford Online Products',
    paths: ['bicycle_final', 'chair_final'].flatMap((ware, w) =>
      upTo(8).flatMap((n) =>
        made(
          `Stanford_Online_Products/${ware}/%_%.JPG`,
          [`11108512${2871 + w * 50 + n}`],
          upTo(4, 0),
        ),
      ),
    ),
    person: match(/\/(\d+)_/),
    kind: 'things',
    isOpen: true,
  },
  {
    name: 'DeepFashion In-shop',
    paths: ['Dresses', 'Tees_Tanks'].flatMap((ware, w) =>
      made(`In-shop/img/WOMEN/${ware}/id_%/%_front.jpg`, padded(3, 8, 1 + w * 3), ['01_1', '02_2']),
    ),
    person: match(/(id_\d+)/),
    kind: 'things',
  },
  {
    name: 'CUB-200',
    paths: made(
      'CUB_200_2011/images/%/%.jpg',
      ['001.Black_footed_Albatross', '002.Laysan_Albatross', '003.Sooty_Albatross'],
      upTo(4),
    ),
    person: match(/images\/([^/]+)/),
    kind: 'things',
  },
  {
    name: 'CEDAR',
    paths: [
      ...made('signatures/full_org/original_%_%.png', upTo(5), upTo(4)),
      ...made('signatures/full_forg/forgeries_%_%.png', upTo(5), upTo(4)),
    ],
    person: match(/full_(\w+)\/\w+?_(\d+)_/),
    kind: 'signatures',
  },
  {
    name: 'BHSig260 Hindi',
    paths: ['001', '002', '003'].flatMap((id, i) =>
      made(`BHSig260/Hindi/${id}/H-S-${i + 1}-%-%.tif`, ['G', 'F'], padded(3, 2)),
    ),
    person: match(/(\d+)\/H-S-\d+-([GF])/),
    kind: 'signatures',
  },
  {
    name: 'GPDS',
    paths: padded(3, 3).flatMap((id) => [
      ...made(`GPDS/${id}/c-${id}-%.jpg`, padded(3, 2)),
      ...made(`GPDS/${id}/cf-${id}-%.jpg`, padded(3, 2)),
    ]),
    person: match(/\/(\d+)\/(cf?)-/),
    kind: 'signatures',
  },
  {
    name: 'MCYT-75',
    paths: padded(3, 4, 0).flatMap((id) =>
      made(`MCYT/${id}/${id}%%.bmp`, ['f', 'v'], padded(3, 2, 0)),
    ),
    person: match(/\/(\d+)\/\d+([fv])/),
    kind: 'signatures',
  },
  {
    name: 'UTSig',
    paths: [
      ...made('UTSig/Genuine/%/%.tif', upTo(3), upTo(3)),
      ...made('UTSig/Forged/Skilled/%/%.tif', upTo(3), upTo(3)),
    ],
    person: match(/(Genuine|Forged).*\/(\d+)\/\d/),
    kind: 'signatures',
  },
  {
    name: 'SigComp 2011',
    paths: [
      ...made('SigComp/Genuine/%_%.PNG', padded(3, 3), padded(3, 2)),
      ...made('SigComp/Forgeries/0119%_%.png', padded(3, 3), padded(3, 2)),
    ],
    person: match(/(Genuine\/|Forgeries\/0119)(\d{3})_/),
    kind: 'signatures',
    isOpen: true,
  },
  {
    name: 'Omniglot',
    paths: [
      ...made(
        'images_background/%/character%/%_%.png',
        ['Alphabet_of_the_Magi', 'Early_Aramaic'],
        padded(6, 2),
        ['0709'],
        padded(4, 2),
      ),
      ...made(
        'images_evaluation/%/character%/%_%.png',
        ['Tengwar'],
        padded(6, 2),
        ['1500'],
        padded(4, 2),
      ),
    ],
    person: match(/\/(\w+\/character\d+)/),
    kind: 'characters',
  },
  {
    name: 'Chars74K',
    paths: made('English/Hnd/Img/Sample%/img%.png', padded(5, 3), [
      '001-001',
      '001-002',
      '001-003',
    ]),
    person: match(/(Sample\d+)/),
  },
  {
    name: 'notMNIST',
    paths: made(
      'notMNIST_small/%/%.png',
      ['A', 'B', 'C'],
      ['Q0NXaWxkV2', 'RGFya0xpZ2', 'bGlrZQ9hb'],
    ),
    person: match(/small\/(\w)/),
    kind: 'characters',
  },
  {
    name: 'IMDB-WIKI, spread by last digits',
    paths: ['17', '48', '90'].flatMap((last) =>
      upTo(4, 100).map((n) => `wiki_crop/${last}/${n * 37}${last}_1981-05-05_2009.jpg`),
    ),
    person: () => null,
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'IMDB crops',
    paths: ['17', '48', '90'].flatMap((last) =>
      made(`imdb_crop/${last}/nm0000%${last}_rm%_1943-6-1_2010.jpg`, [4, 5], [61, 72, 83]),
    ),
    person: match(/(nm\d+)/),
    isOpen: true,
    isMissed: true,
  },
  {
    name: 'FaceScrub',
    paths: FULL.flatMap((name) =>
      upTo(3).map((n) => `actors/faces/${name.replace('_', ' ')}/${name}_${n}_${n * 73}.jpeg`),
    ),
    person: folder(2),
  },
  {
    name: 'Yale',
    paths: made('yalefaces/subject0%.%.gif', [1, 2, 3], ['centerlight', 'glasses', 'happy']),
    person: match(/(subject\d+)/),
  },
  {
    name: 'Extended Yale B',
    paths: made('ExtendedYaleB/yaleB1%/yaleB1_P00A+0%E+00.pgm', [1, 2, 5], ['00', '10', '35']),
    person: folder(1),
  },
  {
    name: 'FERET',
    paths: upTo(4).flatMap((s) =>
      ['fa', 'fb', 'hl'].map((pose, i) => `colorferet/0000${s}/0000${s}_93083${i}_${pose}_a.ppm`),
    ),
    person: folder(1),
  },
  {
    name: 'MARS',
    paths: upTo(3).flatMap((s) =>
      upTo(4).map((f) => `bbox_train/000${s}/000${s}C1T000${f}F00${f}.jpg`),
    ),
    person: folder(1),
  },
  {
    name: 'a tracked sequence, nobody in it told',
    paths: made('MOT17-04-SDP/img1/%.jpg', padded(10, 6)),
    person: () => null,
  },
  {
    name: 'totally looks alike',
    paths: made('%/%.jpg', ['left', 'right'], padded(8, 5)),
    person: match(/\/(\d+)/),
    isOpen: true,
  },
]
