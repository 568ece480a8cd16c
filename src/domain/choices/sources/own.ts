import type { OwnFields } from '../choice'
import { PEOPLE } from './people'
import { photosProblem } from './photosProblem'
import type { DataProblem, SourceFacts } from './source'

const fields = {
  set: {
    link: 'set',
    label: 'Set',
    help: 'One of the sets kept in this browser.',
    kind: 'set',
    default: '',
  },
} as const satisfies OwnFields

export const own: SourceFacts<typeof fields, 'library'> = {
  ...PEOPLE,
  label: 'your own',
  help: 'Photos you brought; they never leave this machine.',
  fields,
  supply: { from: 'library' },
  set: null,
  input: { size: 32, channels: 3 },
  standsIn: null,
  credit: { text: 'Your photos stay on this machine', licence: null },
  problem: (config, set) => (set === null ? missing(config) : photosProblem(config, set)),
}

interface SetSetting {
  readonly set: string
}

const missing = ({ set }: SetSetting): DataProblem<SetSetting> =>
  set === ''
    ? {
        field: 'set',
        title: 'No photos are chosen',
        message:
          'Bring photos of your own, choose a set that is kept here, or train on drawn faces.',
        mends: [],
      }
    : {
        field: 'set',
        title: 'These photos are not on this machine',
        message:
          'Photos never travel with a link: whoever sent it keeps them. Bring your own, or train on drawn faces.',
        mends: [],
      }
