/**
 * Scripts in many people's styles, each with what it should be read as: written down by hand, from the script
 * alone. A line is named by words that stand in it.
 */
import type { ConfigPatch } from '../../domain/config'

export interface Truth {
  /** Among what is set. */
  readonly config: Omit<ConfigPatch, 'layers'>
  /** Settings that the script says nothing of. */
  readonly open?: readonly (keyof ConfigPatch)[]
  readonly layers?: string
  /** All that is not understood, or looks like a fault: words of the line, and of what is said. */
  readonly unknown?: Readonly<Record<string, RegExp>>
  readonly suspicious?: Readonly<Record<string, RegExp>>
  readonly asked?: readonly string[]
}

const adam = (learningRate: number) => ({ optimizer: 'adam', learningRate }) as const
const contrastive = (convention: 'same' | 'different', margin: number, half: 0 | 1 = 0) =>
  ({ loss: 'contrastive', convention, margin, half }) as const
const euclidean = (epsilon: number, epsilonForm?: 'add' | 'max') =>
  ({ distance: 'euclidean', epsilon, ...(epsilonForm && { epsilonForm }) }) as const
const l1Head = { head: 'absdiff_sigmoid', loss: 'bce' } as const
const images = (size: number, channels: 1 | 3) => ({ size, channels })
const epochs = (epochs: number, batch: number) => ({ epochs, steps: 0, batch })
/** What stands in for a network that comes ready made. */
const READY =
  'conv2d(32,3,1,same,relu)-max_pooling2d(2,2)-conv2d(64,3,1,same,relu)-max_pooling2d(2,2)-flatten()'
const PAIRED = /paired with itself/

