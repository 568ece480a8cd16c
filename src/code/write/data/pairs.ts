/** Drawing pairs: what a step sees. */
import type { RunConfig } from '../../../domain/config'
import { block, type Lines } from '../python'

export const GROUPS: Lines = block(`
  def groups_of(classes, places):
      """The places of each class."""
      return [places[classes[places] == each] for each in np.unique(classes[places])]
`)

/** `balanced(rng, groups, count)`: half same, half different. Training and held-out pairs are drawn by it. */
export const BALANCED: Lines = block(`
  def balanced(rng, groups, count, self_pairs=False):
      """Places of pairs, half of one class and half of two: first [count], second [count], same [count]."""
      paired = [group for group in groups if len(group) > 1 or self_pairs]
      if len(groups) < 2 or not paired:
          raise SystemExit("Pairs need two classes, one of them with two images.")
      pairs = []
      for turn in range(count):
          if turn % 2 == 0:
              pairs.append(rng.choice(paired[rng.integers(len(paired))], 2, replace=self_pairs))
          else:
              one, other = rng.choice(len(groups), 2, replace=False)
              pairs.append((rng.choice(groups[one]), rng.choice(groups[other])))
      first, second = np.transpose(pairs)
      return first, second, np.arange(count) % 2 == 0
`)

const HARDER: Lines = block(`
  def harder(rng, images, classes, train, pairs):
      """Each different pair's second image becomes the one of eight drawn whose pixels lie nearest."""
      first, second, same = pairs
      for place in np.flatnonzero(~same):
          others = train[classes[train] != classes[first[place]]]
          drawn = rng.choice(others, min(8, len(others)), replace=False)
          apart = images[drawn].astype("float32") - images[first[place]]
          second[place] = drawn[np.argmin((apart**2).sum(axis=(1, 2, 3)))]
      return first, second, same
`)

const EVERY = (selfPairs: boolean): Lines =>
  block(`
    def every(classes, train, start, count):
        """Of all ordered pairs${selfPairs ? '' : ' of two images'}, each of which comes once an epoch, those from a place on."""
        n = len(train)
        total = n * ${selfPairs ? 'n' : '(n - 1)'}
        stride = next(s for s in range(int(total * 0.618), total + 2) if math.gcd(s, total) == 1)
        at = (SEED + (start + np.arange(count)) * stride) % total
        first, second = np.divmod(at, ${selfPairs ? 'n' : 'n - 1'})${selfPairs ? '' : '\n        second += second >= first'}
        first, second = train[first], train[second]
        return first, second, classes[first] == classes[second]
  `)

const LISTED: Lines = block(`
  def listed(pairs, start, count):
      """Pairs of the list, which is gone through in a new order each time."""
      first, second, same = pairs
      rounds, places = np.divmod(start + np.arange(count), len(first))
      orders = {
          turn: np.random.default_rng([SEED, turn]).permutation(len(first)) for turn in set(rounds)
      }
      at = np.array([orders[turn][place] for turn, place in zip(rounds, places)])
      return first[at], second[at], same[at]
`)

export interface TrainingPairs {
  readonly functions: readonly Lines[]
  readonly imports: readonly string[]
}

/** The functions that `training_pairs(step)` calls, and itself. */
export function trainingPairs(config: RunConfig): TrainingPairs {
  const rng = 'rng = np.random.default_rng([SEED, step])'
  const self = config.selfPairs === 1 ? ', self_pairs=True' : ''
  const begin = [
    'def training_pairs(data, step):',
    '    """The pairs of a step, from 0: the same whenever and wherever it is asked for."""',
  ]
  switch (config.pairs) {
    case 'balanced':
      return {
        imports: [],
        functions: [
          ...(config.hardNegatives === 1 ? [HARDER] : []),
          [
            ...begin,
            `    ${rng}`,
            `    pairs = balanced(rng, groups_of(data.classes, data.train), BATCH${self})`,
            config.hardNegatives === 1
              ? '    return harder(rng, data.images, data.classes, data.train, pairs)'
              : '    return pairs',
          ],
        ],
      }
    case 'every':
      return {
        imports: ['math'],
        functions: [
          EVERY(config.selfPairs === 1),
          [...begin, '    return every(data.classes, data.train, step * BATCH, BATCH)'],
        ],
      }
    case 'listed':
      return {
        imports: [],
        functions: [LISTED, [...begin, '    return listed(data.train_pairs, step * BATCH, BATCH)']],
      }
    default:
      return config.pairs satisfies never
  }
}
