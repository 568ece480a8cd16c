/**
 * What PyTorch scripts in many styles are, written down by hand from the scripts: what is named must be read so,
 * and every line that is said to be unknown or suspicious must be one of these.
 */
import type { ConfigPatch } from '../../domain/config'

/** What a line holds, and words of what is said there. */
export type Said = readonly [line: string, words: RegExp]

export interface Truth {
  readonly config: Omit<ConfigPatch, 'layers'>
  /** The layers, as the link writes them. */
  readonly layers: string
  readonly unknown?: readonly Said[]
  readonly suspicious?: readonly Said[]
  /** Settings that the script says nothing of. */
  readonly open?: readonly (keyof ConfigPatch)[]
}

const adam = (learningRate: number) => ({ optimizer: 'adam', learningRate }) as const
const contrastive = (convention: 'same' | 'different', margin: number, half: 0 | 1 = 0) =>
  ({ loss: 'contrastive', convention, margin, half }) as const
const EUCLIDEAN = { distance: 'euclidean' } as const
const BN = 'batch_normalization(momentum=0.9,epsilon=0.00001)'
const MLP = 'flatten()-dense(64,relu)-dense(16,linear)'
const READY_MADE =
  'conv2d(32,3,1,same,relu)-max_pooling2d(2,2)-conv2d(64,3,1,same,relu)-max_pooling2d(2,2)-flatten()'

