/** Reading photos: a folder for each person, or a list of who is on which; and lists of pairs. */
import type { RunConfig } from '../../../domain/config'
import { CENTRE_CROP, type Crop } from '../../../domain/intake'
import { block, indented, number, type Lines } from '../python'
import { takesList } from './sources'

export const photoImports = (config: RunConfig): Lines => [
  'import csv',
  ...(takesList(config) ? ['import re'] : []),
  'from PIL import Image, ImageOps',
]

const colour = ({ channels }: RunConfig) => (channels === 1 ? '"L"' : '"RGB"')

/** @param crop the square that the set's photos were cut to */
function readPhoto(config: RunConfig, { zoom, x, y }: Crop): Lines {
  const cut =
    zoom === CENTRE_CROP.zoom
      ? ['side, centering = (SIZE, SIZE), ' + `(${number(x)}, ${number(y)})`]
      : [
          `side = round(min(photo.size) * ${number(zoom)})`,
          `left, top = round((photo.width - side) * ${number(x)}), round((photo.height - side) * ${number(y)})`,
          'photo = photo.crop((left, top, left + side, top + side))',
          'side, centering = (SIZE, SIZE), (0.5, 0.5)',
        ]
  return [
    'def read_photo(path):',
    '    """A square of a photo at SIZE x SIZE, as bytes [SIZE, SIZE, CHANNELS]."""',
    '    with Image.open(path) as file:',
    `        photo = ImageOps.exif_transpose(file).convert(${colour(config)})`,
    ...indented(cut),
    '    photo = ImageOps.fit(photo, side, Image.Resampling.BILINEAR, centering=centering)',
    '    return np.asarray(photo, np.uint8).reshape(SIZE, SIZE, CHANNELS)',
  ]
}

const READ_PEOPLE: Lines = block(`
  def read_people(folder, people):
      """Photos with who is on each: by a CSV of file and person where there is one, else by their folders."""
      if people is not None:
          with open(people, newline="", encoding="utf-8-sig") as file:
              rows = [row for row in csv.reader(file) if len(row) >= 2]
          named = [(folder / row[0].strip(), row[1].strip()) for row in rows]
          found = [(path, who) for path, who in named if path.is_file()]
          print(f"{len(found)} of {len(named)} rows of {people} name a file that is there.")
      else:
          paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in PHOTOS)
          found = [(path, str(path.parent.relative_to(folder))) for path in paths]
      if len({who for _, who in found}) < 4:
          raise SystemExit("Four people at least are needed: a folder of photos each, in that of --data.")
      return found
`)

const takesFewer = ({ trainPeople, trainPhotos }: RunConfig) => trainPeople > 0 || trainPhotos > 0

/** `fewer(classes, train)`, where not all are trained on. */
export const fewerLines = (config: RunConfig): readonly Lines[] =>
  takesFewer(config)
    ? [
        [
          'def fewer(classes, train):',
          ...indented([
            '"""Of the places to train on so many people, and so many images of each."""',
            'rng = np.random.default_rng(1)',
            ...(config.trainPeople === 0
              ? []
              : [
                  `kept = rng.permutation(np.unique(classes[train]))[:${config.trainPeople}]`,
                  'train = train[np.isin(classes[train], kept)]',
                ]),
            ...(config.trainPhotos === 0
              ? []
              : [
                  'groups = groups_of(classes, train)',
                  `train = np.concatenate([rng.permutation(own)[:${config.trainPhotos}] for own in groups])`,
                ]),
            'return train',
          ]),
        ],
      ]
    : []

/** What is trained on, where `train` are its places. */
export const fewerOf = (config: RunConfig, classes: string, train: string): string =>
  takesFewer(config) ? `fewer(${classes}, ${train})` : train

/** `split(classes)`: whole classes, or a share of each one’s images. */
export function splitLines(config: RunConfig): Lines {
  const share = number(config.heldOutPercent / 100)
  return [
    'def split(classes):',
    ...indented([
      config.split === 'image'
        ? '"""Places to train on and places held out: a share of each person\'s photos."""'
        : '"""Places to train on and places held out: whole people, so that those judged by are strangers."""',
      'rng = np.random.default_rng(0)',
      ...(config.split === 'image'
        ? [
            'people = [rng.permutation(each) for each in groups_of(classes, np.arange(len(classes)))]',
            `shares = [max(2, round(len(own) * ${share})) if len(own) > 3 else 0 for own in people]`,
            'held_out = np.concatenate([own[:share] for own, share in zip(people, shares)])',
          ]
        : [
            'held, count = [], 0',
            'for person in rng.permutation(np.unique(classes)):',
            '    own = np.sum(classes == person)',
            `    if count + own / 2 <= len(classes) * ${share}:`,
            '        held, count = [*held, person], count + own',
            'held_out = np.flatnonzero(np.isin(classes, held))',
          ]),
      'train = np.setdiff1d(np.arange(len(classes)), held_out)',
      ...(takesFewer(config) ? ['train = fewer(classes, train)'] : []),
      'return train, held_out',
    ]),
  ]
}

