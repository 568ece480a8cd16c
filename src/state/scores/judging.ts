import type { RunId } from '../../domain/config'
import type { Judge } from '../../domain/judging'
import type { JudgedRun } from '../judgedRun'

/** What is judged of a run, and the judge at the threshold in force. */
export interface Judging {
  readonly run: RunId
  readonly judged: JudgedRun
  readonly judge: Judge
}
