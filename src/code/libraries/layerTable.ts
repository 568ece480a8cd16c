/**
 * What the layers of Keras and PyTorch are here: the kind, and under which of our names their arguments
 * go, in the order in which they may be given by place.
 */

/** How an argument is read: the key it becomes, or why it is looked past. */
export interface LayerArgument {
  readonly names: readonly string[]
  readonly key: string | null
  readonly standard?: unknown
}
export interface LayerRow {
  /** A kind of layer here; null for what is passed on as it is. */
  readonly kind: string | null
  readonly args: readonly LayerArgument[]
  /** What holds besides. */
  readonly fixed?: Readonly<Record<string, unknown>>
}

const arg = (
  names: string,
  key: string | null = names.split('|')[0]!,
  standard?: unknown,
): LayerArgument => ({
  names: names.split('|'),
  key,
  standard,
})

const KERNEL = [
  arg('activation', 'activation'),
  arg('use_bias', 'bias'),
  arg('kernel_initializer|init|depthwise_initializer', 'init'),
  arg('bias_initializer', 'bias_init'),
  arg('kernel_regularizer|W_regularizer|depthwise_regularizer', 'regularizer'),
  arg('bias_regularizer', 'bias_regularizer'),
  arg('activity_regularizer', 'activity_regularizer'),
  arg('kernel_constraint|W_constraint|depthwise_constraint', 'constraint'),
  arg('bias_constraint', 'bias_constraint'),
]
const FORMAT = arg('data_format', 'data_format')
const WINDOW = [
  arg('kernel_size', 'kernel'),
  arg('strides|subsample', 'strides', 1),
  arg('padding|border_mode', 'padding', 'valid'),
]
const POOL = [
  arg('pool_size', 'pool', 2),
  arg('strides', 'strides', null),
  arg('padding|border_mode', 'padding', 'valid'),
  FORMAT,
]

const act = (activation: string, args: readonly LayerArgument[] = []): LayerRow => ({
  kind: 'activation',
  args,
  fixed: { activation },
})

/** Its slope below 0 is learnt, where the one here stays. */
const learntSlope = (slope: number): LayerRow => ({
  kind: 'activation',
  args: [],
  fixed: { activation: 'leaky_relu', slope, learnt: true },
})

export const KERAS_LAYERS: Readonly<Record<string, LayerRow>> = {
  Conv2D: {
    kind: 'conv2d',
    args: [
      arg('filters|nb_filter'),
      ...WINDOW,
      FORMAT,
      arg('dilation_rate', 'dilation', 1),
      arg('groups', 'groups', 1),
      ...KERNEL,
    ],
  },
  SeparableConv2D: {
    kind: 'separable_conv2d',
    args: [
      arg('filters'),
      ...WINDOW,
      FORMAT,
      arg('dilation_rate', 'dilation', 1),
      arg('depth_multiplier', 'multiplier', 1),
      ...KERNEL,
    ],
  },
  DepthwiseConv2D: {
    kind: 'depthwise_conv2d',
    args: [
      ...WINDOW,
      arg('depth_multiplier', 'multiplier', 1),
      FORMAT,
      arg('dilation_rate', 'dilation', 1),
      ...KERNEL,
    ],
  },
  Dense: { kind: 'dense', args: [arg('units|output_dim'), ...KERNEL] },
  MaxPooling2D: { kind: 'max_pooling2d', args: POOL },
  AveragePooling2D: { kind: 'average_pooling2d', args: POOL },
  GlobalAveragePooling2D: {
    kind: 'global_average_pooling2d',
    args: [FORMAT, arg('keepdims', null)],
  },
  GlobalMaxPooling2D: { kind: 'global_max_pooling2d', args: [FORMAT, arg('keepdims', null)] },
  BatchNormalization: {
    kind: 'batch_normalization',
    args: [
      arg('axis', 'axis'),
      arg('momentum', 'momentum', 0.99),
      arg('epsilon', 'epsilon', 1e-3),
      arg('center', 'center', true),
      arg('scale', 'scale', true),
    ],
  },
  LayerNormalization: {
    kind: 'layer_normalization',
    args: [arg('axis', null), arg('epsilon', 'epsilon', 1e-3)],
  },
  UnitNormalization: { kind: 'unit_normalization', args: [arg('axis', null)] },
  Dropout: {
    kind: 'dropout',
    args: [arg('rate|p', 'rate'), arg('noise_shape', null), arg('seed', null)],
  },
  SpatialDropout2D: { kind: 'spatial_dropout2d', args: [arg('rate', 'rate'), FORMAT] },
  GaussianNoise: { kind: 'gaussian_noise', args: [arg('stddev', 'stddev')] },
  Flatten: { kind: 'flatten', args: [FORMAT] },
  ZeroPadding2D: { kind: 'zero_padding2d', args: [arg('padding', 'pad', 1), FORMAT] },
  Activation: { kind: 'activation', args: [arg('activation')] },
  ReLU: act('relu', [arg('max_value', 'max_value', null), arg('negative_slope', 'slope', 0)]),
  LeakyReLU: act('leaky_relu', [arg('negative_slope|alpha', 'slope', 0.3)]),
  ELU: act('elu', [arg('alpha', 'alpha', 1)]),
  PReLU: learntSlope(0),
  Softmax: act('softmax', [arg('axis', null)]),
  ActivityRegularization: { kind: null, args: [] },
}

