import type { NoFields } from '../choice'
import type { Distance } from './distance'

export const manhattan: Distance<NoFields> = {
  label: 'Manhattan',
  help: 'Σ|a − b|.',
  fields: {},
  longest: Infinity,
  root: false,
  angle: false,
}