export const TRUTHS: Readonly<Record<string, Truth>> = {
  amp_scaler: {
    config: {
      loss: 'triplet',
      margin: 0.4,
      distance: 'cosine',
      clip: 1,
      batch: 64,
      epochs: 18,
      beta1: 0.8,
      beta2: 0.99,
      ...adam(3e-4),
    },
    layers: `zero_padding2d(1,1)-conv2d(16,3,2,valid,linear,bias=0)-${BN}-activation(silu)-conv2d(32,3,1,same,silu)-global_average_pooling2d()-dense(64,linear)`,
    open: ['size'],
  },
  batch_hard: {
    config: {
      loss: 'triplet',
      mining: 'hard',
      margin: 0.3,
      ...EUCLIDEAN,
      epochs: 10,
      size: 28,
      ...adam(1e-4),
    },
    layers:
      'conv2d(32,3,1,valid,relu)-conv2d(64,3,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(128,relu)-dense(32,linear)',
  },
  bce_raw_distance: {
    config: { head: 'sigmoid', loss: 'bce', ...EUCLIDEAN, epochs: 8, size: 28, ...adam(3e-4) },
    layers:
      'conv2d(16,3,1,same,relu)-max_pooling2d(2,2)-conv2d(32,3,1,same,relu)-max_pooling2d(2,2)-flatten()-dense(64,linear)',
    suspicious: [['loss = loss_fn(d, y.float())', /never below ½/]],
  },
  boolean_mask: {
    config: {
      ...contrastive('same', 1),
      ...EUCLIDEAN,
      optimizer: 'sgd',
      learningRate: 0.1,
      momentum: 0,
      epochs: 3,
    },
    layers: 'flatten()-dense(256,relu)-dense(10,linear)',
  },
  branch_detached: {
    config: {
      ...contrastive('same', 2),
      ...EUCLIDEAN,
      epsilon: 0,
      optimizer: 'sgd',
      learningRate: 0.01,
      epochs: 4,
    },
    layers: 'flatten()-dense(64,sigmoid)-dense(16,linear)',
    suspicious: [['zb = net(b).detach()', /second image’s embedding nothing/]],
  },
  branch_no_grad: {
    config: { ...contrastive('same', 2), ...EUCLIDEAN, epochs: 4, size: 28, ...adam(1e-3) },
    layers: 'conv2d(8,3,1,valid,relu)-flatten()-dense(16,linear)',
    suspicious: [['with torch.no_grad():', /second image’s embedding nothing/]],
  },
  cat_chunk: {
    config: {
      ...contrastive('same', 1, 1),
      ...EUCLIDEAN,
      epsilon: 1e-9,
      epochs: 6,
      size: 28,
      ...adam(1e-3),
    },
    layers:
      'conv2d(20,5,1,valid,relu)-max_pooling2d(2,2)-conv2d(50,5,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(500,relu)-dense(10,linear)',
  },
  cat_split_triplet: {
    config: {
      loss: 'triplet',
      margin: 0.8,
      ...EUCLIDEAN,
      optimizer: 'rmsprop',
      learningRate: 5e-4,
      size: 64,
      channels: 3,
      epochs: 4,
    },
    layers: 'conv2d(8,3,1,same,elu)-average_pooling2d(2,2)-flatten()-dense(40,linear)',
  },
  clip_style: {
    config: { loss: 'info_nce', temperature: 0.1, distance: 'cosine', epochs: 9, ...adam(1e-3) },
    layers: 'conv2d(16,3,1,valid,relu)-flatten()-dense(32,linear)',
    unknown: [['loss = (F.cross_entropy', /near to InfoNCE/]],
  },
  copied_tower: {
    config: { ...contrastive('same', 1), ...EUCLIDEAN, ...adam(1e-3) },
    layers: MLP,
    suspicious: [['copy.deepcopy', /second image goes through layers of its own/]],
  },
  cosine_converted: {
    config: {
      loss: 'cosine_embedding',
      convention: 'same',
      margin: 0.4,
      optimizer: 'sgd',
      learningRate: 0.05,
      momentum: 0.9,
      epochs: 12,
    },
    layers: 'flatten()-dense(100,tanh)-dense(20,linear)',
  },
  cosine_zero_one: {
    config: {
      loss: 'cosine_embedding',
      convention: 'same',
      margin: 0.2,
      labels: 'same',
      normalization: 'scaled',
      batch: 64,
      epochs: 5,
      size: 28,
      ...adam(1e-3),
    },
    layers: 'conv2d(16,3,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(32,linear)',
    suspicious: [
      ['def __getitem__', /paired with itself/],
      ['loss = criterion(', /given 0 and 1.*label 0 costs nothing/],
    ],
  },
  eval_before: {
    config: { ...contrastive('same', 1), ...EUCLIDEAN, epochs: 10, size: 28, ...adam(5e-4) },
    layers: `conv2d(8,3,1,same,linear)-${BN}-activation(relu)-max_pooling2d(2,2)-flatten()-dropout(0.4)-dense(24,linear)`,
    suspicious: [['model.eval()', /eval\(\) holds/]],
  },
  exp_l1_bce: {
    config: { epochs: 3, size: 28, ...adam(0.002) },
    layers:
      'conv2d(8,5,1,same,tanh)-average_pooling2d(2,2)-conv2d(16,5,1,valid,tanh)-average_pooling2d(2,2)-flatten()-dense(120,tanh)-dense(10,linear)',
    unknown: [['loss = bce(net(a, b), y)', /cross-entropy of exp\(−distance\)/]],
    open: ['loss'],
  },
  head_deep: {
    config: { loss: 'bce', head: 'absdiff_sigmoid', epochs: 25, size: 28, learningRate: 1e-3 },
    layers: `conv2d(16,3,1,same,linear)-${BN}-activation(relu)-max_pooling2d(2,2)-conv2d(32,3,1,same,linear)-${BN}-activation(relu)-max_pooling2d(2,2)-flatten()-dense(128,linear)`,
    unknown: [
      ['nn.Linear(128, 64)', /head of 2 layers on \|a − b\|/],
      ['optim.NAdam', /NAdam is not available/],
    ],
  },
  head_not_trained: {
    config: { loss: 'bce', head: 'absdiff_sigmoid', epochs: 10, ...adam(1e-3) },
    layers: 'conv2d(8,3,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(32,relu)',
    suspicious: [['torch.optim.Adam(encoder', /1 of 3 layers/]],
  },
  hinge_embedding_bits: {
    config: { labels: 'same', channels: 3, batch: 16, epochs: 2, ...adam(1e-3) },
    layers: 'conv2d(8,3,1,valid,relu)-global_max_pooling2d()-dense(8,linear)',
    unknown: [['loss = criterion(d, y)', /straight where the page’s are squares/]],
    suspicious: [
      ['def __getitem__', /paired with itself/],
      ['loss = criterion(d, y)', /given 0 and 1.*costs both terms/],
    ],
    open: ['size'],
  },
  hooks_frozen: {
    config: { ...contrastive('same', 0.8), ...EUCLIDEAN, epochs: 5, ...adam(1e-3) },
    layers: `${READY_MADE}-dense(128,linear)-unit_normalization()`,
    unknown: [['backbone = models.resnet18', /ready made/]],
  },
  infonce: {
    config: {
      loss: 'info_nce',
      temperature: 0.07,
      distance: 'cosine',
      optimizer: 'adamw',
      learningRate: 1e-3,
      adamwDecay: 0.05,
      epochs: 30,
      channels: 3,
    },
    layers:
      'zero_padding2d(1,1)-conv2d(32,3,2,valid,relu)-zero_padding2d(1,1)-conv2d(64,3,2,valid,relu)-global_average_pooling2d()-dense(64,linear)',
    unknown: [['def info_nce', /near to InfoNCE/]],
    open: ['size'],
  },
  lightning_triplet: {
    config: {
      loss: 'triplet',
      margin: 0.5,
      ...EUCLIDEAN,
      optimizer: 'adamw',
      learningRate: 3e-4,
      adamwDecay: 1e-4,
      batch: 48,
      epochs: 15,
      seed: 42,
      channels: 3,
    },
    layers: `conv2d(32,3,1,same,linear)-${BN}-activation(relu)-max_pooling2d(2,2)-conv2d(64,3,1,same,linear)-${BN}-activation(relu)-global_average_pooling2d()-dense(128,linear)-unit_normalization()`,
    unknown: [['CosineAnnealingLR', /CosineAnnealingLR is not available/]],
    open: ['size'],
  },
  loss_detached: {
    config: { loss: 'cosine_embedding', margin: 0, epochs: 4, ...adam(1e-3) },
    layers: MLP,
    suspicious: [['requires_grad=True', /reaches no weight/]],
  },
  manhattan_init: {
    config: {
      ...contrastive('same', 4, 1),
      distance: 'manhattan',
      initializer: 'he_uniform',
      seed: 3,
      normalization: 'standardized',
      optimizer: 'adagrad',
      learningRate: 0.02,
      epochs: 8,
      size: 28,
    },
    layers: 'conv2d(12,5,2,valid,elu)-flatten()-dense(30,sigmoid)',
  },
  margin_ranking: {
    config: {
      loss: 'triplet',
      margin: 0.2,
      ...EUCLIDEAN,
      optimizer: 'sgd',
      learningRate: 0.01,
      momentum: 0.5,
      epochs: 15,
      size: 32,
      channels: 3,
    },
    layers: 'conv2d(8,3,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(32,linear)',
    suspicious: [['loss = criterion(', /third image of a triplet is pulled/]],
  },
  metric_learning_lib: {
    config: { epochs: 4, ...adam(0.01) },
    layers: 'conv2d(32,3,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(64,linear)',
    unknown: [['loss = loss_func(', /a miner chooses/]],
    open: ['loss'],
  },
  module_dict: {
    config: {
      ...contrastive('different', 1.25),
      ...EUCLIDEAN,
      epsilon: 0,
      optimizer: 'adamw',
      learningRate: 2e-3,
      adamwDecay: 0.01,
      batch: 24,
      epochs: 9,
      size: 28,
    },
    layers:
      'conv2d(8,3,1,valid,relu)-max_pooling2d(2,2)-conv2d(16,3,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(20,linear)',
  },
  mse_similarity: {
    config: { distance: 'cosine', epochs: 6, ...adam(1e-3) },
    layers: MLP,
    suspicious: [['loss = mse(', /Only for labels of −1 and 1/]],
  },
  nt_xent: {
    config: {
      loss: 'info_nce',
      temperature: 0.2,
      distance: 'cosine',
      batch: 256,
      epochs: 40,
      ...adam(3e-4),
    },
    layers:
      'conv2d(32,3,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(128,linear)-dense(128,relu)-dense(32,linear)',
  },
  open_rate: {
    config: { ...contrastive('same', 1), ...EUCLIDEAN, optimizer: 'adam', epochs: 5 },
    layers: MLP,
  },
  rolled_negatives: {
    config: { epochs: 5, ...adam(1e-3) },
    layers: 'flatten()-dense(64,relu)-dense(24,linear)',
    unknown: [['loss = F.relu(', /none of the losses here/]],
    open: ['loss'],
  },
  sign_of_loss: {
    config: { loss: 'triplet', margin: 1, ...EUCLIDEAN, epochs: 6, ...adam(1e-3) },
    layers: MLP,
    suspicious: [['F.triplet_margin_loss(a, n, p', /third image of a triplet is pulled/]],
  },
  signet: {
    config: {
      ...contrastive('same', 1),
      ...EUCLIDEAN,
      optimizer: 'rmsprop',
      learningRate: 1e-5,
      weightDecay: 5e-4,
      epochs: 20,
      channels: 1,
    },
    layers:
      'conv2d(96,11,1,valid,relu)-max_pooling2d(3,2)-conv2d(256,5,1,same,relu)-max_pooling2d(3,2)-spatial_dropout2d(0.3)-conv2d(384,3,1,same,relu)-conv2d(256,3,1,same,relu)-max_pooling2d(3,2)-spatial_dropout2d(0.3)-flatten()-dense(1024,relu)-dropout(0.5)-dense(128,linear)',
    unknown: [
      ['nn.LocalResponseNorm(5, 1e-4', /LocalResponseNorm/],
      ['nn.LocalResponseNorm(5, alpha', /LocalResponseNorm/],
      ['nn.Linear(256 * 17 * 25', /not square/],
      ['optim.RMSprop', /momentum of RMSprop/],
      ['StepLR', /StepLR/],
    ],
    open: ['size'],
  },
  simclr_cat: {
    config: { epochs: 100, channels: 3, weightDecay: 1e-4, ...adam(3e-4) },
    layers:
      'zero_padding2d(1,1)-conv2d(16,3,2,valid,relu)-zero_padding2d(1,1)-conv2d(32,3,2,valid,relu)-global_average_pooling2d()-dense(32,linear)',
    unknown: [['loss = criterion(logits', /not computed here/]],
    open: ['loss', 'size'],
  },
  slices_of_batch: {
    config: {
      loss: 'cosine_embedding',
      convention: 'same',
      margin: 0.2,
      distance: 'cosine',
      epochs: 4,
      size: 28,
      ...adam(1e-3),
    },
    layers: 'conv2d(32,3,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(64,linear)',
  },
  soft_margin: {
    config: {
      loss: 'triplet',
      tripletForm: 'soft',
      margin: 0,
      ...EUCLIDEAN,
      epochs: 11,
      size: 28,
      ...adam(2e-4),
    },
    layers:
      'conv2d(16,5,1,valid,leaky_relu,slope=0.1)-max_pooling2d(2,2)-flatten()-dense(48,linear)',
  },
  squared_margin: {
    config: { epochs: 20, size: 28, weightDecay: 1e-5, ...adam(7e-4) },
    layers:
      'conv2d(8,3,1,same,relu)-max_pooling2d(2,2)-conv2d(16,3,1,same,relu)-max_pooling2d(2,2)-conv2d(16,3,1,same,relu)-max_pooling2d(2,2)-flatten()-dense(16,linear)',
    unknown: [['def contrastive_loss', /straight where the page’s are squares/]],
  },
  supcon_labels: {
    config: { loss: 'triplet', mining: 'all', margin: 0.3, ...EUCLIDEAN, epochs: 5, ...adam(1e-3) },
    layers: 'flatten()-dense(128,relu)-dense(8,linear)',
  },
  trainer_class: {
    config: {
      ...contrastive('different', 1.5),
      ...EUCLIDEAN,
      labels: 'different',
      normalization: 'scaled',
      selfPairs: 1,
      optimizer: 'rmsprop',
      learningRate: 2e-3,
      rho: 0.95,
      batch: 50,
      epochs: 7,
      size: 28,
    },
    layers: 'flatten()-dense(128,tanh)-dense(32,linear)',
    suspicious: [['def __getitem__', /paired with itself/]],
  },
  two_towers: {
    config: { ...contrastive('different', 1), ...EUCLIDEAN, epochs: 5, size: 28, ...adam(1e-3) },
    layers: 'conv2d(8,5,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(32,linear)',
    suspicious: [['self.right = Branch()', /second image goes through layers of its own/]],
  },
  wrong_labels: {
    config: {
      ...contrastive('same', 1),
      ...EUCLIDEAN,
      labels: 'different',
      normalization: 'standardized',
      batch: 100,
      epochs: 3,
      size: 28,
      ...adam(1e-3),
    },
    layers: `conv2d(16,5,1,valid,linear)-${BN}-activation(relu)-max_pooling2d(2,2)-flatten()-dense(64,linear)`,
    suspicious: [['def __getitem__', /paired with itself/]],
  },
  yield_pairs: {
    config: {
      ...contrastive('same', 1),
      ...EUCLIDEAN,
      epsilon: 0,
      optimizer: 'sgd',
      learningRate: 0.1,
      epochs: 10,
      size: 28,
    },
    layers:
      'conv2d(6,5,1,valid,relu)-max_pooling2d(2,2)-conv2d(16,5,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(84,relu)-dense(20,linear)',
    unknown: [['yield X[i], X[j]', /only when it runs/]],
  },
}
