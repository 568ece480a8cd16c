/** The table of how the first question's variants come out over seeds. */
import { fillTable, type SeedTable } from '../support/seedTable'
import { COLUMNS, type Outcome } from './outcome'
import { tableOf } from './table'
import { LINES } from './variants'

const SEEDS: SeedTable<Outcome> = {
  name: 'seeds',
  document: 'docs/cases.md',
  lines: LINES,
  lineHas: 'network, label, rate or keys',
  seeds: 10,
  columns: COLUMNS,
  tableOf,
  told: ({ kind, steps }) => `${kind} at ${steps}`,
}

export const main = (args: string[], worker: string) => fillTable(SEEDS, args, worker)
