/** A network's weights by their names in files, how they begin, and what they are held to, in PyTorch. */
import type { RunConfig } from '../../../domain/config'
import { isWeighted, type LayerInitializer } from '../../../domain/layers'
import type { LayerSummary } from '../../../domain/shapes'
import { beginningOf, biasBeginningOf, type Beginning } from '../beginnings'
import { block, indented, number, quoted, type Lines } from '../python'

const ROLES: Readonly<Record<string, string>> = {
  gamma: 'weight',
  beta: 'bias',
  moving_mean: 'running_mean',
  moving_variance: 'running_var',
  bias: 'bias',
}

/** Where a weight is found: `encoder.conv2d.weight`. @param within `encoder` or `head` */
export function pathOf(within: string, { spec, name }: LayerSummary, weight: string): string {
  const isPointwise =
    spec.kind === 'separable_conv2d' && (weight === 'pointwise_kernel' || weight === 'bias')
  return `${within}.${name}${isPointwise ? '_pointwise' : ''}.${ROLES[weight] ?? 'weight'}`
}

/** `WEIGHTS`, and what loads and saves by it. */
export function weightLines(
  encoder: readonly LayerSummary[],
  head: readonly LayerSummary[],
): readonly Lines[] {
  const rows = (within: string, layers: readonly LayerSummary[]) =>
    layers.flatMap((layer) =>
      layer.weights.map(
        (weight) =>
          `${quoted(`${layer.name}/${weight.name}`)}: ${quoted(pathOf(within, layer, weight.name))},`,
      ),
    )
  const all = [...rows('encoder', encoder), ...rows('head', head)]
  return [
    [
      "# Each weight's name in files, which are in Keras's words and order of axes, and its place here.",
      'WEIGHTS = {',
      ...indented(all),
      '}',
    ],
    ...FUNCTIONS,
  ]
}

const FUNCTIONS: readonly Lines[] = [
  block(`
    def weights_of(model):
        """Each weight's name in files, the weight, and in how many groups its layer takes its inputs."""
        for name, path in WEIGHTS.items():
            module, own = path.rsplit(".", 1)
            module = model.get_submodule(module)
            yield name, getattr(module, own), getattr(module, "groups", 1)
  `),
  block(`
    def load_weights(model, file):
        """Weights kept by "Keep verifier…" as .safetensors, or saved by this script."""
        kept = load_file(file)
        for name, weight, _ in weights_of(model):
            if name not in kept:
                print(f"{file} has no {name}: it stays as it began.")
                continue
            value = kept[name]
            if weight.ndim == 4:  # [height, width, in, out] in files
                outputs, inputs, height, width = weight.shape
                value = value.reshape(height, width, inputs, outputs).permute(3, 2, 0, 1)
            elif weight.ndim == 2:
                value = value.t()
            with torch.no_grad():
                weight.copy_(value)
  `),
  block(`
    def save_weights(model, file):
        """As a file that load_weights, the Keras script and the page's "Weights…" read."""
        weights = {}
        for name, weight, groups in weights_of(model):
            value = weight.detach().cpu()
            if value.ndim == 4:
                outputs, inputs, height, width = value.shape
                shape = height, width, inputs * groups, outputs // groups
                value = value.permute(2, 3, 1, 0).reshape(shape)
            elif value.ndim == 2:
                value = value.t()
            weights[name] = value.contiguous()
        save_file(weights, file)
  `),
]

const rounded = (value: number) => number(Number(value.toPrecision(6)))
/** Deviation of a standard normal distribution cut off at ±2. */
const TRUNCATED = 0.8796256610342398

const uniform = (low: number, high: number) => (weight: string) =>
  `nn.init.uniform_(${weight}, ${rounded(low)}, ${rounded(high)})`
const within = (limit: number) => uniform(-limit, limit)
const truncated =
  (deviation: number, mean = 0) =>
  (weight: string) =>
    `nn.init.trunc_normal_(${weight}, ${rounded(mean)}, ${rounded(deviation)}, ${rounded(mean - 2 * deviation)}, ${rounded(mean + 2 * deviation)})`
const scaled = (variance: number) => truncated(Math.sqrt(variance) / TRUNCATED)

/** A line that draws a weight as Keras does. */
const BEGIN: Readonly<Record<LayerInitializer, (of: Beginning) => (weight: string) => string>> = {
  glorot_uniform: ({ fanIn, fanOut }) => within(Math.sqrt(6 / (fanIn + fanOut))),
  glorot_normal: ({ fanIn, fanOut }) => scaled(2 / (fanIn + fanOut)),
  he_uniform: ({ fanIn }) => within(Math.sqrt(6 / fanIn)),
  he_normal: ({ fanIn }) => scaled(2 / fanIn),
  lecun_uniform: ({ fanIn }) => within(Math.sqrt(3 / fanIn)),
  lecun_normal: ({ fanIn }) => scaled(1 / fanIn),
  torch_default: ({ fanIn }) => within(Math.sqrt(1 / fanIn)),
  random_normal:
    ({ mean, stddev }) =>
    (weight) =>
      `nn.init.normal_(${weight}, ${number(mean)}, ${number(stddev)})`,
  truncated_normal: ({ mean, stddev }) => truncated(stddev, mean),
  random_uniform: ({ low, high }) => uniform(low, high),
  constant:
    ({ value }) =>
    (weight) =>
      `nn.init.constant_(${weight}, ${number(value)})`,
  zeros: () => (weight) => `nn.init.zeros_(${weight})`,
  ones: () => (weight) => `nn.init.ones_(${weight})`,
}