const READ_PAIRS: Lines = block(`
  def read_pairs(file, folder, paths):
      """
      Pairs of a list: LFW's pairs.txt, or a CSV of two files, 1 for same or 0, and perhaps a fold.
      Gives places first [n], second [n], same [n], fold [n], from 1.
      """
      place = {path: at for at, path in enumerate(paths)}
      lines = [line.strip() for line in open(file, encoding="utf-8-sig") if line.strip()]
      lfw = lines[0].replace("\\t", "").replace(" ", "").isdigit()
      rows = [re.split(r"\\s+" if lfw else r"\\s*[,;\\t]\\s*", line) for line in lines]
      folds, each = (int(rows[0][0]), int(rows[0][1])) if lfw and len(rows[0]) > 1 else (1, len(rows))
      def photo(name, number):
          return folder / name / f"{name}_{int(number):04d}.jpg"
      found = []
      for at, row in enumerate(rows[1:] if lfw else rows):
          if lfw:
              one, other = photo(*row[:2]), photo(*(row[2:] if len(row) == 4 else (row[0], row[2])))
              pair = one, other, len(row) == 3, at // (2 * each) + 1
          elif len(row) >= 3 and row[2] in ("0", "1"):
              fold = int(row[3]) if len(row) > 3 else 1
              pair = folder / row[0], folder / row[1], row[2] == "1", fold
          else:
              continue  # a header
          if pair[0] in place and pair[1] in place:
              found.append((place[pair[0]], place[pair[1]], *pair[2:]))
      if not found:
          raise SystemExit(f"No pair of {file} names two photos that are there.")
      print(f"{len(found)} of {len(rows) - lfw} lines of {file} are pairs of photos that are there.")
      first, second, same, fold = map(np.array, zip(*found))
      return first, second, same.astype(bool), fold
`)

/** Sets `train`, `held_out` and the pairs of the list on either side. */
function listLines(config: RunConfig): Lines {
  const { split, fold, pairs } = config
  const held =
    split === 'folds'
      ? fold === 0
        ? ['held = np.ones(len(same), bool)  # every fold judges']
        : [`held = folds == ${fold}`]
      : [
          'train, held_out = split(classes)',
          'held = np.isin(first, held_out) & np.isin(second, held_out)',
        ]
  const places =
    split === 'folds'
      ? [
          'held_out = np.union1d(first[held], second[held])',
          '# Who is held out is not trained on.',
          'train = np.flatnonzero(~np.isin(classes, classes[held_out]))',
          ...(takesFewer(config) ? ['train = fewer(classes, train)'] : []),
        ]
      : []
  const trained =
    pairs === 'listed'
      ? split === 'folds' && fold !== 0
        ? 'taught = ~held & ~np.isin(first, held_out) & ~np.isin(second, held_out)'
        : 'taught = np.isin(first, train) & np.isin(second, train)'
      : 'taught = np.zeros(len(same), bool)'
  return [
    'first, second, same, folds = read_pairs(pairs, folder, [path for path, _ in found])',
    ...held,
    ...places,
    trained,
    'lists = [(first[part], second[part], same[part]) for part in (taught, held)]',
  ]
}

export function readPhotos(config: RunConfig, crop: Crop): readonly Lines[] {
  const list = takesList(config)
  return [
    readPhoto(config, crop),
    READ_PEOPLE,
    ...(list ? [READ_PAIRS] : []),
    [
      `def read_images(folder, people${list ? ', pairs' : ''}):`,
      '    """All photos, who is on each, and the places of those to train on and of those held out."""',
      ...indented([
        'found = read_people(folder, people)',
        'images = np.stack([read_photo(path) for path, _ in found])',
        'classes = np.unique([who for _, who in found], return_inverse=True)[1]',
        ...(list ? listLines(config) : ['train, held_out = split(classes)']),
        'print(f"{len(train)} photos to train on, {len(held_out)} held out.")',
        list
          ? 'return images, classes, train, held_out, *lists'
          : 'return images, classes, train, held_out',
      ]),
    ],
  ]
}

/** Held-out pairs of the list, in place of drawn ones. */
export const LISTED_HELD_OUT: Lines = block(`
  def held_out_pairs(data):
      """The list's held-out pairs: one half chooses a threshold, the other judges it."""
      order = np.random.default_rng(0).permutation(len(data.judged_pairs[0]))
      return [tuple(each[part] for each in data.judged_pairs) for part in np.array_split(order, 2)]
`)