const TORCH_CONV = [
  arg('in_channels', 'in'),
  arg('out_channels', 'filters'),
  arg('kernel_size', 'kernel'),
  arg('stride', 'strides', 1),
  arg('padding', 'torch_padding', 0),
  arg('dilation', 'dilation', 1),
  arg('groups', 'groups', 1),
  arg('bias', 'bias', true),
  arg('padding_mode', 'padding_mode', 'zeros'),
]
const TORCH_POOL = [
  arg('kernel_size', 'pool'),
  arg('stride', 'strides', null),
  arg('padding', 'torch_padding', 0),
]
const NORM = [
  arg('num_features', 'in'),
  arg('eps', 'epsilon', 1e-5),
  arg('momentum', 'torch_momentum', 0.1),
  arg('affine', 'affine', true),
  arg('track_running_stats', 'track', true),
]
const INPLACE = arg('inplace', null)

export const TORCH_LAYERS: Readonly<Record<string, LayerRow>> = {
  Conv2d: { kind: 'conv2d', args: TORCH_CONV },
  LazyConv2d: { kind: 'conv2d', args: TORCH_CONV.slice(1) },
  Linear: {
    kind: 'dense',
    args: [arg('in_features', 'in'), arg('out_features', 'units'), arg('bias', 'bias', true)],
  },
  LazyLinear: { kind: 'dense', args: [arg('out_features', 'units'), arg('bias', 'bias', true)] },
  MaxPool2d: {
    kind: 'max_pooling2d',
    args: [
      ...TORCH_POOL,
      arg('dilation', 'pool_dilation', 1),
      arg('return_indices', null),
      arg('ceil_mode', 'ceil', false),
    ],
  },
  AvgPool2d: {
    kind: 'average_pooling2d',
    args: [
      ...TORCH_POOL,
      arg('ceil_mode', 'ceil', false),
      arg('count_include_pad', 'count_pad', true),
    ],
  },
  AdaptiveAvgPool2d: {
    kind: 'global_average_pooling2d',
    args: [arg('output_size', 'adaptive', 1)],
  },
  AdaptiveMaxPool2d: { kind: 'global_max_pooling2d', args: [arg('output_size', 'adaptive', 1)] },
  BatchNorm2d: { kind: 'batch_normalization', args: NORM },
  BatchNorm1d: { kind: 'batch_normalization', args: NORM },
  LazyBatchNorm2d: { kind: 'batch_normalization', args: NORM.slice(1) },
  LazyBatchNorm1d: { kind: 'batch_normalization', args: NORM.slice(1) },
  LayerNorm: {
    kind: 'layer_normalization',
    args: [arg('normalized_shape', null), arg('eps', 'epsilon', 1e-5)],
  },
  Dropout: { kind: 'dropout', args: [arg('p', 'rate', 0.5), INPLACE] },
  Dropout2d: { kind: 'spatial_dropout2d', args: [arg('p', 'rate', 0.5), INPLACE] },
  Flatten: { kind: 'flatten', args: [arg('start_dim', null), arg('end_dim', null)] },
  ZeroPad2d: { kind: 'zero_padding2d', args: [arg('padding', 'pad')] },
  ReflectionPad2d: {
    kind: 'zero_padding2d',
    args: [arg('padding', 'pad')],
    fixed: { reflected: 'reflected' },
  },
  ReplicationPad2d: {
    kind: 'zero_padding2d',
    args: [arg('padding', 'pad')],
    fixed: { reflected: 'repeated' },
  },
  ReLU: act('relu', [INPLACE]),
  ReLU6: act('relu6', [INPLACE]),
  LeakyReLU: act('leaky_relu', [arg('negative_slope', 'slope', 0.01), INPLACE]),
  ELU: act('elu', [arg('alpha', 'alpha', 1), INPLACE]),
  SELU: act('selu', [INPLACE]),
  GELU: act('gelu', [arg('approximate', null)]),
  SiLU: act('silu', [INPLACE]),
  Softplus: act('softplus', [arg('beta', null), arg('threshold', null)]),
  PReLU: learntSlope(0.25),
  Tanh: act('tanh'),
  Sigmoid: act('sigmoid'),
  Softmax: act('softmax', [arg('dim', null)]),
  Identity: { kind: null, args: [] },
}

