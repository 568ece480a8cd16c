/**
 * A verifier's encoder as PyTorch's modules, each named as its layer is in the file, and what loads the
 * file's weights into them. PyTorch wants channels and outputs first; what is flattened goes channels last.
 */
import {
  EPSILON,
  MOMENTUM,
  activationOf,
  bothSides,
  looksBackTo,
  type LayerSpec,
  type Sides,
} from './layers'
import { windowOf, type LayerSummary } from './shapes'
import { encoderOf, type Verifier } from './verifier'

type Named = readonly [name: string, module: string]

/** Lines that end with `encoder` and `weights`, all the file’s, where the file is at hand. */
export function pytorchEncoder(verifier: Verifier, file: string): readonly string[] {
  const { input, layers } = encoderOf(verifier)
  const modules = layers.map((layer) => modulesOf(layer, layer.input ?? input))
  return [
    `with safe_open("${file}", framework="pt") as file:`,
    '    verifier = json.loads(file.metadata()["siamese_playground"])',
    '    weights = {name: file.get_tensor(name) for name in file.keys()}',
    ...helpersFor(modules.flat()),
    ...encoderClass(layers, modules),
    ...modules.flat().map(([name, module]) => `    ("${name}", ${module}),`),
    ']))',
    'roles = {"kernel": "weight", "gamma": "weight", "beta": "bias",',
    '         "moving_mean": "running_mean", "moving_variance": "running_var"}',
    'state = {}',
    'for name, x in weights.items():',
    '    layer, role = name.split("/")',
    '    if role in ("depthwise_kernel", "pointwise_kernel") or (layer.startswith("separable") and role == "bias"):',
    '        layer, role = layer + ("_depthwise" if role == "depthwise_kernel" else ""), role[-6:]',
    '    if layer.startswith("depthwise") or layer.endswith("_depthwise"):',
    '        x = x.permute(2, 3, 0, 1).flatten(0, 1).unsqueeze(1) if x.ndim == 4 else x',
    '    elif x.ndim == 4:',
    '        x = x.permute(3, 2, 0, 1)',
    '    if not layer.startswith("head_"):',
    '        state[f"{layer}.{roles.get(role, role)}"] = x.t() if x.ndim == 2 else x',
    'encoder.load_state_dict(state)',
    'encoder.eval()',
  ]
}

/** What PyTorch has no module for. */
const HELPERS: Readonly<Record<string, readonly string[]>> = {
  ChannelsLast: [
    'class ChannelsLast(nn.Module):',
    '    def forward(self, x): return x.permute(0, 2, 3, 1)',
  ],
  ChannelsFirst: [
    'class ChannelsFirst(nn.Module):',
    '    def forward(self, x): return x.permute(0, 3, 1, 2)',
  ],
  UnitNorm: [
    'class UnitNorm(nn.Module):',
    '    def forward(self, x): return nn.functional.normalize(x, dim=1)',
  ],
  GlobalMean: ['class GlobalMean(nn.Module):', '    def forward(self, x): return x.mean((2, 3))'],
  GlobalMax: ['class GlobalMax(nn.Module):', '    def forward(self, x): return x.amax((2, 3))'],
}

const helpersFor = (modules: readonly Named[]): readonly string[] =>
  Object.entries(HELPERS).flatMap(([name, lines]) =>
    modules.some(([, module]) => module.startsWith(`${name}(`)) ? lines : [],
  )

/** Sequential, or with a forward of its own where layers look back. */
function encoderClass(
  layers: readonly LayerSummary[],
  modules: readonly (readonly Named[])[],
): readonly string[] {
  if (layers.every(({ spec }) => looksBackTo(spec) === null))
    return ['encoder = nn.Sequential(OrderedDict([']
  const wanted = new Set(layers.map(({ spec }) => looksBackTo(spec)))
  const kept = (place: number) => (wanted.has(place) ? [`        x${place} = x`] : [])
  return [
    'class Encoder(nn.Sequential):',
    '    def forward(self, x):',
    ...kept(0),
    ...layers.flatMap(({ spec }, i) => [
      ...(modules[i] ?? []).map(([name]) => `        x = self.${name}(x)`),
      ...looking(spec),
      ...kept(i + 1),
    ]),
    '        return x',
    'encoder = Encoder(OrderedDict([',
  ]
}

