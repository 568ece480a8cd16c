import type { CaseId, CaseOpening } from './cases/openings'
import type { RunId, Variant } from './config'
import type { SymptomId } from './symptoms'
import type { Verdict } from './verdict'

/**
 * A case: a setup worth seeing, told on one screen. What happens and why in plain words, the lines
 * as posted beside the corrected ones, and a prediction that the run itself answers.
 */
export interface Case extends CaseOpening {
  readonly id: CaseId
  /** One plain sentence: what will be seen, and why. */
  readonly why: string
  /** What it shows, the most telling first. */
  readonly symptoms: readonly SymptomId[]
  /** Words to find it by that it does not say itself. */
  readonly synonyms?: readonly string[]
  /** Paragraphs; code stands between backticks. */
  readonly words: readonly string[]
  readonly lines: readonly LineChange[]
  readonly prediction: Prediction
  /** Other values for B that are worth a run, each a link of its own. */
  readonly variants?: readonly Variant[]
  /** A preset of the sweep that answers it, and what the button says that opens it. */
  readonly sweep?: { readonly preset: string; readonly text: string }
}

/** Lines of a file as they stand in a question or its answer, and as they should be. */
export interface LineChange {
  readonly file: string
  readonly original: string
  readonly corrected: string
  /** What the two columns are, where they are not “As posted” and “Corrected”. */
  readonly headings?: readonly [original: string, corrected: string]
}

/** A question about one run, asked before it trains and answered by its verdict. */
export interface Prediction {
  readonly question: string
  readonly run: RunId
  readonly options: readonly PredictionOption[]
  /** How the run comes out while the case is as it opens. */
  readonly outcome: Verdict
}

export interface PredictionOption {
  readonly text: string
  /** The verdicts that prove it right. */
  readonly verdicts: readonly Verdict[]
  /** Why it is right, or what speaks against it, given the outcome. */
  readonly why: string
}

/** The option that a verdict proves right, if there is one. */
export function rightOption(prediction: Prediction, verdict: Verdict): number | null {
  const index = prediction.options.findIndex(({ verdicts }) => verdicts.includes(verdict))
  return index < 0 ? null : index
}
