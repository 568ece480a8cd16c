/** The tables of how the first question's variants and the cases' runs come out over seeds. */
import { fillTable, type SeedTable } from '../support/seedTable'
import { CASE_LINES } from './caseLines'
import { caseTableOf } from './caseTable'
import { COLUMNS, type Outcome } from './outcome'
import { tableOf } from './table'
import { LINES } from './variants'

const SEEDS: SeedTable<Outcome> = {
  name: 'seeds',
  document: 'docs/cases.md',
  lines: [...LINES, ...CASE_LINES],
  lineHas: 'network, label, rate, case or keys',
  seeds: 10,
  columns: COLUMNS,
  tables: { seeds: tableOf, cases: caseTableOf },
  told: ({ kind, steps }) => `${kind} at ${steps}`,
}

export const main = (args: string[], worker: string) => fillTable(SEEDS, args, worker)
