/**
 * A file of kept runs: a zip with `runs.json`, which names them, and a folder for each of `run.json`,
 * `log.json`, `reports.json`, and its weights as they are kept. What it holds is checked before any of it
 * is kept.
 */
import * as v from 'valibot'
import { RUN_ID } from '../keep/schemas'

export const LIST = 'runs.json'
export const FORMAT = 'siamese-playground-runs'
export const VERSION = 1

/** Where the parts of a run stand in the zip. */
export const placesOf = (id: string) => ({
  run: `${id}/run.json`,
  log: `${id}/log.json`,
  reports: `${id}/reports.json`,
  weights: (file: string) => `${id}/weights/${file}`,
})

export const RUN_LIST = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  runs: v.pipe(v.array(RUN_ID), v.minLength(1)),
})
