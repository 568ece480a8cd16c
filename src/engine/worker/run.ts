/**
 * One run's loop. `target` is the step up to which steps may be issued: Train raises it to the
 * limit, Step to the next step, Pause lowers it to what is issued already. Up to `depth` steps are
 * under way at a time, read back in order; between two of them the message queue gets its turn.
 * A step after which held-out pairs are due is waited for, so that the weights are that step's; they
 * are due as the trainer says, and after the last step, which this loop alone knows.
 *
 * A judgement and comparisons wait until no step is under way, and no step is issued until they are
 * done; comparisons do not wait for a judgement, but take their turn between two parts of it.
 */
import { toRunError } from '../../domain/errors'
import type { StepResult, Trainer } from '../core/trainer'
import type { KeptState } from '../../domain/keptRun'
import type { Recorder } from '../keep/recorder'
import type { Command, Event } from '../protocol/run'
import { createOutbox, POST_EVERY } from './outbox'

type WithoutSession<E> = E extends Event ? Omit<E, 'session'> : never
/** An event before its session is written on it. */
export type RunEvent = WithoutSession<Event>

export interface RunHost {
  /** Live tensors in this Worker. */
  liveTensors(): number
  /** Milliseconds on a clock that only goes forward. */
  now(): number
  /** Resolves in a task of its own, behind the messages that wait already. */
  nextTask(): Promise<void>
}

export interface Run {
  train(): void
  pause(): void
  step(): void
  /** Judges as soon as no step is under way; given up for a Train or a Step that comes meanwhile. */
  judge(): void
  /** Answered as soon as no step is under way. */
  ask(question: Question): void
  /** Keeps the run as it stands, as soon as no step is under way. */
  keep(): void
  /** Another step limit, 0 for none. A finished run can then go on. */
  limit(steps: number): void
  /** Ends the run with this cause; nothing is posted after it. */
  fail(thrown: unknown): void
  /** Waits for what is under way, then frees the trainer. Nothing is posted any more. */
  release(): Promise<void>
}

/** What a network says of pairs, or its weights. */
export type Question = Extract<Command, { type: 'compare' | 'weights' }>

export interface RunSettings {
  readonly trainer: Trainer
  /** Step limit; 0 for none. */
  readonly limit: number
  /** Steps that may be under way at a time. */
  readonly depth: number
  /** Keeps the run as it goes, and has what is kept of it; null where nothing does. */
  readonly recorder?: Recorder | null
}

const GIVEN_UP = new Error('internal: the judgement was given up')

