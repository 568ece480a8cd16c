/**
 * What is tried on the first question's two networks: one line a variant, as keys of the link.
 * All share the question's optimiser on 64 px images, 16 balanced pairs a step.
 */
export interface Variant {
  /** How the table names it. */
  readonly label: string
  readonly keys: string
}

const NETWORKS = [
  // Steps at each rate; a step of Net_Definition takes five times as long as one of TestModel.
  { name: 'Net_Definition', keys: 'encoder=net_definition', steps: [200, 150] },
  { name: 'TestModel', keys: 'encoder=test_model', steps: [300, 300] },
] as const
const COMMON = 'size=64&opt=rmsprop&batch=16'
/** The question's own rate and a tenth of it. */
const RATES = ['0.001', '0.0001'] as const
/** Lines that the advice rests on are given longer: whether a run turns to NaN, and whether it learns. */
const LONGER: Readonly<Record<string, number>> = {
  '0.001 no ε': 400,
  '0.001 no ε, slope 0 where the loss sends 0': 400,
  '0.0001 no ε': 300,
  '0.0001 no ε, slope 0 where the loss sends 0': 300,
  '0.0001 √max(Σ, 1e-7)': 300,
}

const CONVOLUTIONS: Readonly<Record<string, string>> = {
  Net_Definition:
    'conv2d(96,7,4,valid,relu)-max_pooling2d(3,2)-batch_normalization()-conv2d(256,5,1,same,relu)-max_pooling2d(3,2)-batch_normalization()-conv2d(384,3,1,same,relu)-max_pooling2d(3,2)-flatten()-dense(512,relu)-dropout(0.5)-dense(512,relu)-dropout(0.5)',
  TestModel:
    'conv2d(96,3,3,valid,relu)-max_pooling2d(2,2)-dropout(0.25)-conv2d(256,3,3,valid,relu)-max_pooling2d(2,2)-dropout(0.25)-flatten()-dense(512,relu)-dropout(0.1)',
}

/** The network with another last activation. */
const ending = (network: string, activation: string) =>
  `encoder=custom&layers=${CONVOLUTIONS[network]}-dense(128,${activation})&eps=0`

/** What each network is given, but for the learning rate. */
function changesOf(network: string): readonly Variant[] {
  const named = NETWORKS.find(({ name }) => name === network)?.keys ?? ''
  const with_ = (label: string, keys: string) => ({ label, keys: `${named}&${keys}` })
  return [
    with_('no ε', 'eps=0'),
    with_('no ε, slope 0 where the loss sends 0', 'eps=0&slope=tensorflow'),
    with_('√max(Σ, 1e-7)', 'eps=1e-7'),
    with_('√(Σ + 1e-7)', 'eps=1e-7&epsform=add'),
    with_('safe root, 1e-7', 'eps=1e-7&epsform=safe'),
    with_('squared distance', 'distance=squared'),
    { label: 'linear embedding, no ε', keys: ending(network, 'linear') },
    network === 'Net_Definition'
      ? { label: 'ReLU embedding, no ε', keys: ending(network, 'relu') }
      : { label: 'softmax embedding, no ε', keys: ending(network, 'softmax') },
    with_('gradients clipped at 1, no ε', 'eps=0&clip=1'),
    with_('learnable scale: Dense(1) + σ', 'eps=1e-7&head=dense_sigmoid'),
  ]
}

/** Every line of the table, each with the link that makes it but for its seed. */
export const LINES: readonly (Variant & { readonly network: string; readonly rate: string })[] =
  NETWORKS.flatMap(({ name, steps }) =>
    RATES.flatMap((rate, i) =>
      changesOf(name).map(({ label, keys }) => {
        const limit = LONGER[`${rate} ${label}`] ?? steps[i]
        const own = i === 0 ? '' : `&lr=${rate}`
        return { network: name, rate, label, keys: `${keys}&${COMMON}${own}&steps=${limit}` }
      }),
    ),
  )
