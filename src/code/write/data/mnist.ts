/** Reading MNIST's zeros and ones. */
import { SOURCES } from '../../../domain/choices/sources'
import type { RunConfig } from '../../../domain/config'
import { fewerOf } from './photos'
import { block, indented, type Lines } from '../python'
import { splits } from './sources'

export const MNIST_IMPORTS: Lines = ['import gzip']

/** Of a folder of MNIST’s files: images and digits to train on, and those held out. */
export const PARTS: Lines = [
  'parts = [',
  '    [read_idx(folder, f"{part}-{kind}-ubyte") for kind in ("images-idx3", "labels-idx1")]',
  '    for part in ("train", "t10k")',
  ']',
]

const NAMES: Readonly<Record<number, string>> = { 2: 'zeros and ones', 10: 'images' }

/**
 * `read_images(folder)`.
 * @param digits how many of them, from 0 on
 * @param fetch lines that set `parts`, from `folder` or, where that is None, from elsewhere
 */
export const readMnist = (config: RunConfig, digits: number, fetch: Lines): readonly Lines[] => [
  READ_IDX,
  [
    'def read_images(folder):',
    ...indented([
      '"""',
      `All ${NAMES[digits]} of MNIST: bytes [n, 28, 28, CHANNELS] and digits [n], and the places of`,
      'those to train on and of those held out.',
      '"""',
      ...fetch,
      ...(digits === 10
        ? ['images = [images for images, _ in parts]', 'digits = [digits for _, digits in parts]']
        : [
            `images = [images[digits < ${digits}] for images, digits in parts]`,
            `digits = [digits[digits < ${digits}] for _, digits in parts]`,
          ]),
      ...(splits(config) ? [] : ['count = len(digits[0])']),
      `images = np.concatenate(images)[..., None]${config.channels === 1 ? '' : '.repeat(CHANNELS, axis=-1)'}`,
      'digits = np.concatenate(digits)',
      splits(config)
        ? 'return images, digits, *split(digits)'
        : `return images, digits, ${SOURCES[config.data].splits ? fewerOf(config, 'digits', 'np.arange(count)') : 'np.arange(count)'}, np.arange(count, len(images))`,
    ]),
  ],
]

const READ_IDX: Lines = block(`
  def read_idx(folder, name):
      """One of MNIST's four files, packed or not."""
      for path in (folder / name, folder / f"{name}.gz"):
          if path.exists():
              with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as file:
                  raw = file.read()
              shape = [int.from_bytes(raw[4 * i + 4 : 4 * i + 8], "big") for i in range(raw[3])]
              return np.frombuffer(raw, np.uint8, offset=4 * len(shape) + 4).reshape(shape)
      raise SystemExit(f"{folder} holds no {name}: --data names the folder of MNIST's four files.")
`)