/** A run where its trainer stands, at step 0 or at one that is gone on from, paused. */
export function createRun(
  { trainer, limit, depth, recorder = null }: RunSettings,
  host: RunHost,
  tell: (event: RunEvent) => void,
): Run {
  const history = recorder?.history ?? null
  const underWay: Promise<PromiseSettledResult<StepResult>>[] = []
  let last = lastStep(limit)
  let target = 0
  let evaluated = history?.evaluations.at(-1)?.record.step ?? 0
  let evaluating = false
  let baselined = history !== null && history.reports.baselines !== null
  let judgement: 'none' | 'wanted' | 'under way' = 'none'
  const questions: Question[] = []
  // Whether Train or Step waits to hear `paused` or `finished`.
  let owed = false
  let nonFinite = history?.run.state === 'failed'
  let ended = nonFinite
  let keeps = false
  let looping: Promise<void> | null = null

  let tensors = host.liveTensors()
  const outbox = createOutbox(recorder, { now: () => host.now(), tensors: () => tensors }, tell)

  function post(event: RunEvent) {
    recorder?.hear(event)
    tell(event)
  }

  function end(event: RunEvent) {
    if (ended) return
    outbox.flush()
    ended = true
    post(event)
  }

  const asked = () => !ended && (judgement === 'wanted' || questions.length > 0)

  /** Whether held-out pairs are due after the step issued last. */
  function evaluationPending() {
    const step = trainer.stepsIssued
    if (ended || step === 0 || evaluated === step || !trainer.hasHeldOutPairs) return false
    return step === last || trainer.evaluationDue(step)
  }

  /** Whether the run is to be kept once no step is under way. */
  const keepsNow = () => recorder !== null && !ended && (keeps || recorder.due(trainer.stepsIssued))

  const mayIssue = () =>
    !ended &&
    !asked() &&
    !keepsNow() &&
    trainer.stepsIssued < Math.min(target, last) &&
    !evaluationPending()

  function take(result: StepResult) {
    outbox.take(result)
    if (underWay.length === 0) tensors = host.liveTensors()
    if (result.nonFinite) {
      nonFinite = true
      return end({ type: 'non_finite', report: result.nonFinite })
    }
    outbox.flushIfDue()
  }

  /** While no step is under way. */
  async function evaluate() {
    outbox.flush()
    const step = trainer.stepsIssued
    evaluating = true
    const report = await trainer.evaluate(step, () => host.nextTask())
    evaluated = step
    if (!ended) post({ type: 'evaluation', report, asLast: !trainer.evaluationDue(step) })
    if (!ended && !baselined) {
      const baselines = await trainer.baselines(() => host.nextTask())
      baselined = true
      if (!ended) post({ type: 'baselines', baselines })
    }
    evaluating = false
  }

  /** While no step is under way. */
  async function keep() {
    if (recorder === null) return
    outbox.record()
    const rests = keeps
    keeps = false
    const state = stateNow()
    const take = state === 'failed' ? null : () => trainer.snapshot('lent')
    const { written } = await recorder.keep(state, take, rests || state !== 'training')
    void written.then((kept) => {
      if (kept === null) return
      outbox.flush()
      tell({ type: 'kept', state, kept })
    })
  }

  /** What a run that ends here for another reason than its own is to go on as. */
  function stateNow(): KeptState {
    if (nonFinite) return 'failed'
    if (trainer.stepsIssued >= last) return 'finished'
    return target > trainer.stepsIssued ? 'training' : 'paused'
  }

  /** Compares and judges while no step is under way. */
  async function answer() {
    await answerQuestions()
    if (judgement === 'wanted' && !ended) await judge()
  }

  async function answerQuestions() {
    for (let next = questions.shift(); next && !ended; next = questions.shift()) {
      const answer = await answerTo(next)
      if (!ended) post(answer)
    }
  }

  async function answerTo(question: Question): Promise<RunEvent> {
    const { request } = question
    if (question.type === 'weights')
      return {
        type: 'weights',
        request,
        snapshot: await trainer.snapshot(),
        pixels: trainer.pixelScaling,
      }
    const values = await trainer.compare(question, () => host.nextTask())
    return { type: 'compared', request, step: trainer.stepsIssued, ...values }
  }

  async function judge() {
    judgement = 'under way'
    outbox.flush()
    post({ type: 'judging', fraction: 0 })
    let told = host.now()
    try {
      const found = await trainer.judge(trainer.stepsIssued, async (fraction) => {
        await host.nextTask()
        await answerQuestions()
        if (ended || judgement !== 'under way') throw GIVEN_UP
        if (host.now() - told < POST_EVERY) return
        told = host.now()
        post({ type: 'judging', fraction })
      })
      if (!ended) post({ type: 'judgement', judgement: found })
      keeps = true
    } catch (thrown) {
      if (thrown !== GIVEN_UP) throw thrown
    }
    if (judgement === 'under way') judgement = 'none'
  }

  async function loop() {
    try {
      while (underWay.length > 0 || asked() || evaluationPending() || keepsNow() || mayIssue()) {
        while (underWay.length < depth && mayIssue()) underWay.push(settled(trainer.step()))
        const outcome = await underWay.shift()
        if (outcome?.status === 'rejected') throw outcome.reason
        if (outcome && !ended) take(outcome.value)
        if (underWay.length === 0 && evaluationPending()) await evaluate()
        if (underWay.length === 0 && !evaluationPending() && keepsNow()) await keep()
        if (underWay.length === 0) await answer()
        await host.nextTask()
      }
    } catch (thrown) {
      end({ type: 'failed', error: toRunError(thrown) })
    }
    // After an end, what was still under way settles unseen; its tensors go with it.
    if (ended) await Promise.all(underWay.splice(0))
    if (ended && nonFinite) await keep()
    looping = null
    if (ended) return
    outbox.flush()
    if (!owed) return
    owed = false
    post({ type: trainer.stepsIssued < last ? 'paused' : 'finished' })
    run.keep()
  }

  const canGoOn = () => !ended && trainer.stepsIssued < last

  function goOn(until: number) {
    if (!canGoOn()) return
    target = until
    owed = true
    judgement = 'none'
    looping ??= loop()
  }

  const run: Run = {
    train() {
      if (canGoOn()) post({ type: 'training' })
      goOn(Infinity)
    },
    step: () => goOn(trainer.stepsIssued + 1),
    pause() {
      target = trainer.stepsIssued
    },
    judge() {
      if (ended || judgement !== 'none' || !trainer.hasHeldOutPairs) return
      judgement = 'wanted'
      looping ??= loop()
    },
    ask(question) {
      if (ended) return
      questions.push(question)
      looping ??= loop()
    },
    keep() {
      if (ended || recorder === null) return
      keeps = true
      looping ??= loop()
    },
    limit(steps) {
      last = lastStep(steps)
      // Where the run stands at its new last step, that step is yet to be evaluated.
      if (evaluationPending()) looping ??= loop()
    },
    fail: (thrown) => end({ type: 'failed', error: toRunError(thrown) }),
    async release() {
      ended = true
      // An evaluation is cut short: it rejects once its weights are gone.
      if (!evaluating) await looping
      trainer.dispose()
      await looping
      await recorder?.close()
    },
  }
  return run
}

const lastStep = (limit: number) => (limit === 0 ? Infinity : limit)

async function settled<T>(promise: Promise<T>): Promise<PromiseSettledResult<T>> {
  const [outcome] = await Promise.allSettled([promise])
  return outcome
}
