/** Settings whose scripts are run: some held against the engine, some run only, some by two workers. */
import { DEFAULT_CONFIG, type ConfigPatch, type RunConfig } from '../../src/domain/config'
import { readLink } from '../../src/domain/link'
import { FRAMEWORKS, scriptProblems } from '../../src/code/write/script'
import { drawnLayers, generator } from './drawnLayers'

/** What the script is started with, after `--data`. */
export type Arguments = 'mnist' | 'photos' | 'listed' | 'lfw'

const FEW: ConfigPatch = { steps: 3, batch: 4 }
const configOf = (patch: ConfigPatch): RunConfig => ({ ...DEFAULT_CONFIG, ...FEW, ...patch })

const HEADS: readonly ConfigPatch[] = [
  {},
  { head: 'dense_sigmoid', loss: 'bce' },
  { head: 'bn_dense_sigmoid', loss: 'bce', headStart: 'one' },
  { head: 'absdiff_sigmoid', loss: 'bce' },
  { head: 'sigmoid' },
]
const DISTANCES: readonly ConfigPatch[] = [
  { epsilonForm: 'max' },
  { epsilonForm: 'add', epsilon: 1e-3 },
  { epsilonForm: 'safe' },
  { distance: 'squared' },
  { distance: 'manhattan' },
  { distance: 'cosine' },
]
const INPUTS: readonly ConfigPatch[] = [
  {},
  { normalization: 'standardized' },
  { size: 40 },
  { channels: 3, size: 33 },
]

/** Custom encoders without end, each drawn from a seed with everything around it. */
export function* drawnConfigs(): Generator<readonly [name: string, config: RunConfig]> {
  for (let seed = 1; ; seed++) {
    const draw = generator(seed)
    const of = <T>(choices: readonly T[]) => choices[draw(choices.length)] as T
    const around = { ...of(HEADS), ...of(DISTANCES), ...of(INPUTS) }
    const layers = drawnLayers(draw, around.size ?? 28, around.channels ?? 1)
    const config = configOf({ ...around, encoder: 'custom', layers, learningRate: 1e-4 })
    if (FRAMEWORKS.every((each) => scriptProblems(config, each).length === 0))
      yield [`drawn_${String(seed).padStart(2, '0')}`, config]
  }
}

export const COMPARED: Readonly<Record<string, RunConfig>> = {
  encoder: configOf({}),
  test_model: configOf({ encoder: 'test_model', size: 64 }),
  net_definition: configOf({ encoder: 'net_definition', size: 64, learningRate: 1e-4 }),
}

const linked = (keys: string, given: Arguments = 'mnist') => ({
  config: { ...readLink(keys).setup.a, ...FEW },
  given,
})

/** What the ones above leave out. */
export const RUN: Readonly<
  Record<string, { readonly config: RunConfig; readonly given: Arguments }>
> = {
  triplet_all: linked('loss=triplet&mining=all&eps=0'),
  triplet_semi_hard: linked('loss=triplet&mining=semi_hard&distance=squared'),
  triplet_hard: linked('loss=triplet&mining=hard&distance=cosine'),
  info_nce: linked('loss=info_nce&distance=cosine&opt=sgd'),
  double_margin: linked('loss=double_margin&labels=different&convention=different&half=1'),
  cosine_embedding: linked('loss=cosine_embedding&distance=cosine&margin=0&momentum=0&opt=sgd'),
  broadcast: linked('loss=broadcast&l2=0.01&clip=1&opt=rmsprop'),
  frozen: linked(
    'freeze=3&l2=0.001&init=he_normal&encoder=custom&layers=conv2d(4,3,2,same,relu)-batch_normalization()-dropout(0.25)-flatten()-dense(6,linear)',
  ),
  varied: linked(
    'flip=1&shift=8&zoom=15&rotate=10&brightness=20&contrast=30&erase=10&channels=3&init=glorot_normal',
  ),
  adamw: linked('opt=adamw&amsgrad=1&schedule=cosine&warmup=2&lrend=0.1&clip=1&clipform=norm'),
  adagrad: linked('opt=adagrad&schedule=step&decaysteps=2&decay=0.001'),
  adadelta: linked('opt=adadelta&lr=1&schedule=exponential&clip=0.5&clipform=value'),
  nesterov: linked('opt=sgd&nesterov=1&schedule=linear&warmup=1&decay=0.001&decayform=coupled'),
  warmed: linked('opt=rmsprop&warmup=2&decay=0.01'),
  residual: linked(
    'l2=0.001&init=torch_default&freeze=2&encoder=custom&layers=conv2d(8,3,2,same,relu,bias=0,l1=0.001)-batch_normalization(momentum=0.9)-conv2d(8,3,1,same,linear,constraint=unit_norm)-add(2)-activation(relu)-separable_conv2d(6,3x2,1,same,gelu,init=random_uniform)-global_average_pooling2d()-dense(8,elu,alpha=0.5,bias_init=ones,constraint=max_norm)-dense(4,leaky_relu,slope=0.3,constraint=non_neg)-unit_normalization()',
  ),
  every: linked('pairs=every'),
  every_self: linked('pairs=every&self=1&init=random_normal'),
  harder: linked('hard=1&self=1&init=he_uniform'),
  ten_digits: linked('data=mnist&split=image'),
  unseen_digits: linked('data=mnist&split=identity&heldout=40'),
  photos: linked('data=own&size=32&channels=3&norm=standardized', 'photos'),
  photos_few: linked('data=faces&size=32&split=image&people=8&photos=4&calibrate=0', 'photos'),
  photos_listed: linked('data=own&size=28&pairs=listed&heldout=40', 'listed'),
  photos_folds: linked('data=own&size=28&split=folds&fold=2', 'lfw'),
  photos_listed_folds: linked('data=own&size=28&split=folds&pairs=listed&fold=1', 'lfw'),
}

const trainedFor = (patch: ConfigPatch): RunConfig => configOf({ batch: 32, steps: 60, ...patch })

/** Trained by two processes. */
export const WORKERS: Readonly<Record<string, RunConfig>> = {
  encoder: trainedFor({}),
  normalised: trainedFor(
    readLink(
      'encoder=custom&layers=conv2d(8,3,2,same,relu)-batch_normalization()-flatten()-dropout(0.25)-dense(16,linear)&loss=triplet',
    ).setup.a,
  ),
  head: trainedFor({ head: 'dense_sigmoid', headStart: 'one', loss: 'bce', l2: 1e-4, clip: 1 }),
}
