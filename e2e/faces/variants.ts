/** What is tried on the drawn faces, and on MNIST beside them: one line a variant, as keys of the link. */
export interface Variant {
  readonly images: string
  readonly heldOut: string
  readonly network: string
  readonly keys: string
}

export const THREE =
  'encoder=custom&layers=conv2d(16,3,1,same,relu)-max_pooling2d(2,2)-conv2d(32,3,1,same,relu)-max_pooling2d(2,2)-conv2d(64,3,1,same,relu)-max_pooling2d(2,2)-flatten()-dense(64,linear)'

const faces = (heldOut: string, network: string, keys: string): Variant => ({
  images: 'drawn faces',
  heldOut,
  network,
  keys: `data=faces&${keys}`,
})

export const LINES: readonly Variant[] = [
  faces('people', 'Encoder, 32 px, grey', 'size=32&steps=600'),
  faces('people', 'the same in colour', 'size=32&channels=3&steps=600'),
  faces('people', 'the same, hard negatives', 'hard=1&size=32&channels=3&steps=600'),
  faces('people', 'TestModel, 64 px, colour', 'size=64&channels=3&encoder=test_model&steps=600'),
  faces(
    'people',
    'Net_Definition, 64 px, colour',
    'size=64&channels=3&encoder=net_definition&lr=0.0001&batch=16&steps=400',
  ),
  faces('people', 'three convolutions, 32 px, colour', `size=32&channels=3&${THREE}&steps=600`),
  faces(
    'people',
    'the same, triplet loss',
    `size=32&channels=3&norm=standardized&${THREE}&loss=triplet&steps=600`,
  ),
  faces('photos', 'Encoder, 32 px, colour', 'split=image&size=32&channels=3&steps=600'),
  faces('photos', 'the same, hard negatives', 'split=image&hard=1&size=32&channels=3&steps=600'),
  faces(
    'photos',
    'three convolutions, triplet loss',
    `split=image&size=32&channels=3&norm=standardized&${THREE}&loss=triplet&steps=600`,
  ),
  { images: 'MNIST 0 / 1', heldOut: 'its test half', network: 'Encoder', keys: 'steps=150' },
  {
    images: 'MNIST 0 / 1',
    heldOut: 'its test half',
    network: 'the same, hard negatives',
    keys: 'hard=1&steps=150',
  },
]
