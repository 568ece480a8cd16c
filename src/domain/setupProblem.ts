import type { ConfigPatch, FieldId } from './config'

/** Why a run cannot start as it is set up, at the control that causes it. */
export interface SetupProblem {
  readonly field: FieldId
  /** What is wrong, in a few words. */
  readonly title: string
  readonly message: string
  /** One click that mends it. */
  readonly mend?: { readonly label: string; readonly patch: ConfigPatch }
}
