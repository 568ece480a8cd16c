/** Set-ups that learn, by a short name: what faults are made of. Links hold keys as in the README. */

export const layers = (text: string) => `encoder=custom&layers=${text}`

/** A small convolution for digits, without its last layer. */
export const CONV = 'conv2d(8,3,1,same,relu)-max_pooling2d(2,2)-flatten()-'
/** Two convolutions for faces, without the last layer. */
export const FACE =
  'conv2d(16,3,1,same,relu)-max_pooling2d(2,2)-conv2d(32,3,1,same,relu)-max_pooling2d(2,2)-flatten()-'

/** Dense layers of 64 units, then 16. */
const stack = (activation: string, depth: number, end: string) =>
  `flatten()-${`dense(64,${activation})-`.repeat(depth)}dense(16,${end})`

const S = `${layers(`${CONV}dense(16,linear)`)}&steps=150`
const DENSE = `${layers('flatten()-dense(64,relu)-dense(32,linear)')}&steps=150`
const DEEP = `${layers('flatten()-dense(64,relu)-dense(64,relu)-dense(64,relu)-dense(64,relu)-dense(16,linear)')}&steps=150`
const F = `data=faces&size=32&channels=3&${layers(`${FACE}dense(64,linear)`)}&steps=200`

export const BASES = {
  small: S,
  rmsprop: `${S}&opt=rmsprop`,
  sgd: `${S}&opt=sgd&lr=0.01`,
  plain_sgd: `${S}&opt=sgd&momentum=0&lr=0.05`,
  squared: `${S}&distance=squared`,
  manhattan: `${S}&distance=manhattan&margin=3`,
  cosine: `${S}&distance=cosine&margin=0.8`,
  double: `${S}&loss=double_margin`,
  half: `${S}&half=1`,
  triplet: `${S}&loss=triplet&margin=0.5`,
  triplet_cosine: `${S}&loss=triplet&margin=0.2&distance=cosine`,
  triplet_hard: `${S}&loss=triplet&margin=0.5&mining=hard`,
  info_nce: `${S}&loss=info_nce&distance=cosine`,
  cosine_embedding: `${S}&loss=cosine_embedding&distance=cosine&margin=0`,
  head: `${S}&head=dense_sigmoid&headstart=one&lr=0.01`,
  bce: `${S}&head=dense_sigmoid&headstart=one&loss=bce&lr=0.01`,
  koch: `${S}&head=absdiff_sigmoid&loss=bce`,
  flipped: `${S}&labels=different&convention=different`,
  standardized: `${S}&norm=standardized`,
  penalty: `${S}&l2=0.0001`,
  clipped: `${S}&clip=1`,
  batch_norm: `${layers('conv2d(8,3,1,same,relu)-batch_normalization()-max_pooling2d(2,2)-flatten()-dense(16,linear)')}&steps=800&lr=0.0003`,
  batch_norm_first: `${layers('batch_normalization()-conv2d(8,3,1,same,relu)-max_pooling2d(2,2)-flatten()-dense(16,linear)')}&steps=300`,
  dropout: `${layers(`${CONV}dropout(0.1)-dense(16,linear)`)}&steps=150`,
  dense: DENSE,
  deep: DEEP,
  softmax: `${layers(`${CONV}dense(16,softmax)`)}&steps=200&lr=0.003`,
  sigmoid_end: `${layers(`${CONV}dense(16,sigmoid)`)}&steps=200&lr=0.003`,
  relu_end: `${layers(`${CONV}dense(16,relu)`)}&steps=150`,
  tanh_end: `${layers(`${CONV}dense(16,tanh)`)}&steps=150`,
  sigmoid_stack: `${layers('flatten()-dense(64,sigmoid)-dense(64,sigmoid)-dense(16,linear)')}&steps=300&lr=0.01`,
  relu_stack: `${layers(stack('relu', 6, 'linear'))}&steps=150`,
  tanh_stack: `${layers(stack('tanh', 6, 'linear'))}&steps=150`,
  sigmoid_end_stack: `${layers(stack('sigmoid', 5, 'sigmoid'))}&steps=300&epsform=add&lr=0.01`,
  net_definition: 'encoder=net_definition&size=64&opt=rmsprop&batch=16&lr=0.0001&steps=250',
  encoder: 'steps=100',
  test_model: 'encoder=test_model&size=36&steps=80',
  faces: F,
  faces_double: `${F}&loss=double_margin`,
  faces_triplet: `${F}&loss=triplet&margin=0.2&distance=cosine`,
  faces_nce: `${F}&loss=info_nce&distance=cosine&batch=16`,
  faces_koch: `${F}&head=absdiff_sigmoid&loss=bce`,
  faces_batch_norm: `data=faces&size=32&channels=3&${layers('conv2d(16,3,1,same,relu)-batch_normalization()-max_pooling2d(2,2)-conv2d(32,3,1,same,relu)-max_pooling2d(2,2)-flatten()-dense(64,linear)')}&steps=400`,
} as const
export type BaseId = keyof typeof BASES
