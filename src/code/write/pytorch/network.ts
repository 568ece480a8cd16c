/** The network of a run in PyTorch: encoder, what images become before it, distance and head. */
import { HEADS } from '../../../domain/choices/heads'
import type { RunConfig } from '../../../domain/config'
import { layersOf } from '../../../domain/encoders'
import { summariseHead } from '../../../domain/headLayers'
import { isOfLabels, isWithinBatch, wantedSlope } from '../../../domain/objective'
import { summarise, type LayerSummary } from '../../../domain/shapes'
import { isMnist } from '../data/sources'
import { indented, quoted, type Lines } from '../python'
import { looksBack, placesLookedAt } from '../lookBack'
import { moduleLines, modulesOf, type Module } from './layers'
import { ownModules } from './ownModules'
import {
  constraintFunction,
  initialise,
  ownBeginnings,
  pathOf,
  penaltyFunction,
  weightLines,
} from './weights'

export const isStandardized = ({ normalization }: RunConfig): boolean =>
  normalization === 'standardized'

const summaryOf = (config: RunConfig) =>
  summarise(layersOf(config), [config.size, config.size, config.channels])

/** Layers of the head, without the σ that it ends in; none of a loss that compares embeddings. */
function headOf(config: RunConfig): readonly LayerSummary[] {
  if (isWithinBatch(config.loss)) return []
  return summariseHead(config.head, summaryOf(config).embedding ?? 0).map((layer) =>
    layer.spec.kind === 'dense'
      ? { ...layer, spec: { ...layer.spec, activation: 'linear' as const } }
      : layer,
  )
}

const sequential = (name: string, lines: Lines): Lines => [
  `${name} = nn.Sequential(`,
  '    OrderedDict(',
  '        [',
  ...indented(lines, 12),
  '        ]',
  '    )',
  ')',
]

/** Whether what the model gives are logits, of which the loss knows to take σ. */
export const givesLogits = (config: RunConfig): boolean => isOfLabels(config)

export function encoderParts(config: RunConfig): readonly Lines[] {
  const { layers, embedding } = summaryOf(config)
  const modules = modulesOf(layers)
  const about = `"""From an image [CHANNELS, SIZE, SIZE] to an embedding of ${embedding} numbers."""`
  return [
    ...ownModules(modules.flat()),
    looksBack(layers)
      ? encoderClass(layers, modules, about)
      : [
          'def build_encoder():',
          ...indented([
            about,
            ...sequential('encoder', moduleLines(modules.flat())),
            'return encoder',
          ]),
        ],
  ]
}

/** With earlier layers' outputs kept for those that look back at them. */
function encoderClass(
  layers: readonly LayerSummary[],
  modules: readonly (readonly Module[])[],
  about: string,
): Lines {
  const kept = placesLookedAt(layers)
  const keep = (place: number) => (kept.has(place) ? [`kept_${place} = x`] : [])
  const line = ({ spec }: LayerSummary, i: number): Lines => {
    switch (spec.kind) {
      case 'from':
        return [`x = kept_${spec.layer}`]
      case 'add':
        return [`x = x + kept_${spec.layer}`]
      case 'concatenate':
        return [`x = torch.cat([x, kept_${spec.layer}], dim=1)`]
      default:
        return (modules[i] ?? []).map(([name]) => `x = self.${name}(x)`)
    }
  }
  return [
    'class Encoder(nn.Module):',
    ...indented([
      about,
      '',
      'def __init__(self):',
      '    super().__init__()',
      ...indented(modules.flat().map(([name, call]) => `self.${name} = ${call}`)),
      '',
      'def forward(self, x):',
      ...indented([
        ...keep(0),
        ...layers.flatMap((layer, i) => [...line(layer, i), ...keep(i + 1)]),
        'return x',
      ]),
    ]),
  ]
}

/** `prepare(images)`: from bytes to what the encoder is given. */
function prepare(config: RunConfig): Lines {
  const lines = [
    ...(config.normalization === 'scaled' ? ['images = images / 255'] : []),
    ...(isStandardized(config) ? ['images = images * self.scale + self.offset'] : []),
    ...(isMnist(config) && config.size !== 28
      ? ['images = F.interpolate(images, size=SIZE, mode="bilinear", align_corners=False)']
      : []),
  ]
  return [
    'def embed(self, images):',
    ...indented([
      '"""Embeddings [N, D] of bytes [N, CHANNELS, H, W]."""',
      'images = images.float()',
      ...lines,
      'return self.encoder(images)',
    ]),
  ]
}

