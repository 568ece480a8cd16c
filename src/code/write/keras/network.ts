/** The network of a run in Keras: encoder, what images become before it, distance and head. */
import { augments } from '../../../domain/augmentation'
import { HEADS } from '../../../domain/choices/heads'
import type { RunConfig } from '../../../domain/config'
import { layersOf } from '../../../domain/encoders'
import { summariseHead } from '../../../domain/headLayers'
import { isWithinBatch, wantedSlope } from '../../../domain/objective'
import { looksBackTo } from '../../../domain/layers'
import { summarise, type LayerSummary } from '../../../domain/shapes'
import { looksBack, placesLookedAt } from '../lookBack'
import { isMnist } from '../data/sources'
import { penalised } from '../constants'
import { block, indented, quoted, type Lines } from '../python'
import { kerasAugmentation } from './augmentation'
import { kerasLayer } from './layers'

export const isStandardized = ({ normalization }: RunConfig): boolean =>
  normalization === 'standardized'

const summaryOf = (config: RunConfig) =>
  summarise(layersOf(config), [config.size, config.size, config.channels])

export function buildEncoder(config: RunConfig): Lines {
  const { layers, embedding } = summaryOf(config)
  const context = {
    initializer: config.initializer,
    penalised: penalised(config),
    adds: config.l2Applied === 1,
  }
  const calls = layers.map((layer) => kerasLayer(layer, context))
  const frozen = layers.slice(0, config.frozen).filter(({ parameters }) => parameters > 0)
  return [
    'def build_encoder():',
    ...indented([
      `"""From an image [SIZE, SIZE, CHANNELS] to an embedding of ${embedding} numbers."""`,
      ...(looksBack(layers) ? functional(layers, calls) : sequential(calls.flat())),
      ...(frozen.length === 0
        ? []
        : [
            '# As they begin; batch normalisation among them goes by its moving statistics.',
            `for name in [${frozen.map(({ name }) => quoted(name)).join(', ')}]:`,
            '    encoder.get_layer(name).trainable = False',
          ]),
      'return encoder',
    ]),
  ]
}

const sequential = (calls: Lines): Lines => [
  'encoder = keras.Sequential(',
  ...indented([
    '[',
    ...indented(['keras.Input((SIZE, SIZE, CHANNELS)),', ...calls.map((call) => `${call},`)]),
    '],',
    'name="encoder",',
  ]),
  ')',
]

/** With earlier layers' outputs kept for those that look back at them. */
function functional(layers: readonly LayerSummary[], calls: readonly Lines[]): Lines {
  const kept = placesLookedAt(layers)
  const keep = (place: number) => (kept.has(place) ? [`kept_${place} = x`] : [])
  const lines = layers.flatMap(({ spec }, i) => {
    const back = looksBackTo(spec)
    const own = calls[i] ?? []
    const given = back === null || spec.kind === 'from' ? 'x' : `[x, kept_${back}]`
    return [
      ...(spec.kind === 'from' ? [`x = kept_${spec.layer}`] : []),
      ...own.map((call, nth) => `x = ${call}(${nth === 0 ? given : 'x'})`),
      ...keep(i + 1),
    ]
  })
  return [
    'image = x = keras.Input((SIZE, SIZE, CHANNELS))',
    ...keep(0),
    ...lines,
    'encoder = keras.Model(image, x, name="encoder")',
  ]
}

/** Layers between bytes and the encoder. */
const preparing = (config: RunConfig): Lines => [
  ...kerasAugmentation(config),
  ...(config.normalization === 'scaled' ? ['layers.Rescaling(1 / 255),'] : []),
  ...(isStandardized(config) ? ['layers.Rescaling(scale, offset),'] : []),
  ...(isMnist(config) && config.size !== 28 ? ['layers.Resizing(SIZE, SIZE),'] : []),
]

/** `prepare`, which varies images in training alone; none where the encoder is given bytes as they are. */
function prepare(config: RunConfig): Lines {
  const lines = preparing(config)
  return lines.length === 0
    ? []
    : [
        `prepare = keras.Sequential(  # from bytes to what the encoder is given${augments(config) ? ', varied in training' : ''}`,
        '    [',
        ...indented(lines, 8),
        '    ],',
        '    name="prepare",',
        ')',
      ]
}

function head(config: RunConfig): Lines {
  if (isWithinBatch(config.loss))
    return [
      '# The loss compares all images of the batch: it is given both embeddings.',
      'return keras.Model([first, second], ops.concatenate([a, b], axis=-1))',
    ]
  const { takesDistance, isProbability, layers } = HEADS[config.head]
  const given = takesDistance
    ? 'output = ops.expand_dims(distance(a, b), -1)  # [N, 1], as the labels are'
    : 'output = ops.abs(a - b)'
  const summary = summariseHead(config.head, summaryOf(config).embedding ?? 0)
  const own = summary.map((layer) => {
    const [call = ''] = kerasLayer(layer, {
      initializer: config.initializer,
      penalised: false,
      adds: false,
    })
    const started =
      layer.spec.kind === 'dense' &&
      config.headStart === 'one' &&
      'headStart' in HEADS[config.head].fields
        ? call
            .replace(/, kernel_initializer=("\w+"|keras[^)]*\))/, '')
            .replace(
              ', name=',
              `, kernel_initializer=${wantedSlope(config) === 1 ? '"ones"' : 'keras.initializers.Constant(-1)'}, name=`,
            )
        : call
    return `output = ${started}(output)`
  })
  return [
    given,
    ...own,
    ...(isProbability && layers.length === 0 ? ['output = ops.sigmoid(output)'] : []),
    'return keras.Model([first, second], output)',
  ]
}

export const buildModel = (config: RunConfig, shape: string): Lines => [
  `def build_model(${isStandardized(config) ? 'scale, offset' : ''}):`,
  ...indented([
    '"""Both twins go through the same encoder, one after the other."""',
    ...prepare(config),
    `first = keras.Input((${shape}), name="first")`,
    `second = keras.Input((${shape}), name="second")`,
    'encoder = build_encoder()',
    preparing(config).length === 0
      ? 'a, b = encoder(first), encoder(second)'
      : 'a, b = encoder(prepare(first)), encoder(prepare(second))',
    ...head(config),
  ]),
]

export const WEIGHTS: readonly Lines[] = [
  block(`
    def weighted_layers(model):
        """The encoder's layers, then the head's: weights are named layer/weight, as the page's files name them."""
        heads = [layer for layer in model.layers if layer.name.startswith("head_")]
        return [layer for layer in [*model.get_layer("encoder").layers, *heads] if layer.weights]
  `),
  block(`
    def load_weights(model, file):
        """Weights kept by "Keep verifier…" as .safetensors, or saved by this script."""
        kept = load_file(file)
        for layer in weighted_layers(model):
            for weight in layer.weights:
                name = f"{layer.name}/{weight.name}"
                if name in kept:
                    weight.assign(kept[name])
                else:
                    print(f"{file} has no {name}: it stays as it began.")
  `),
  block(`
    def save_weights(model, file):
        """As a file that load_weights, the PyTorch script and the page's "Weights…" read."""
        layers_ = weighted_layers(model)
        named = {f"{layer.name}/{weight.name}": weight for layer in layers_ for weight in layer.weights}
        save_file({name: ops.convert_to_numpy(weight) for name, weight in named.items()}, file)
  `),
]
