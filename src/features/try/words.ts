/** What is said of a pair and of a gallery, by what the images show. */
import type { RunConfig } from '../../domain/config'

export interface Words {
  readonly same: string
  readonly different: string
  /** “photo” or “digit”. */
  readonly picture: string
  /** Who or what a gallery ranks. */
  readonly one: string
  readonly many: string
  /** Where nothing in the gallery is near enough. */
  readonly nobody: string
}

const FACES: Words = {
  same: 'Same person',
  different: 'Different people',
  picture: 'photo',
  one: 'person',
  many: 'people',
  nobody: 'Nobody',
}
const DIGITS: Words = {
  same: 'Same digit',
  different: 'Different digits',
  picture: 'digit',
  one: 'digit',
  many: 'digits',
  nobody: 'None',
}

export function wordsFor({ data }: Pick<RunConfig, 'data'>): Words {
  return data === 'mnist01' ? DIGITS : FACES
}

/** An output in three digits. */
export function outputText(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  const size = Math.abs(value)
  if (size !== 0 && size < 5e-4) return value.toExponential(1).replace('-', '−')
  return (size < 1 ? value.toFixed(3) : value.toPrecision(size < 1000 ? 3 : 4)).replace('-', '−')
}

/** “1 photo”, “3 photos”. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