function looking(spec: LayerSpec): readonly string[] {
  switch (spec.kind) {
    case 'from':
      return [`        x = x${spec.layer}`]
    case 'add':
      return [`        x = x + x${spec.layer}`]
    case 'concatenate':
      return [`        x = torch.cat([x, x${spec.layer}], 1)`]
    default:
      return []
  }
}

const pair = (sides: Sides) => {
  const [down, across] = bothSides(sides)
  return down === across ? String(down) : `(${down}, ${across})`
}

function modulesOf({ spec, name }: LayerSummary, input: readonly number[]): readonly Named[] {
  const features = input.at(-1) ?? 0
  switch (spec.kind) {
    case 'conv2d': {
      const module = `nn.Conv2d(${features}, ${spec.filters}, ${windowArguments(spec)})`
      return [...padding(spec, name, input), [name, module], ...activated(spec, name)]
    }
    case 'depthwise_conv2d': {
      const outputs = features * (spec.multiplier ?? 1)
      const module = `nn.Conv2d(${features}, ${outputs}, ${windowArguments(spec)}, groups=${features})`
      return [...padding(spec, name, input), [name, module], ...activated(spec, name)]
    }
    case 'separable_conv2d': {
      const deep = features * (spec.multiplier ?? 1)
      const first = `nn.Conv2d(${features}, ${deep}, ${windowArguments({ ...spec, bias: 0 })}, groups=${features})`
      const second = `nn.Conv2d(${deep}, ${spec.filters}, 1${spec.bias === 0 ? ', bias=False' : ''})`
      return [
        ...padding(spec, name, input),
        [`${name}_depthwise`, first],
        [name, second],
        ...activated(spec, name),
      ]
    }
    case 'max_pooling2d':
      return [
        ...padding(spec, name, input, 'nn.ConstantPad2d', ', float("-inf")'),
        [name, `nn.MaxPool2d(${pair(spec.pool)}, ${pair(spec.strides)})`],
      ]
    case 'average_pooling2d':
      return averaged(spec, name, input)
    case 'global_average_pooling2d':
      return [[name, 'GlobalMean()']]
    case 'global_max_pooling2d':
      return [[name, 'GlobalMax()']]
    case 'zero_padding2d': {
      const [top, bottom] = bothSides(spec.rows)
      const [left, right] = bothSides(spec.columns)
      return [[name, `nn.ZeroPad2d((${left}, ${right}, ${top}, ${bottom}))`]]
    }
    case 'batch_normalization': {
      const { epsilon = EPSILON, momentum = MOMENTUM } = spec
      const size = input.length === 3 ? 2 : 1
      const moves = Number((1 - momentum).toPrecision(6))
      return [[name, `nn.BatchNorm${size}d(${features}, eps=${epsilon}, momentum=${moves})`]]
    }
    case 'layer_normalization': {
      const module = `nn.LayerNorm(${features}, eps=${spec.epsilon ?? EPSILON})`
      return input.length === 3
        ? [
            [`${name}_last`, 'ChannelsLast()'],
            [name, module],
            [`${name}_first`, 'ChannelsFirst()'],
          ]
        : [[name, module]]
    }
    case 'unit_normalization':
      return [[name, 'UnitNorm()']]
    case 'activation':
      return activated(spec, name)
    case 'dropout':
      return [[name, `nn.Dropout(${spec.rate})`]]
    case 'spatial_dropout2d':
      return [[name, `nn.Dropout2d(${spec.rate})`]]
    case 'flatten':
      return [
        ...(input.length === 3 ? [[`${name}_order`, 'ChannelsLast()'] as const] : []),
        [name, 'nn.Flatten()'],
      ]
    case 'dense':
      return [
        [name, `nn.Linear(${features}, ${spec.units}${spec.bias === 0 ? ', bias=False' : ''})`],
        ...activated(spec, name),
      ]
    case 'gaussian_noise':
    case 'add':
    case 'concatenate':
    case 'from':
      return []
    default:
      return spec satisfies never
  }
}

