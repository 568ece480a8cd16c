/** What the page would tell of a recorded run: its events go through the run's own store again. */
import { diagnose } from '../../src/diagnosis/diagnose'
import { isAmiss, type Finding, type RunFacts } from '../../src/diagnosis/finding'
import type { RunConfig } from '../../src/domain/config'
import type { Event, RunClient } from '../../src/engine/node'
import { createRunStore } from '../../src/state/runStore'
import { factsOfRun } from '../../src/state/runFacts'
import { startedOn, type RunView } from '../../src/state/runView'
import { startFor, type Recording } from './recording'

/** Steps between two looks; evaluations and the end are looked at besides. */
const EVERY = 10

/** A finding that is no good news, the first time it was told. */
export interface ToldAt {
  readonly step: number
  readonly code: string
  readonly cause: string | null
  readonly severity: string
  readonly title: string
}

export interface Told {
  /** Each code with each cause once, in the order they were told. */
  readonly told: readonly ToldAt[]
  /** What is known at the end. */
  readonly facts: RunFacts
}

/** Diagnoses a recorded run at every look, from before its first step to its end. */
export function toldOf(config: RunConfig, { events }: Recording): Told {
  const told = new Map<string, ToldAt>()
  let seen: Look | null = null
  const run = createRunStore({ makeClient: (hear) => playback(events, hear), judgesAtEnd: true })
  run.view.subscribe((view) => {
    const look = lookOf(view)
    if (seen !== null && !isNew(seen, look)) return
    seen = look
    for (const finding of amiss(factsFrom(view))) {
      const at = toldAt(finding, view.log.length)
      const key = `${at.code} ${at.cause} ${at.severity}`
      if (!told.has(key)) told.set(key, at)
    }
  })
  run.start(startFor(config), 'train')
  return { told: [...told.values()], facts: factsFrom(run.view.getState()) }
}

/** Findings that are no good news, the first of the page first. */
export const amiss = (facts: RunFacts): readonly Finding[] => diagnose([facts]).filter(isAmiss)

export const toldAt = ({ code, cause, severity, title }: Finding, step: number): ToldAt => ({
  step,
  code,
  cause,
  severity,
  title,
})

/** What makes the page look anew; the log of a view grows in place, so its length is noted. */
type Look = Pick<RunView, 'state' | 'evaluation' | 'judgement'> & { readonly tens: number }

const lookOf = ({ state, evaluation, judgement, log }: RunView): Look => {
  return { state, evaluation, judgement, tens: Math.floor(log.length / EVERY) }
}

const isNew = (before: Look, now: Look): boolean =>
  now.state !== before.state ||
  now.evaluation !== before.evaluation ||
  now.judgement !== before.judgement ||
  now.tens !== before.tens

function factsFrom(view: RunView): RunFacts {
  const start = startedOn(view)
  if (start === null) throw new Error('internal: the run was not started')
  return { run: 'A', ...factsOfRun(view, start) }
}

/** A client that tells a recording's events in place of training. */
function playback(events: readonly Event[], hear: (event: Event) => void): RunClient {
  const nothing = () => {}
  return {
    start: () => events.forEach(hear),
    ...{ train: nothing, pause: nothing, step: nothing, judge: nothing, compare: nothing },
    ...{ limit: nothing, weights: nothing, keep: nothing, release: nothing, endSilent: nothing },
    terminate: nothing,
  }
}