/** `initialise(module)`, for all that a layer does not say itself: Keras's kernels, biases of 0. */
const COMMON: Readonly<Record<RunConfig['initializer'], Lines>> = {
  glorot_uniform: ['nn.init.xavier_uniform_(module.weight)'],
  glorot_normal: common('2 / (inputs + outputs)'),
  he_uniform: ['nn.init.kaiming_uniform_(module.weight, nonlinearity="relu")'],
  he_normal: common('2 / inputs'),
  lecun_uniform: ['nn.init.kaiming_uniform_(module.weight, nonlinearity="linear")'],
  lecun_normal: common('1 / inputs'),
  torch_default: [],
  random_normal: ['nn.init.normal_(module.weight, std=0.05)'],
}

function common(variance: string): Lines {
  return [
    'inputs = module.weight[0].numel()',
    ...(variance.includes('outputs')
      ? ['outputs = len(module.weight) * module.weight[0, 0].numel()']
      : []),
    `deviation = (${variance}) ** 0.5 / ${TRUNCATED}  # cut off at two of them, as Keras does`,
    'nn.init.trunc_normal_(module.weight, std=deviation, a=-2 * deviation, b=2 * deviation)',
  ]
}

/** None where weights begin as PyTorch itself begins them. */
export function initialise({ initializer }: RunConfig): Lines {
  const lines = COMMON[initializer]
  return lines.length === 0
    ? []
    : [
        'def initialise(module):',
        ...indented([
          `"""Kernels begin as Keras's ${initializer}, biases at 0."""`,
          'if isinstance(module, (nn.Conv2d, nn.Linear)):',
          ...indented([...lines, 'if module.bias is not None:', '    nn.init.zeros_(module.bias)']),
        ]),
      ]
}

/** Lines for layers that begin otherwise, or whose inputs Keras counts otherwise. */
export function ownBeginnings(config: RunConfig, layers: readonly LayerSummary[]): Lines {
  return layers.flatMap((layer) => {
    const { spec, weights } = layer
    if (!isWeighted(spec)) return []
    const kernels = weights.filter(({ name }) => name.endsWith('kernel'))
    const isOwn = spec.init !== undefined || spec.kind.includes('_conv2d')
    const lines = isOwn
      ? kernels.map((kernel, i) => {
          const begins = beginningOf(spec, config.initializer, layer, i)
          return BEGIN[begins.initializer](begins)(`self.${pathOf('encoder', layer, kernel.name)}`)
        })
      : []
    const bias = biasBeginningOf(spec, config.initializer, layer)
    const hasBias =
      spec.bias !== 0 && (spec.bias_init !== undefined || bias.initializer !== 'zeros')
    return hasBias && (spec.bias_init !== undefined || isOwn)
      ? [...lines, BEGIN[bias.initializer](bias)(`self.${pathOf('encoder', layer, 'bias')}`)]
      : lines
  })
}

/** `penalty(encoder)`: what is added to the loss for large weights; none where nothing is. */
export function penaltyFunction(config: RunConfig, layers: readonly LayerSummary[]): Lines {
  if (config.l2Applied === 0) return []
  const terms = layers.slice(config.frozen).flatMap((layer) => {
    const { spec, weights } = layer
    if (!isWeighted(spec)) return []
    const { l1 = 0, l2 = 0 } = spec
    const own = l1 !== 0 || l2 !== 0
    const lambda = own ? number(l2) : 'L2'
    return weights
      .filter(({ name }) => name.endsWith('kernel'))
      .flatMap(({ name }) => {
        const weight = pathOf('encoder', layer, name)
        return [
          ...((own ? l2 : config.l2) === 0 ? [] : [`${lambda} * (${weight}**2).sum()`]),
          ...(l1 === 0 ? [] : [`${number(l1)} * ${weight}.abs().sum()`]),
        ]
      })
  })
  return terms.length === 0
    ? []
    : [
        'def penalty(encoder):',
        ...indented([
          '"""What is added to the loss for large kernels."""',
          `return (`,
          ...indented(terms.map((term, i) => (i === 0 ? term : `+ ${term}`))),
          ')',
        ]),
      ]
}

/** `constrain(encoder)`: what kernels become after each step, along the first axis of Keras’s. */
export function constraintFunction(layers: readonly LayerSummary[]): Lines {
  const lines = layers.flatMap((layer) => {
    const { spec, weights } = layer
    if (!isWeighted(spec)) return []
    const { constraint = 'none', max_norm = 2 } = spec
    return weights
      .filter(({ name }) => name.endsWith('kernel') && constraint !== 'none')
      .flatMap(({ name, shape }) => {
        const weight = pathOf('encoder', layer, name)
        const norm = `norm = ${weight}.norm(dim=${shape.length === 4 ? 2 : 1}, keepdim=True)`
        switch (constraint) {
          case 'none':
            return []
          case 'max_norm':
            return [norm, `${weight}.mul_(norm.clamp(max=${number(max_norm)}) / (norm + 1e-7))`]
          case 'unit_norm':
            return [norm, `${weight}.div_(norm + 1e-7)`]
          case 'non_neg':
            return [`${weight}.clamp_(min=0)`]
          default:
            return constraint satisfies never
        }
      })
  })
  return lines.length === 0
    ? []
    : [
        '@torch.no_grad()',
        'def constrain(encoder):',
        ...indented([
          '"""What kernels are held to after each step, along Keras\'s first axis."""',
          ...lines,
        ]),
      ]
}
