/** The body of a loss or a distance, written anew with the parameters and in the library that it has. */
import type { RunConfig } from '../../domain/config'
import type { Framework } from '../reading'

/** How a library says what losses are made of, with the name that it was imported under. */
interface Words {
  square(x: string): string
  maximum(x: string): string
  mean(x: string): string
  root(x: string): string
  sum(x: string): string
}

const KERAS = (of: (name: string) => string): Words => ({
  square: (x) => `${of('square')}(${x})`,
  maximum: (x) => `${of('maximum')}(${x}, 0.0)`,
  mean: (x) => `${of('mean')}(${x})`,
  root: (x) => `${of('sqrt')}(${x})`,
  sum: (x) => `${of('sum')}(${x}, axis=-1)`,
})

const WORDS: Readonly<Record<string, Words>> = {
  K: KERAS((name) => `K.${name}`),
  ops: KERAS((name) => `ops.${name}`),
  tf: KERAS((name) => (name === 'sum' || name === 'mean' ? `tf.reduce_${name}` : `tf.${name}`)),
  torch: {
    square: (x) => `torch.pow(${x}, 2)`,
    maximum: (x) => `torch.clamp(${x}, min=0.0)`,
    mean: (x) => `torch.mean(${x})`,
    root: (x) => `torch.sqrt(${x})`,
    sum: (x) => `torch.sum(${x}, dim=-1)`,
  },
}

/** The library that a piece of code calls by its usual name. */
export function wordsIn(piece: string, framework: Framework | null): Words {
  const name = Object.keys(WORDS).find((each) => new RegExp(`\\b${each}\\.`).test(piece))
  return WORDS[name ?? (framework === 'pytorch' ? 'torch' : 'tf')] as Words
}

type LossSettings = Pick<
  RunConfig,
  'loss' | 'convention' | 'margin' | 'half' | 'epsilon' | 'epsilonForm' | 'distance'
>

/**
 * Lines of a contrastive loss.
 * @param params its parameters: label and distance, in either order by `labelFirst`; or label and two embeddings
 */
export function contrastiveBody(
  words: Words,
  { label, distance, pair }: LossParams,
  config: LossSettings,
): readonly string[] | null {
  if (config.loss !== 'contrastive') return null
  const d = distance ?? 'distance'
  const margin = String(config.margin)
  const near = words.square(d)
  const far = words.square(words.maximum(`${margin} - ${d}`))
  const [one, zero] = config.convention === 'same' ? [near, far] : [far, near]
  const sum = `${label} * ${one} + (1.0 - ${label}) * ${zero}`
  const lines = pair === null ? [] : [`${d} = ${distanceOf(words, pair, config)}`]
  return [...lines, `return ${config.half === 1 ? '0.5 * ' : ''}${words.mean(sum)}`]
}

export interface LossParams {
  readonly label: string
  /** Null where it is given two embeddings. */
  readonly distance: string | null
  readonly pair: readonly [string, string] | null
}

function distanceOf(words: Words, [a, b]: readonly [string, string], config: LossSettings): string {
  const sum = words.sum(words.square(`${a} - ${b}`))
  if (config.distance === 'squared') return sum
  return words.root(config.epsilon > 0 ? `${sum} + ${config.epsilon}` : sum)
}
