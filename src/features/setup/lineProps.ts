import type { ReactNode } from 'react'
import type { RunId, Setup } from '../../domain/config'
import type { Field } from '../../domain/field'

/** What every kind of control is given. */
export interface LineProps<F extends Field> {
  readonly field: F
  readonly setup: Setup
  /** Whose value it shows and sets. */
  readonly run: RunId
  /** Whether to say whose it is: while the runs have a control each. */
  readonly badge: boolean
  /** Whether it is the first of its row, with the label. */
  readonly first: boolean
  readonly describedBy: string
  readonly toggle: ReactNode
}

/** The control's accessible name. */
export function nameOf({ field, run, badge }: LineProps<Field>): string {
  return badge ? `${run}: ${field.label}` : field.label
}

export function controlId({ field, run }: LineProps<Field>): string {
  return `setup-${field.id}-${run}`
}
