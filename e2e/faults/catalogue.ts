/**
 * Faults: a set-up that learns, and one setting of it changed so that it does not. Links hold keys as
 * in the README. Which setting is at fault is therefore known, whatever the rules say.
 */
export interface Fault {
  /** Family and place in it. */
  readonly id: string
  readonly base: string
  /** The changed keys, over those of the base. */
  readonly fault: string
}

const layers = (text: string) => `encoder=custom&layers=${text}`
const CONV = 'conv2d(8,3,1,same,relu)-max_pooling2d(2,2)-flatten()-'
const S = `${layers(`${CONV}dense(16,linear)`)}&steps=150`
const FACE =
  'conv2d(16,3,1,same,relu)-max_pooling2d(2,2)-conv2d(32,3,1,same,relu)-max_pooling2d(2,2)-flatten()-'
const F = `data=faces&size=32&channels=3&${layers(`${FACE}dense(64,linear)`)}&steps=200`
const DEEP =
  'flatten()-dense(64,relu)-dense(64,relu)-dense(64,relu)-dense(64,relu)-dense(16,linear)'

/** Set-ups that learn, by a short name. */
export const BASES = {
  small: S,
  rmsprop: `${S}&opt=rmsprop`,
  sgd: `${S}&opt=sgd&lr=0.01`,
  plain_sgd: `${S}&opt=sgd&momentum=0&lr=0.05`,
  add: `${S}&epsform=add`,
  squared: `${S}&distance=squared`,
  manhattan: `${S}&distance=manhattan&margin=3`,
  cosine: `${S}&distance=cosine&margin=0.8`,
  double: `${S}&loss=double_margin`,
  triplet: `${S}&loss=triplet&margin=0.5`,
  triplet_cosine: `${S}&loss=triplet&margin=0.2&distance=cosine`,
  info_nce: `${S}&loss=info_nce&distance=cosine`,
  cosine_embedding: `${S}&loss=cosine_embedding&distance=cosine&margin=0`,
  head: `${S}&head=dense_sigmoid&headstart=one&lr=0.01`,
  bce: `${S}&head=dense_sigmoid&headstart=one&loss=bce&lr=0.01`,
  koch: `${S}&head=absdiff_sigmoid&loss=bce`,
  batch_norm: `${layers('conv2d(8,3,1,same,relu)-batch_normalization()-max_pooling2d(2,2)-flatten()-dense(16,linear)')}&steps=300`,
  dropout: `${layers(`${CONV}dropout(0.1)-dense(16,linear)`)}&steps=150`,
  dense: `${layers('flatten()-dense(64,relu)-dense(32,linear)')}&steps=150`,
  deep: `${layers(DEEP)}&steps=150`,
  softmax: `${layers(`${CONV}dense(16,softmax)`)}&steps=200&lr=0.003`,
  sigmoid_end: `${layers(`${CONV}dense(16,sigmoid)`)}&steps=200&lr=0.003`,
  every: `${S}&pairs=every`,
  penalty: `${S}&l2=0.0001`,
  clipped: `${S}&clip=1`,
  half: `${S}&half=1`,
  flipped: `${S}&labels=different&convention=different`,
  standardized: `${S}&norm=standardized`,
  encoder: 'steps=100',
  test_model: 'encoder=test_model&size=36&steps=80',
  faces: F,
  faces_triplet: `${F}&loss=triplet&margin=0.2&distance=cosine`,
  faces_nce: `${F}&loss=info_nce&distance=cosine&batch=16`,
} as const
export type BaseId = keyof typeof BASES

type Family = readonly (readonly [base: BaseId, fault: string])[]

