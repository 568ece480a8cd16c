/** How training images are varied, by torchvision's transformations. */
import type { AugmentationSettings } from '../../../domain/settings'
import { indented, number, type Lines } from '../python'

const share = (percent: number) => number(percent / 100)
const rounded = (value: number) => number(Number(value.toPrecision(6)))

function affine({ shift, zoom, rotate }: AugmentationSettings): Lines {
  if (shift === 0 && zoom === 0 && rotate === 0) return []
  const given = [
    `degrees=${rotate}`,
    ...(shift > 0 ? [`translate=(${share(shift)}, ${share(shift)})`] : []),
    ...(zoom > 0 ? [`scale=(${rounded(100 / (100 + zoom))}, ${number(1 + zoom / 100)})`] : []),
    'interpolation=v2.InterpolationMode.BILINEAR',
  ]
  return [`v2.RandomAffine(${given.join(', ')}),`]
}

function light({ brightness, contrast }: AugmentationSettings): Lines {
  const given = [
    ...(brightness > 0 ? [`brightness=${share(brightness)}`] : []),
    ...(contrast > 0 ? [`contrast=${share(contrast)}`] : []),
  ]
  return given.length === 0 ? [] : [`v2.ColorJitter(${given.join(', ')}),`]
}

/** `augment(images)`: bytes [N, C, H, W], each image varied by itself. */
export const pytorchAugmentation = (config: AugmentationSettings): Lines => [
  'vary = v2.Compose(',
  '    [',
  ...indented(
    [
      ...(config.flip === 1 ? ['v2.RandomHorizontalFlip(),'] : []),
      ...affine(config),
      ...light(config),
      ...(config.erase > 0
        ? [`v2.RandomErasing(p=1.0, scale=(0.0, ${share(config.erase)}), value=128),`]
        : []),
    ],
    8,
  ),
  '    ]',
  ')',
  '',
  '',
  'def augment(images):',
  '    """Training images, bytes [N, C, H, W], each varied by itself."""',
  '    return torch.stack([vary(image) for image in images])',
]

/** What of it is other than on the page. */
export const augmentationDifferences = ({
  shift,
  zoom,
  rotate,
  brightness,
}: AugmentationSettings): Lines => [
  ...(shift > 0 || zoom > 0 || rotate > 0
    ? ['What moves into an image is black here; the page repeats its edge.']
    : []),
  ...(brightness > 0 ? ['Brightness is multiplied here, and added on the page.'] : []),
]