const renamed = (table: Record<string, LayerRow>, names: Readonly<Record<string, string>>) => {
  for (const [name, of] of Object.entries(names)) table[name] = table[of]!
}
renamed(KERAS_LAYERS as Record<string, LayerRow>, {
  Convolution2D: 'Conv2D',
  SeparableConvolution2D: 'SeparableConv2D',
  MaxPool2D: 'MaxPooling2D',
  AvgPool2D: 'AveragePooling2D',
  GlobalAvgPool2D: 'GlobalAveragePooling2D',
  GlobalMaxPool2D: 'GlobalMaxPooling2D',
})

/** Functions that do what a layer does: the row they are read by, without the tensor that comes first. */
export const FUNCTIONS: Readonly<
  Record<string, { readonly row: LayerRow; readonly name: string }>
> = Object.fromEntries(
  (
    [
      ['relu', 'ReLU'],
      ['relu_', 'ReLU'],
      ['relu6', 'ReLU6'],
      ['leaky_relu', 'LeakyReLU'],
      ['elu', 'ELU'],
      ['selu', 'SELU'],
      ['gelu', 'GELU'],
      ['silu', 'SiLU'],
      ['softplus', 'Softplus'],
      ['tanh', 'Tanh'],
      ['sigmoid', 'Sigmoid'],
      ['softmax', 'Softmax'],
      ['max_pool2d', 'MaxPool2d'],
      ['avg_pool2d', 'AvgPool2d'],
      ['adaptive_avg_pool2d', 'AdaptiveAvgPool2d'],
      ['adaptive_max_pool2d', 'AdaptiveMaxPool2d'],
      ['dropout', 'Dropout'],
      ['dropout2d', 'Dropout2d'],
    ] as const
  ).map(([name, layer]) => [name, { row: TORCH_LAYERS[layer]!, name: layer }]),
)

/** Layers that join what they are given, as operators or by name. */
export const MERGES: Readonly<Record<string, string>> = {
  Subtract: '-',
  subtract: '-',
  Add: '+',
  add: '+',
  Multiply: '*',
  multiply: '*',
}

export const isKerasLayer = (name: string): boolean =>
  Object.hasOwn(KERAS_LAYERS, name) ||
  Object.hasOwn(MERGES, name) ||
  /^(Lambda|Concatenate|Dot|Reshape|Rescaling|Normalization|Random\w+|PReLU|Average|Maximum|Minimum|Embedding|LSTM|GRU|Conv1D|Conv3D|Conv2DTranspose|TimeDistributed|Bidirectional|UpSampling2D|Permute)$/.test(
    name,
  )