const FAMILIES: Readonly<Record<string, Family>> = {
  rate_high: [
    ['small', 'lr=1'],
    ['small', 'lr=0.3'],
    ['rmsprop', 'lr=1'],
    ['rmsprop', 'lr=0.1'],
    ['sgd', 'lr=1'],
    ['sgd', 'lr=1&momentum=0.5'],
    ['plain_sgd', 'lr=1'],
    ['squared', 'lr=1'],
    ['triplet', 'lr=1'],
    ['triplet_cosine', 'lr=1'],
    ['info_nce', 'lr=1'],
    ['double', 'lr=1'],
    ['koch', 'lr=1'],
    ['deep', 'lr=0.1'],
    ['deep', 'lr=1'],
    ['batch_norm', 'lr=1'],
    ['encoder', 'lr=0.1'],
    ['encoder', 'lr=0.03'],
    ['faces', 'lr=0.1'],
    ['faces_triplet', 'lr=0.1'],
    ['faces_nce', 'lr=0.3'],
    ['softmax', 'lr=1'],
  ],
  rate_low: [
    ['small', 'lr=0.000001'],
    ['small', 'lr=0.00001'],
    ['rmsprop', 'lr=0.000001'],
    ['sgd', 'lr=0.00001'],
    ['plain_sgd', 'lr=0.0001'],
    ['triplet', 'lr=0.000001'],
    ['info_nce', 'lr=0.000001'],
    ['bce', 'lr=0.00001'],
    ['koch', 'lr=0.000003'],
    ['encoder', 'lr=0.000001'],
    ['faces', 'lr=0.000001'],
    ['faces_triplet', 'opt=sgd&lr=0.000001'],
    ['softmax', 'lr=0.00001'],
  ],
  momentum: [
    ['sgd', 'momentum=0.999'],
    ['sgd', 'momentum=0.99&lr=0.03'],
    ['deep', 'opt=sgd&lr=0.05&momentum=0.99'],
  ],
  clip: [
    ['sgd', 'clip=0.001'],
    ['plain_sgd', 'clip=0.001&lr=0.01'],
    ['sgd', 'clip=0.002'],
    ['dense', 'clip=0.001&opt=sgd&lr=0.01'],
  ],
  penalty: [
    ['small', 'l2=1'],
    ['small', 'l2=0.1'],
    ['rmsprop', 'l2=1'],
    ['sgd', 'l2=0.3'],
    ['triplet', 'l2=1'],
    ['deep', 'l2=0.1'],
    ['encoder', 'l2=0.3'],
    ['faces', 'l2=0.3'],
  ],
  epsilon: [
    ['small', 'eps=0.1&margin=0.5'],
    ['half', 'eps=0.1&margin=0.6'],
    ['triplet', 'eps=0'],
    ['every', 'eps=0&self=1&batch=128'],
    ['triplet', 'eps=0&batch=64'],
    ['small', 'eps=0&self=1&pairs=every&batch=256&steps=120'],
  ],
  dead_start: [
    ['deep', 'init=random_normal'],
    [
      'dense',
      `layers=flatten()-dense(64,sigmoid)-dense(64,sigmoid)-dense(64,sigmoid)-dense(64,sigmoid)-dense(16,sigmoid)`,
    ],
    [
      'dense',
      `layers=flatten()-dense(32,sigmoid)-dense(32,sigmoid)-dense(32,sigmoid)-dense(32,sigmoid)-dense(32,sigmoid)-dense(8,linear)&init=random_normal`,
    ],
    [
      'deep',
      `layers=flatten()-dense(64,relu)-dense(64,relu)-dense(64,relu)-dense(64,relu)-dense(64,relu)-dense(64,relu)-dense(16,linear)&init=random_normal`,
    ],
    [
      'dense',
      'layers=flatten()-dense(64,tanh)-dense(64,tanh)-dense(64,tanh)-dense(64,tanh)-dense(64,tanh)-dense(64,tanh)-dense(16,tanh)&init=random_normal&eps=0.001',
    ],
  ],
  unscaled: [
    ['sgd', 'norm=none'],
    ['plain_sgd', 'norm=none'],
    ['small', 'norm=none&steps=60'],
    ['rmsprop', 'norm=none&steps=60'],
    ['squared', 'norm=none'],
    ['deep', 'norm=none'],
    ['dense', 'norm=none&opt=sgd&lr=0.01'],
    ['koch', 'norm=none&opt=sgd&lr=0.01'],
    ['sigmoid_end', 'norm=none'],
    ['softmax', 'norm=none'],
    ['faces', 'norm=none&opt=sgd&lr=0.01'],
    ['triplet', 'norm=none&opt=sgd&lr=0.01'],
  ],
  convention: [
    ['small', 'convention=different'],
    ['rmsprop', 'labels=different'],
    ['double', 'convention=different'],
    ['cosine_embedding', 'labels=different'],
    ['flipped', 'labels=same'],
    ['encoder', 'convention=different'],
    ['faces', 'labels=different'],
    ['head', 'convention=different&lr=0.001&steps=60'],
    ['every', 'labels=different'],
  ],
  head: [
    ['small', 'head=sigmoid'],
    ['double', 'head=sigmoid'],
    ['encoder', 'head=sigmoid'],
    ['bce', 'head=sigmoid'],
    ['head', 'headstart=drawn'],
    ['small', 'head=dense_sigmoid&lr=0.0001'],
    ['small', 'head=sigmoid&metric=keras_lt_half'],
  ],
  broadcast: [
    ['small', 'loss=broadcast'],
    ['rmsprop', 'loss=broadcast'],
    ['encoder', 'loss=broadcast'],
    ['faces', 'loss=broadcast'],
  ],
  margin: [
    ['softmax', 'margin=5'],
    ['softmax', 'margin=3'],
    ['cosine', 'margin=3'],
    ['sigmoid_end', 'margin=0.01'],
    ['cosine', `margin=3&layers=${CONV}dense(16,relu)`],
    ['manhattan', 'margin=0.02'],
    ['double', 'margin=5&lr=0.0003&steps=60'],
    ['triplet_cosine', 'margin=5'],
  ],
  mining: [
    ['faces_triplet', 'mining=hard&lr=0.01'],
    ['triplet', 'mining=hard&lr=0.03'],
    ['triplet_cosine', 'mining=hard&lr=0.01'],
    ['faces', 'hard=1&lr=0.01'],
  ],
  temperature: [
    ['info_nce', 'temperature=2'],
    ['faces_nce', 'temperature=0.01&lr=0.01'],
    ['faces_nce', 'temperature=2'],
  ],
  imbalance: [
    ['faces', 'pairs=every'],
    ['faces', 'pairs=every&opt=rmsprop'],
    ['faces', 'pairs=every&lr=0.003'],
    ['faces', 'pairs=every&loss=double_margin'],
    ['faces', 'pairs=every&head=dense_sigmoid&headstart=one&loss=bce'],
  ],
  dropout: [
    ['dropout', `layers=${CONV}dropout(0.95)-dense(16,linear)`],
    ['dense', 'layers=flatten()-dropout(0.9)-dense(64,relu)-dropout(0.9)-dense(32,linear)'],
    ['dense', 'layers=flatten()-dense(64,relu)-dropout(0.95)-dense(32,linear)'],
    ['faces', `layers=${FACE}dropout(0.95)-dense(64,linear)`],
  ],
  narrow: [
    ['small', `layers=${CONV}dense(1,softmax)`],
    [
      'small',
      'layers=conv2d(8,3,1,same,relu)-max_pooling2d(8,8)-max_pooling2d(3,3)-flatten()-dense(16,linear)',
    ],
    [
      'faces',
      'layers=conv2d(4,3,1,same,relu)-max_pooling2d(8,8)-max_pooling2d(4,4)-flatten()-dense(64,linear)',
    ],
    ['faces', `layers=${FACE}dense(1,linear)`],
    ['faces', `layers=${FACE}dense(1,sigmoid)`],
    ['dense', 'layers=flatten()-dense(1,relu)-dense(32,linear)'],
    ['triplet', `layers=${CONV}dense(1,softmax)&eps=0.0001`],
  ],
  activation: [
    ['faces', `layers=${FACE}dense(64,softmax)`],
    [
      'deep',
      'layers=flatten()-dense(64,sigmoid)-dense(64,sigmoid)-dense(64,sigmoid)-dense(64,sigmoid)-dense(16,linear)',
    ],
    ['small', `layers=${CONV}dense(16,softmax)&lr=0.0001`],
    ['dense', 'layers=flatten()-dense(64,softmax)-dense(64,softmax)-dense(32,linear)'],
    [
      'faces',
      'layers=conv2d(16,3,1,same,sigmoid)-max_pooling2d(2,2)-conv2d(32,3,1,same,sigmoid)-max_pooling2d(2,2)-flatten()-dense(64,sigmoid)',
    ],
    [
      'dense',
      'layers=flatten()-dense(64,sigmoid)-dense(64,sigmoid)-dense(64,sigmoid)-dense(32,softmax)',
    ],
  ],
  statistics: [
    ['batch_norm', 'steps=25'],
    ['batch_norm', 'steps=15&lr=0.003'],
    ['batch_norm', 'steps=30&opt=rmsprop'],
    ['batch_norm', 'batch=2&steps=80'],
  ],
  few_steps: [
    ['small', 'steps=3'],
    ['softmax', 'steps=10'],
    ['encoder', 'steps=3'],
    ['faces', 'steps=5'],
    ['koch', 'steps=4'],
  ],
  metric: [
    ['small', 'metric=binary_accuracy'],
    ['flipped', 'metric=keras_lt_half'],
    ['manhattan', 'metric=keras_lt_half'],
    ['bce', 'metric=keras_lt_half'],
    ['cosine_embedding', 'metric=binary_accuracy'],
  ],
  batch: [
    ['small', 'batch=2&lr=0.03'],
    ['faces', 'batch=2'],
    ['batch_norm', 'batch=2&lr=0.01'],
  ],
}

