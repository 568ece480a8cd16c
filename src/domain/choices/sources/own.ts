import type { OwnFields } from '../choice'
import type { Source } from './source'

const fields = {
  set: {
    link: 'set',
    label: 'Set',
    help: 'One of the sets kept in this browser.',
    kind: 'set',
    default: '',
  },
} as const satisfies OwnFields

export const own: Source<typeof fields> = {
  label: 'your own',
  help: 'Photos you brought; they never leave this machine.',
  fields,
  input: { size: 64, channels: 3 },
  splits: true,
}
