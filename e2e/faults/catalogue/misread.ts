/**
 * Set-ups whose findings were wrong while rules went by fixed sentences, with what was told then. They
 * are in no total: no base is known of them, and that they were told wrongly is why they are here.
 */
import { CONV, FACE, layers } from './bases'
import type { Misread } from './entry'

const S = (last: string) => layers(`${CONV}dense(16,${last})`)
const F3 = `data=faces&size=32&channels=3&${layers('conv2d(32,3,1,same,relu)-max_pooling2d(2,2)-conv2d(64,3,1,same,relu)-max_pooling2d(2,2)-flatten()-dense(128,linear)')}&loss=triplet`
const FACES = `data=faces&size=32&channels=3&${layers(`${FACE}dense(64,linear)`)}`
const dense = (activation: string, layers: number) => `dense(64,${activation})-`.repeat(layers)

const LEARNT = 'green: “has learnt”'
const MORE_STEPS = '“more steps bring the outputs to both sides”'
const RATE = 'the rate'

type Row = readonly [kind: string, before: string, keys: string]

const rows: readonly Row[] = [
  [
    'collapsed, called learnt',
    LEARNT,
    `${F3}&margin=0.2&mining=semi_hard&distance=cosine&opt=adam&lr=0.1&batch=16&steps=150`,
  ],
  [
    'never moved, called learnt',
    LEARNT,
    `${F3}&margin=0.5&distance=cosine&mining=hard&opt=sgd&lr=0.000001&batch=16&steps=40`,
  ],
  ['margin beyond softmax’s √2', MORE_STEPS, `${S('softmax')}&margin=5`],
  ['√ε above the threshold', MORE_STEPS, `${S('linear')}&eps=0.1&margin=0.5`],
  [
    'margin beyond a cosine of ReLU',
    `${MORE_STEPS}, a “σ floor” on a raw cosine`,
    `${S('relu')}&distance=cosine&margin=3`,
  ],
  ['imbalance', MORE_STEPS, `pairs=every&${FACES}&steps=300`],
  [
    'dead from step 1 by ε under max',
    RATE,
    `${layers(`flatten()-${dense('sigmoid', 5)}dense(16,sigmoid)`)}&eps=0.00001&lr=0.01&steps=300`,
  ],
  [
    'dead from step 1 by tiny initial weights',
    RATE,
    `${layers(`flatten()-${dense('relu', 6)}dense(16,linear)`)}&init=random_normal&eps=0.0001&steps=150`,
  ],
  [
    'σ of the distance',
    'a learnable scale, which harms (AUC 1.000 → 0.485)',
    `${S('linear')}&head=sigmoid&metric=keras_lt_half&steps=200`,
  ],
  [
    'a head whose scale began with the wrong sign',
    'no cause',
    `${S('linear')}&head=dense_sigmoid&lr=0.01&steps=150`,
  ],
  [
    'unscaled pixels',
    `${RATE}, red; the fix gave NaN again`,
    'opt=sgd&lr=0.01&norm=none&steps=100',
  ],
  [
    'a penalty that wins',
    RATE,
    `${layers(`flatten()-${dense('relu', 4)}dense(16,linear)`)}&l2=1&lr=0.003&steps=400`,
  ],
  ['hard triplets from scratch', RATE, `${FACES}&loss=triplet&margin=0.5&mining=hard&steps=200`],
  [
    'dropout',
    RATE,
    `${layers('flatten()-dropout(0.9)-dense(64,relu)-dropout(0.9)-dense(32,linear)')}&steps=150`,
  ],
  [
    'pooled to one pixel',
    RATE,
    `${layers('conv2d(8,3,1,same,relu)-max_pooling2d(8,8)-max_pooling2d(3,3)-flatten()-dense(16,linear)')}&steps=150`,
  ],
  ['a softmax of one unit', RATE, `${layers(`${CONV}dense(1,softmax)`)}&steps=150`],
  ['momentum', RATE, `${S('linear')}&opt=sgd&lr=0.03&momentum=0.999&steps=150`],
  ['a rate a hundred times too high', 'a tenth of the rate', `${S('linear')}&lr=0.3&steps=150`],
  [
    'an image twice in a batch of triplets',
    '“two images got the very same embedding”, the rate',
    `${S('linear')}&loss=triplet&margin=0.5&eps=0&steps=150`,
  ],
  [
    'an image twice in a batch of InfoNCE',
    '“two images got the very same embedding”, the rate',
    `${S('linear')}&loss=info_nce&distance=euclidean&temperature=0.5&eps=0&steps=150`,
  ],
  ['a pair of an image with itself', 'embedding and rate', 'case=self_pairs'],
  ['overfitting', '“off the threshold”', `${FACES}&heldout=80&steps=600`],
  [
    'batch norm’s statistics lag',
    'nothing, by a threshold on the loss',
    'encoder=net_definition&size=64&opt=rmsprop&batch=16&lr=0.0001&steps=100',
  ],
  [
    'a rate far too low',
    '“nothing has been learnt”, no cause',
    `${S('linear')}&lr=0.00001&steps=150`,
  ],
  [
    'clipping far too small',
    '“nothing has been learnt”, no cause',
    `${S('linear')}&opt=sgd&lr=0.01&clip=0.001&steps=150`,
  ],
  [
    'unscaled pixels that do no harm, after batch norm',
    'an error: “255 times … far beyond the margin”',
    `${layers(`batch_normalization()-${CONV}dense(16,linear)`)}&norm=none&steps=300`,
  ],
  [
    'unscaled pixels under softmax',
    'an error: “255 times … far beyond the margin”',
    `${S('softmax')}&norm=none&lr=0.003&steps=200`,
  ],
  [
    'weights that overflow in the forward pass',
    '“first in the loss”, no layer, no growth',
    `${layers('flatten()-dense(64,relu)-dense(16,linear)')}&opt=sgd&lr=0.3&norm=none&steps=100`,
  ],
  [
    'flat from the first step, still under way',
    '“nothing unusual so far”',
    `${S('linear')}&lr=0.000001&steps=400`,
  ],
]

export const MISREAD: readonly Misread[] = rows.map(([kind, before, keys]) => ({
  id: `misread/${kind}`,
  kind,
  before,
  keys,
}))