export const FAULTS: readonly Fault[] = Object.entries(FAMILIES).flatMap(([family, faults]) =>
  faults.map(([base, fault], i) => ({ id: `${family}_${i + 1}`, base: BASES[base], fault })),
)

/** A fault's link: the base's keys, with its own in their place. */
export const faultKeys = ({ base, fault }: Fault): string => over(base, fault)

function over(base: string, changed: string): string {
  const keys = new URLSearchParams(base)
  for (const [key, value] of new URLSearchParams(changed)) keys.set(key, value)
  return [...keys].map(([key, value]) => `${key}=${value}`).join('&')
}

/** The keys that were changed. */
export const changedKeys = ({ fault }: Fault): readonly string[] => [
  ...new URLSearchParams(fault).keys(),
]

/** Ways to do it right, over all that can be chosen. */
export const HEALTHY: readonly string[] = [
  ...Object.values(BASES),
  over(S, 'init=he_normal'),
  over(S, 'init=glorot_normal'),
  over(S, 'init=random_normal'),
  over(S, 'opt=sgd&lr=0.05'),
  over(S, 'opt=rmsprop&lr=0.0003'),
  over(S, 'lr=0.003'),
  over(S, 'lr=0.0003&steps=300'),
  over(S, 'margin=2'),
  over(S, 'margin=0.5'),
  over(S, 'eps=0'),
  over(S, 'eps=0.000001&epsform=safe'),
  over(S, 'mining=all&loss=triplet'),
  over(S, 'loss=triplet&margin=1&distance=squared'),
  over(S, 'loss=info_nce&distance=cosine&temperature=0.5'),
  over(S, 'head=bn_dense_sigmoid&headstart=one&loss=bce&lr=0.01&steps=300'),
  over(S, 'norm=none&lr=0.0001&steps=400'),
  over(S, 'batch=8'),
  over(S, 'batch=64'),
  over(S, 'seed=11&steps=400'),
  over(S, 'labels=different&convention=different&metric=binary_accuracy'),
  `${layers('batch_normalization()-conv2d(8,3,1,same,relu)-max_pooling2d(2,2)-flatten()-dense(16,linear)')}&norm=none&steps=400`,
  `${layers(`${CONV}dense(16,tanh)`)}&steps=150`,
  `${layers(`${CONV}dense(16,relu)`)}&steps=150`,
  `${layers(`${CONV}dropout(0.3)-dense(16,linear)`)}&steps=200`,
  `${layers('flatten()-dense(64,tanh)-dense(16,linear)')}&steps=150`,
  over(F, 'opt=rmsprop'),
  over(F, 'margin=2'),
  over(F, 'loss=double_margin'),
  over(F, 'loss=triplet&margin=1'),
  over(F, 'epsform=add'),
  over(F, 'distance=cosine&margin=0.5'),
  over(F, 'split=image'),
]