export const STRANGERS: Readonly<Record<string, Truth>> = {
  argparse_main: {
    config: {
      ...images(60, 1),
      ...euclidean(0),
      ...contrastive('different', 0.75, 1),
      optimizer: 'sgd',
      learningRate: 0.003,
      momentum: 0.9,
      nesterov: 1,
      ...epochs(7, 12),
    },
    layers:
      'conv2d(20,5,1,valid,relu)-max_pooling2d(2,2)-conv2d(50,5,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(500,relu)-dense(10,linear)',
    asked: ['labels'],
  },
  att_faces_generator: {
    config: {
      ...images(92, 1),
      ...euclidean(1e-7, 'add'),
      ...contrastive('different', 1),
      labels: 'different',
      normalization: 'scaled',
      selfPairs: 1,
      optimizer: 'rmsprop',
      learningRate: 0.001,
      batch: 24,
      steps: 1300,
      epochs: 0,
    },
    layers:
      'conv2d(6,3,1,valid,relu)-max_pooling2d(2,2)-conv2d(12,3,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(128,relu)-dense(50,linear)',
    suspicious: { 'model.fit(pair_generator': PAIRED },
  },
  class_wrapper: {
    config: {
      ...images(56, 3),
      ...euclidean(0),
      ...contrastive('different', 1.6, 1),
      ...adam(0.0004),
      ...epochs(17, 14),
      normalization: 'scaled',
    },
    layers:
      'conv2d(16,3,1,valid,relu)-max_pooling2d(2,2)-conv2d(32,3,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(100,relu)-dense(20,linear)',
    asked: ['labels'],
  },
  classifier_cut: {
    config: {
      ...images(28, 1),
      distance: 'manhattan',
      ...contrastive('same', 2, 1),
      ...adam(0.0005),
      ...epochs(9, 40),
    },
    open: ['metric'],
    layers: 'conv2d(16,3,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(48,tanh)',
    asked: ['labels'],
  },
  concat_head: {
    config: { ...images(64, 1), loss: 'bce', ...adam(0.001) },
    open: ['batch', 'epochs'],
    layers:
      'conv2d(8,3,1,valid,relu)-max_pooling2d(2,2)-conv2d(16,3,1,valid,relu)-global_max_pooling2d()',
    unknown: { "kl.Dense(1, activation='sigmoid')": /head of 2 layers/ },
    asked: ['labels'],
  },
  cosine_add_loss: {
    config: {
      ...images(48, 1),
      distance: 'cosine',
      loss: 'cosine_embedding',
      convention: 'same',
      margin: 0.1,
      ...adam(0.001),
      ...epochs(6, 64),
    },
    layers: 'conv2d(12,3,1,valid,silu)-max_pooling2d(3,3)-flatten()-dense(30,linear)',
    asked: ['labels'],
  },
  cut_backbone_layers: {
    config: { channels: 3, ...l1Head, ...adam(0.00003), metric: 'binary_accuracy' },
    layers: `${READY}-dense(256,relu)-dropout(0.2)-dense(64,linear)`,
    unknown: { 'vgg = VGG16(': /ready made/ },
    asked: ['labels', 'size'],
  },
  cv2_lists_generator_tuple: {
    config: {
      ...images(88, 3),
      distance: 'euclidean',
      ...contrastive('different', 1),
      labels: 'different',
      normalization: 'scaled',
      ...adam(0.001),
      batch: 18,
      steps: 400,
      epochs: 0,
    },
    open: ['selfPairs'],
    layers:
      'conv2d(16,5,1,valid,relu)-max_pooling2d(4,4)-conv2d(32,3,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(64,linear)',
  },
  dataclass_settings: {
    config: {
      ...images(96, 3),
      l2: 0.0001,
      ...euclidean(1e-7, 'max'),
      ...contrastive('same', 1.5),
      ...adam(0.0007),
      ...epochs(14, 20),
    },
    layers: `${[16, 32, 64]
      .map(
        (filters) =>
          `conv2d(${filters},3,1,same,linear,bias=0)-batch_normalization()-activation(relu)-max_pooling2d(2,2)`,
      )
      .join('-')}-global_average_pooling2d()-dense(40,linear)`,
    asked: ['labels'],
  },
  forum_traceback: {
    config: {
      ...images(28, 1),
      ...euclidean(0),
      ...contrastive('same', 1),
      ...adam(0.002),
      ...epochs(20, 128),
    },
    layers: 'flatten()-dense(128,relu)-dense(128,linear)',
    asked: ['labels'],
  },
  forum_turkish: {
    config: {
      ...images(40, 1),
      ...l1Head,
      optimizer: 'sgd',
      learningRate: 0.05,
      momentum: 0,
      metric: 'binary_accuracy',
      ...epochs(30, 16),
    },
    layers: 'conv2d(10,5,1,valid,relu)-flatten()-dense(22,sigmoid)',
    asked: ['labels'],
  },
  frozen_efficientnet: {
    config: {
      flip: 1,
      rotate: 18,
      zoom: 10,
      channels: 3,
      // Of unit vectors d = 2(1 − cos), so that the cost is twice y(1 − cos) + (1 − y)·max(0, cos − 0.7).
      distance: 'cosine',
      loss: 'cosine_embedding',
      convention: 'same',
      margin: 0.7,
      optimizer: 'adamw',
      learningRate: 0.0001,
      adamwDecay: 0.00001,
      ...epochs(5, 24),
    },
    layers: `${READY}-dense(128,linear)`,
    unknown: { 'backbone = applications': /ready made/ },
    asked: ['labels', 'size'],
  },
  helper_layers_dict: {
    config: {
      ...images(80, 1),
      distance: 'manhattan',
      head: 'bn_dense_sigmoid',
      loss: 'bce',
      metric: 'binary_accuracy',
      optimizer: 'rmsprop',
      learningRate: 0.0004,
      ...epochs(22, 36),
    },
    layers:
      'conv2d(8,5,1,same,leaky_relu)-average_pooling2d(2,2)-conv2d(16,3,1,same,leaky_relu)-average_pooling2d(2,2)-conv2d(32,3,1,same,leaky_relu)-average_pooling2d(2,2)-flatten()-dense(64,leaky_relu)-dense(24,linear)',
    asked: ['labels'],
  },
  image_dataset_dir: {
    config: {
      ...images(72, 1),
      ...l1Head,
      normalization: 'scaled',
      ...adam(0.0008),
      ...epochs(12, 28),
    },
    layers:
      'conv2d(16,3,1,valid,relu)-max_pooling2d(2,2)-conv2d(32,3,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(64,relu)',
    asked: ['labels'],
  },
  kerasio_contrastive: {
    config: {
      ...images(28, 1),
      labels: 'different',
      selfPairs: 1,
      normalization: 'none',
      ...euclidean(1e-7, 'max'),
      ...contrastive('different', 1),
      metric: 'binary_accuracy',
      optimizer: 'rmsprop',
      learningRate: 0.001,
      ...epochs(10, 16),
    },
    open: ['head'],
    layers:
      'batch_normalization()-conv2d(4,5,1,valid,tanh)-average_pooling2d(2,2)-conv2d(16,5,1,valid,tanh)-average_pooling2d(2,2)-flatten()-batch_normalization()-dense(10,tanh)',
    suspicious: { 'history = siamese.fit': PAIRED },
  },
  kerasio_metric_learning: {
    config: {
      ...images(32, 3),
      loss: 'info_nce',
      distance: 'cosine',
      temperature: 0.2,
      normalization: 'scaled',
      ...adam(0.001),
      epochs: 20,
    },
    layers:
      'conv2d(32,3,2,valid,relu)-conv2d(64,3,2,valid,relu)-conv2d(128,3,2,valid,relu)-global_average_pooling2d()-dense(8,linear)',
    // An image is to be found among the other views alone.
    unknown: { 'loss=keras.losses.Sparse': /near to InfoNCE/ },
  },
  kerasio_triplet: {
    config: {
      channels: 3,
      loss: 'triplet',
      distance: 'squared',
      margin: 0.5,
      normalization: 'scaled',
      ...adam(0.0001),
      ...epochs(10, 32),
    },
    layers: `${READY}-dense(512,relu)-batch_normalization()-dense(256,relu)-batch_normalization()-dense(256,linear)`,
    unknown: { 'base_cnn = applications': /ready made/ },
    suspicious: { 'an_distance = self.siamese_network(data)': /training=True is not passed/ },
    asked: ['size'],
  },
  koch_full: {
    config: {
      ...images(105, 1),
      ...l1Head,
      ...adam(0.00006),
      batch: 32,
      steps: 20000,
    },
    layers:
      'conv2d(64,10,1,valid,relu,l2=0.0002)-max_pooling2d(2,2)-conv2d(128,7,1,valid,relu,l2=0.0002)-max_pooling2d(2,2)-conv2d(128,4,1,valid,relu,l2=0.0002)-max_pooling2d(2,2)-conv2d(256,4,1,valid,relu,l2=0.0002)-flatten()-dense(4096,sigmoid,l2=0.001)',
    unknown: {
      'model.add(Conv2D(128, (7, 7)': /bias/,
      'model.add(Conv2D(128, (4, 4)': /bias/,
      'model.add(Conv2D(256': /bias/,
    },
    asked: ['labels'],
  },
  log_only_head: {
    config: { optimizer: 'adadelta', learningRate: 0.001, clip: 1.25, ...epochs(25, 64) },
    unknown: {
      'left_input = Input(': /Vectors of 20/,
      'embedding_layer = ': /Embedding is not available/,
      'shared_lstm = ': /LSTM is not available/,
      'malstm.compile': /none of the losses here/,
    },
  },
  loop_broadcast: {
    config: {
      ...images(28, 1),
      ...euclidean(1e-8, 'add'),
      loss: 'broadcast',
      labels: 'same',
      normalization: 'scaled',
      optimizer: 'sgd',
      learningRate: 0.1,
      ...epochs(5, 64),
    },
    layers: 'flatten()-dense(60,relu)-dense(10,linear)',
    suspicious: { 'def loss_fn': /every/ },
  },
  many_pairs: {
    config: {
      ...images(32, 3),
      labels: 'different',
      normalization: 'scaled',
      distance: 'squared',
      ...adam(0.001),
      ...epochs(8, 128),
    },
    layers:
      'conv2d(32,3,1,same,relu)-max_pooling2d(2,2)-conv2d(64,3,1,same,relu)-max_pooling2d(2,2)-flatten()-dense(64,linear)',
    unknown: { 'm.compile(': /none of the losses here/ },
  },
  markdown_article: {
    config: {
      ...images(44, 1),
      distance: 'manhattan',
      ...contrastive('same', 2),
      ...adam(0.001),
      ...epochs(2, 10),
    },
    // A Dense on an image is a convolution of 1 × 1.
    layers:
      'conv2d(8,3,2,valid,relu)-conv2d(16,1,1,valid,relu)-global_average_pooling2d()-dense(9,linear)',
    asked: ['labels'],
  },
  minus_one_to_one: {
    config: {
      ...images(28, 1),
      ...euclidean(1e-9, 'add'),
      ...contrastive('same', 0.5),
      labels: 'same',
      selfPairs: 1,
      normalization: 'standardized',
      ...adam(0.001),
      ...epochs(4, 100),
    },
    layers: 'conv2d(24,5,2,valid,relu)-conv2d(24,5,2,valid,relu)-flatten()-dense(20,linear)',
    unknown: { "x = x.astype('float32')": /from -1\.00 to 1\.00/ },
    suspicious: { 'net.fit(': PAIRED },
  },
  no_hinge: {
    config: { ...images(30, 1), ...euclidean(0), optimizer: 'adadelta', learningRate: 0.001 },
    layers: 'conv2d(5,3,1,valid,tanh)-flatten()-dense(9,linear)',
    // Without its hinge the push is (1 − d)², so that all of it is (d − (1 − y))².
    unknown: { 'def contrastive_loss': /squared error of output and 1 − label/ },
    asked: ['labels'],
  },
  nslearning_tape_bce: {
    config: {
      ...images(100, 3),
      ...l1Head,
      normalization: 'scaled',
      ...adam(0.0001),
      ...epochs(50, 16),
    },
    layers:
      'conv2d(64,10,1,valid,relu)-max_pooling2d(2,2,padding=same)-conv2d(128,7,1,valid,relu)-max_pooling2d(2,2,padding=same)-flatten()-dense(1024,sigmoid)',
    asked: ['labels'],
  },
  normalised_pipeline: {
    config: {
      ...images(28, 1),
      labels: 'different',
      selfPairs: 1,
      normalization: 'standardized',
      ...euclidean(0),
      ...contrastive('different', 0.7),
      ...adam(0.001),
      ...epochs(3, 64),
    },
    layers:
      'conv2d(32,3,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(64,linear)-unit_normalization()',
    unknown: { 'x = (x.astype': /from -1\.00 to 1\.00/ },
    suspicious: { 'm.fit(': PAIRED },
  },
  omniglot_loader_class: {
    config: {
      ...images(105, 1),
      ...l1Head,
      labels: 'same',
      normalization: 'scaled',
      metric: 'binary_accuracy',
      optimizer: 'sgd',
      learningRate: 0.001,
      momentum: 0.5,
      batch: 32,
      steps: 5000,
      epochs: 0,
    },
    open: ['selfPairs'],
    layers:
      'conv2d(64,10,1,valid,relu,l2=0.01)-max_pooling2d(2,2)-flatten()-dense(4096,sigmoid,l2=0.0001)',
  },
  pyimagesearch_bce: {
    config: {
      ...images(28, 1),
      labels: 'same',
      selfPairs: 1,
      normalization: 'scaled',
      ...euclidean(1e-7, 'max'),
      head: 'dense_sigmoid',
      loss: 'bce',
      metric: 'binary_accuracy',
      ...adam(0.001),
      ...epochs(100, 64),
    },
    layers:
      'conv2d(64,2,1,same,relu)-max_pooling2d(2,2)-dropout(0.3)-conv2d(64,2,1,same,relu)-max_pooling2d(2,2)-dropout(0.3)-global_average_pooling2d()-dense(48,linear)',
    suspicious: { 'history = model.fit': PAIRED },
  },
  python2_colab: {
    config: {
      ...images(40, 3),
      ...euclidean(1e-8, 'add'),
      ...contrastive('different', 1.2, 1),
      normalization: 'scaled',
      optimizer: 'sgd',
      learningRate: 0.01,
      momentum: 0.9,
      nesterov: 1,
      ...epochs(15, 50),
    },
    layers:
      'conv2d(32,3,1,same,linear)-batch_normalization(momentum=0.9)-activation(relu)-max_pooling2d(2,2)-flatten()-dense(64,linear)',
    unknown: { 'optimizer=SGD(lr=0.01': /decay/ },
    asked: ['labels'],
  },
  repl_session: {
    config: {
      ...images(32, 3),
      ...euclidean(0),
      ...contrastive('different', 3, 1),
      optimizer: 'adagrad',
      learningRate: 0.02,
      ...epochs(3, 8),
    },
    layers: 'conv2d(8,3,1,valid,elu)-global_max_pooling2d()-dense(12,linear)',
    asked: ['labels'],
  },
  residual_loop: {
    config: {
      ...images(64, 3),
      normalization: 'scaled',
      loss: 'triplet',
      distance: 'euclidean',
      margin: 1,
      schedule: 'cosine',
      scheduleSteps: 3000,
      ...adam(0.001),
      batch: 32,
      steps: 3000,
      epochs: 0,
    },
    layers: [16, 32]
      .map(
        (filters, i) =>
          `conv2d(${filters},3,2,same,relu)-conv2d(${filters},3,1,same,linear)-from(${6 * i})-conv2d(${filters},1,2,valid,linear)-add(${6 * i + 2})-activation(relu)`,
      )
      .concat('global_average_pooling2d()-dense(48,linear)')
      .join('-'),
  },
  schedule_and_clip: {
    config: {
      ...images(36, 1),
      distance: 'cosine',
      ...contrastive('same', 0.9),
      schedule: 'step',
      scheduleSteps: 500,
      scheduleFactor: 0.5,
      clip: 1,
      clipForm: 'norm',
      ...adam(0.001),
      ...epochs(18, 32),
    },
    layers:
      'depthwise_conv2d(3,1,valid,relu)-conv2d(24,1,1,valid,relu)-global_average_pooling2d()-dense(16,linear,init=he_normal)',
    asked: ['labels'],
  },
  sigmoid_distance: {
    config: {
      ...images(28, 1),
      ...euclidean(1e-7, 'max'),
      head: 'sigmoid',
      ...contrastive('same', 1),
      optimizer: 'rmsprop',
      learningRate: 0.001,
      ...epochs(20, 128),
    },
    layers: 'flatten()-dense(128,relu)-dropout(0.1)-dense(128,relu)-dropout(0.1)-dense(128,relu)',
    asked: ['labels'],
  },
  signature_sequence: {
    config: {
      ...images(112, 1),
      ...euclidean(1e-7, 'max'),
      ...contrastive('same', 1),
      labels: 'same',
      selfPairs: 1,
      normalization: 'scaled',
      optimizer: 'rmsprop',
      learningRate: 0.0001,
      rho: 0.9,
      optEpsilon: 1e-8,
      batch: 30,
      epochs: 40,
    },
    layers:
      'conv2d(48,11,4,valid,relu)-batch_normalization()-max_pooling2d(3,2)-dropout(0.3)-flatten()-dense(128,relu)',
    unknown: { 'cbs = [': /ReduceLROnPlateau/ },
    suspicious: { 'def __getitem__': PAIRED },
  },
  small_images_column: {
    config: {
      channels: 1,
      size: 28,
      ...euclidean(0.000001, 'add'),
      ...contrastive('same', 1),
      normalization: 'scaled',
      labels: 'same',
      ...adam(0.001),
      ...epochs(3, 20),
    },
    layers: 'conv2d(16,3,1,valid,relu)-flatten()-dense(32,relu)-dense(8,linear)',
    unknown: { 'a = tf.keras.Input((8, 8, 1))': /8 px/ },
    suspicious: { 'model.fit(': PAIRED },
  },
  subclassed_add_loss: {
    config: {
      ...images(28, 1),
      l2: 0.0002,
      initializer: 'he_uniform',
      loss: 'triplet',
      // Of unit vectors d = 2(1 − cos), so that half the margin is the cosine distance's.
      distance: 'cosine',
      margin: 0.1,
      ...adam(0.00006),
      steps: 1000,
    },
    layers:
      'conv2d(128,7,1,valid,relu)-max_pooling2d(2,2)-conv2d(128,3,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(256,relu)-dense(10,linear)',
  },
  swapped_terms: {
    config: {
      ...images(28, 1),
      labels: 'same',
      selfPairs: 1,
      normalization: 'scaled',
      ...euclidean(1e-7, 'max'),
      ...contrastive('different', 1),
      ...adam(0.001),
      ...epochs(100, 64),
    },
    layers:
      'conv2d(64,2,1,same,relu)-max_pooling2d(2,2)-dropout(0.3)-conv2d(64,2,1,same,relu)-max_pooling2d(2,2)-dropout(0.3)-global_average_pooling2d()-dense(48,linear)',
    suspicious: { 'model.fit(': PAIRED },
  },
  tfa_contrastive: {
    config: {
      ...images(28, 1),
      ...euclidean(0),
      ...contrastive('same', 1.25),
      ...adam(0.001),
      ...epochs(11, 256),
    },
    layers:
      'conv2d(32,3,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(64,relu)-dense(16,linear)',
    unknown: { 'optimizer=tf.keras.optimizers.Nadam': /Nadam is not available/ },
    asked: ['labels'],
  },
  tfdata_files: {
    config: {
      ...images(64, 1),
      ...l1Head,
      normalization: 'scaled',
      metric: 'binary_accuracy',
      ...adam(0.0002),
      ...epochs(25, 48),
    },
    layers:
      'conv2d(32,3,1,same,relu)-max_pooling2d(2,2)-conv2d(64,3,1,same,relu)-global_average_pooling2d()-dense(32,linear)',
    asked: ['labels'],
  },
  triplet_concat_generator: {
    // Means over 32 components: a squared distance of a thirty-second.
    config: {
      ...images(28, 1),
      normalization: 'scaled',
      loss: 'triplet',
      distance: 'squared',
      margin: 6.4,
      ...adam(0.001),
      batch: 128,
      steps: 500,
      epochs: 0,
    },
    layers:
      'conv2d(32,3,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(64,relu)-dense(32,linear)',
  },
  triplet_semihard_tfa: {
    config: {
      ...images(28, 1),
      normalization: 'scaled',
      loss: 'triplet',
      mining: 'semi_hard',
      distance: 'euclidean',
      margin: 1,
      ...adam(0.001),
      ...epochs(5, 32),
    },
    layers:
      'conv2d(64,2,1,same,relu)-max_pooling2d(2,2)-dropout(0.3)-conv2d(32,2,1,same,relu)-max_pooling2d(2,2)-dropout(0.3)-flatten()-dense(256,linear)-unit_normalization()',
  },
  triplet_unpacked_loop: {
    config: { loss: 'triplet', distance: 'squared', margin: 0.4, ...adam(0.001) },
    open: ['size', 'channels'],
    layers: 'conv2d(16,3,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(24,linear)',
  },
  two_compiles: {
    config: {
      ...images(96, 3),
      ...l1Head,
      normalization: 'standardized',
      optimizer: 'sgd',
      learningRate: 0.00001,
      momentum: 0.8,
      ...epochs(6, 8),
    },
    layers: `${READY}-dense(64,linear)`,
    unknown: { 'mobile = tf.keras': /ready made/, 'fa = enc(': /from -1\.00 to 1\.00/ },
    asked: ['labels'],
  },
  unshared_towers: {
    config: {
      ...images(50, 3),
      ...euclidean(0),
      ...contrastive('same', 1),
      optimizer: 'rmsprop',
      learningRate: 0.001,
    },
    layers: 'conv2d(16,3,1,valid,relu)-max_pooling2d(2,2)-flatten()-dense(32,linear)',
    suspicious: { "x = L.Conv2D(16, 3, activation='relu')(inp)": /share no weights/ },
    asked: ['labels'],
  },
}