function forward(config: RunConfig): Lines {
  const { takesDistance, isProbability, layers } = HEADS[config.head]
  const begin = [
    'def forward(self, first, second):',
    '    a, b = self.embed(first), self.embed(second)  # both twins go through the same encoder',
  ]
  if (isWithinBatch(config.loss))
    return [...begin, '    return a, b  # the loss compares all images of the batch']
  const given = takesDistance ? 'distance(a, b)' : 'torch.abs(a - b)'
  const logits = givesLogits(config)
  if (layers.length === 0)
    return [
      ...begin,
      !isProbability || logits
        ? `    return ${given}${logits ? '  # logits: the loss takes the sigmoid of them' : ''}`
        : `    return torch.sigmoid(${given})`,
    ]
  const rows = takesDistance ? `${given}[:, None]` : given
  return [
    ...begin,
    `    output = self.head(${rows})[:, 0]`,
    logits
      ? '    return output  # logits: the loss takes the sigmoid of them'
      : '    return torch.sigmoid(output)',
  ]
}

function frozenLines(config: RunConfig): { readonly init: Lines; readonly methods: Lines } {
  const frozen = summaryOf(config)
    .layers.slice(0, config.frozen)
    .filter(({ parameters }) => parameters > 0)
  if (frozen.length === 0) return { init: [], methods: [] }
  const normal = frozen.filter(({ spec }) => spec.kind === 'batch_normalization')
  const modulesOfAll = (layers: typeof frozen) =>
    layers.flatMap((layer) =>
      layer.weights.map(({ name }) => pathOf('', layer, name).split('.')[1] ?? ''),
    )
  const names = (layers: typeof frozen) =>
    `[${[...new Set(modulesOfAll(layers))].map(quoted).join(', ')}]`
  return {
    init: [
      `for name in ${names(frozen)}:`,
      '    self.encoder.get_submodule(name).requires_grad_(False)  # stays as it begins',
    ],
    methods:
      normal.length === 0
        ? []
        : [
            '',
            'def train(self, mode=True):',
            '    super().train(mode)',
            `    for name in ${names(normal)}:`,
            '        self.encoder.get_submodule(name).eval()  # goes by its moving statistics, which stay',
            '    return self',
          ],
  }
}

export function siamese(config: RunConfig): Lines {
  const head = modulesOf(headOf(config)).flat()
  const { layers } = summaryOf(config)
  const frozen = frozenLines(config)
  const standardized = isStandardized(config)
  const started = config.headStart === 'one' && 'headStart' in HEADS[config.head].fields
  return [
    'class Siamese(nn.Module):',
    '    """Bytes of two images in; ' +
      `${isWithinBatch(config.loss) ? 'both embeddings' : givesLogits(config) ? 'a logit' : 'one number'} a pair out."""`,
    '',
    ...indented([
      `def __init__(self${standardized ? ', scale, offset' : ''}):`,
      ...indented([
        'super().__init__()',
        ...(standardized ? ['self.scale, self.offset = scale, offset'] : []),
        `self.encoder = ${looksBack(layers) ? 'Encoder' : 'build_encoder'}()`,
        ...(head.length === 0 ? [] : sequential('self.head', moduleLines(head))),
        ...(initialise(config).length === 0 ? [] : ['self.apply(initialise)']),
        ...ownBeginnings(config, layers),
        ...(started
          ? [
              `nn.init.constant_(self.head.head_dense.weight, ${wantedSlope(config)}.0)  # with the sign that the loss wants`,
            ]
          : []),
        ...frozen.init,
      ]),
      '',
      ...prepare(config),
      '',
      ...forward(config),
      ...frozen.methods,
    ]),
  ]
}

/** What the weights are called in files, what is added to the loss for them, what they are held to. */
export function aboutWeights(config: RunConfig) {
  const { layers } = summaryOf(config)
  return {
    files: weightLines(layers, headOf(config)),
    penalty: penaltyFunction(config, layers),
    constraint: constraintFunction(layers.slice(config.frozen)),
  }
}
