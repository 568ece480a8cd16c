/** A list's rows and columns, once it is known which of them hold photos. */
import type { Row } from './listRows'
import { Refusal } from './refusal'

export interface Table {
  readonly header: readonly string[] | null
  readonly body: readonly Row[]
  /** Columns that hold no photos. */
  readonly others: readonly number[]
  readonly share: (column: number, is: (cell: string) => boolean) => number
  /** The name of its file. */
  readonly name: string
}

export const damaged = (why: string) =>
  new Refusal(
    'list_damaged',
    `It cannot be read as a list of pairs: ${why}. A line is two paths and a label: anna/1.jpg,anna/2.jpg,1.`,
  )