type Convolution = Extract<LayerSpec, { readonly kernel: unknown }>

const windowArguments = ({ kernel, strides, dilation = 1, bias }: Convolution) =>
  [
    pair(kernel),
    pair(strides),
    ...(dilation === 1 ? [] : [`dilation=${pair(dilation)}`]),
    ...(bias === 0 ? ['bias=False'] : []),
  ].join(', ')

/** What goes before and after, by height and width, as Keras pads for `same`: what is odd goes after. */
function missing(
  spec: Convolution | Extract<LayerSpec, { readonly pool: unknown }>,
  input: readonly number[],
): readonly (readonly [number, number])[] {
  const window = windowOf(spec)
  return bothSides(spec.strides).map((step, i) => {
    const length = input[i] ?? 0
    const all = Math.max(0, (Math.ceil(length / step) - 1) * step + (window[i] ?? 1) - length)
    return spec.padding === 'same' ? [Math.floor(all / 2), Math.ceil(all / 2)] : [0, 0]
  })
}

function padding(
  spec: Parameters<typeof missing>[0],
  name: string,
  input: readonly number[],
  module = 'nn.ZeroPad2d',
  more = '',
): readonly Named[] {
  const [rows = [0, 0], columns = [0, 0]] = missing(spec, input)
  const all = [...columns, ...rows]
  return all.every((each) => each === 0)
    ? []
    : [[`${name}_padding`, `${module}((${all.join(', ')})${more})`]]
}

/** Of the image alone: PyTorch leaves padding out of the count where it is the same on both sides. */
function averaged(
  spec: Extract<LayerSpec, { readonly pool: unknown }>,
  name: string,
  input: readonly number[],
): readonly Named[] {
  const [rows = [0, 0], columns = [0, 0]] = missing(spec, input)
  const isEven = rows[0] === rows[1] && columns[0] === columns[1]
  const given = [pair(spec.pool), pair(spec.strides)]
  if (isEven) {
    const pads = rows[0] + columns[0] === 0 ? [] : [`padding=(${rows[0]}, ${columns[0]})`]
    const module = [...given, ...pads, ...(pads.length > 0 ? ['count_include_pad=False'] : [])]
    return [[name, `nn.AvgPool2d(${module.join(', ')})`]]
  }
  // What is odd goes below and right, where windows may end beyond the image with ceil_mode.
  const pads = `padding=(${rows[0]}, ${columns[0]})`
  return [
    [name, `nn.AvgPool2d(${given.join(', ')}, ${pads}, ceil_mode=True, count_include_pad=False)`],
  ]
}

function activated(spec: LayerSpec, name: string): readonly Named[] {
  const module = moduleOf(spec)
  if (module === null) return []
  return [[spec.kind === 'activation' ? name : `${name}_activation`, module]]
}

function moduleOf(spec: LayerSpec): string | null {
  const { activation, slope, alpha } = activationOf(spec)
  switch (activation) {
    case 'linear':
      return null
    case 'leaky_relu':
      return `nn.LeakyReLU(${slope})`
    case 'elu':
      return `nn.ELU(${alpha})`
    default:
      return `nn.${MODULES[activation]}`
  }
}

const MODULES = {
  relu: 'ReLU()',
  relu6: 'ReLU6()',
  selu: 'SELU()',
  gelu: 'GELU()',
  silu: 'SiLU()',
  softplus: 'Softplus()',
  sigmoid: 'Sigmoid()',
  tanh: 'Tanh()',
  softmax: 'Softmax(1)',
} as const
