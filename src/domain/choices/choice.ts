/**
 * Choices: what a setting may be, such as a loss or an optimiser. A choice owns its facts: one file
 * says all that is particular to it, a registry beside the files names them by id, and everything
 * else looks them up there. What a choice can be set to is its own as well, and becomes part of the
 * RunConfig by being named in its `fields`.
 */
import type { LayerSpec } from '../layers'

/** One value of a field that is chosen from a few. */
export interface Option {
  readonly value: string | number
  readonly label: string
  readonly help?: string
}

/** How a field is set, whichever it is. */
export interface ChoiceKind {
  readonly kind: 'choice'
  readonly options: readonly Option[]
}
export interface NumberKind {
  readonly kind: 'number'
  readonly min: number
  readonly max: number
  readonly integer: boolean
  /** How a slider spreads the range; without one the field is typed. */
  readonly scale?: 'linear' | 'log'
  /** The ends of the slider, where they are not the range's: what is beyond is typed. */
  readonly slider?: readonly [min: number, max: number]
  readonly unit?: string
  /** 0 is allowed below `min`, and means this. */
  readonly zero?: string
  /** What a sweep over it begins with. */
  readonly worthTrying?: readonly number[]
}
export interface LayersKind {
  readonly kind: 'layers'
}
/** The id of a person's own set. */
export interface SetKind {
  readonly kind: 'set'
}
/** The id of weights that a file brought. */
export interface WeightsKind {
  readonly kind: 'weights'
}

interface Words {
  /** The key in the link. */
  readonly link: string
  readonly label: string
  /** What it does to this choice. */
  readonly help: string
  /** Whether it has any effect under the choice's other settings; always where absent. */
  readonly applies?: (settings: never) => boolean
  /** Whether it is seldom used, so that its control stands last. */
  readonly rare?: boolean
  /** The row it stands under; under those of the choices before where absent. */
  readonly under?: string
}

/**
 * A setting that a choice brings with it. Choices of one kind may share one: all but the help is
 * then the same.
 */
export type OwnField = Words &
  (
    | (ChoiceKind & { readonly default: string | number })
    | (NumberKind & { readonly default: number; readonly worthTrying: readonly number[] })
    | (LayersKind & { readonly default: readonly LayerSpec[] })
    | (SetKind & { readonly default: string })
  )
export type OwnFields = Readonly<Record<string, OwnField>>
/** Of a choice that has none. */
export type NoFields = Readonly<Record<never, never>>

/** Every choice: what it is called, what it is, and its own settings by id. */
export interface Choice<F extends OwnFields> {
  readonly label: string
  readonly help?: string
  readonly fields: F
}
export type Choices = Readonly<Record<string, Choice<OwnFields>>>

type ValueOf<F> = F extends { readonly kind: 'number' }
  ? number
  : F extends { readonly options: readonly { readonly value: infer V }[] }
    ? V
    : F extends { readonly kind: 'layers' }
      ? readonly LayerSpec[]
      : string

/** The values of a choice's own settings. */
export type ValuesOf<F extends OwnFields> = { readonly [Id in keyof F]: ValueOf<F[Id]> }

type Intersection<U> = (U extends unknown ? (each: U) => void : never) extends (
  all: infer I,
) => void
  ? I
  : never

/** All that the choices of a kind can be set to together: their part of the RunConfig. */
export type SettingsOf<C extends Choices> = Intersection<
  { [Id in keyof C]: ValuesOf<C[Id]['fields']> }[keyof C]
>

/** The defaults of all their settings. */
export function defaultsOf<C extends Choices>(choices: C): SettingsOf<C> {
  const all = Object.values(choices).flatMap(({ fields }) => Object.entries(fields))
  return Object.fromEntries(all.map(([id, field]) => [id, field.default])) as SettingsOf<C>
}

/** The choices as what a control offers and a link accepts. */
export function optionsOf(
  choices: Readonly<Record<string, Pick<Choice<OwnFields>, 'label' | 'help'>>>,
): readonly Option[] {
  return Object.entries(choices).map(([value, { label, help }]) => ({
    value,
    label,
    ...(help !== undefined && { help }),
  }))
}
