/**
 * A loop whose turns are shared among threads. All threads run this module on one memory; the run's
 * Worker leads, the others wait in `serve` for a loop to help with.
 *
 * The turns of a loop are claimed one by one from a counter, so a thread that is late or gone costs
 * nothing but its help. Which thread takes a turn must not change what the turn computes: then a
 * loop's result is the same, to the last bit, on any number of threads.
 */
import {
  ACTIVE,
  attachControl,
  control,
  COUNT,
  GENERATION,
  HELPERS,
  NEXT,
  OPEN,
  TASK,
} from './control'
import { takeTurn } from './tasks'

/**
 * Looks at a word this often, some microseconds, before sleeping on it. Waking takes about 15 µs, but
 * a longer look costs more than that where threads outnumber cores.
 */
const SPINS = 2_000

/** Where the control block lies. Before anything else, in every thread. */
export function attach(block: usize): void {
  attachControl(block)
}

/** Takes every turn below `count` of a task, on as many threads as there are. */
export function run(task: i32, count: i32): void {
  if (count < 2 || atomic.load<i32>(control, HELPERS) == 0) {
    for (let turn = 0; turn < count; turn++) takeTurn(task, turn)
    return
  }
  store<i32>(control, task, TASK)
  store<i32>(control, count, COUNT)
  atomic.store<i32>(control, 0, NEXT)
  atomic.store<i32>(control, 1, OPEN)
  atomic.add<i32>(control, 1, GENERATION)
  atomic.notify(control + GENERATION, count - 1)
  takeTurns()
  atomic.store<i32>(control, 0, OPEN)
  // A helper that saw the loop open is counted by now; one that comes later finds it closed.
  for (;;) {
    const active = activeAfterSpinning()
    if (active == 0) return
    atomic.wait<i32>(control + ACTIVE, active, -1)
  }
}

/** A helper's whole life. */
export function serve(): void {
  atomic.add<i32>(control, 1, HELPERS)
  let seen = 0
  for (;;) {
    for (let i = 0; i < SPINS && atomic.load<i32>(control, GENERATION) == seen; i++) {}
    atomic.wait<i32>(control + GENERATION, seen, -1)
    seen = atomic.load<i32>(control, GENERATION)
    atomic.add<i32>(control, 1, ACTIVE)
    if (atomic.load<i32>(control, OPEN) == 1) takeTurns()
    if (atomic.sub<i32>(control, 1, ACTIVE) == 1) atomic.notify(control + ACTIVE, 1)
  }
}

function takeTurns(): void {
  const count = load<i32>(control, COUNT)
  const task = load<i32>(control, TASK)
  for (;;) {
    const turn = atomic.add<i32>(control, 1, NEXT)
    if (turn >= count) return
    takeTurn(task, turn)
  }
}

function activeAfterSpinning(): i32 {
  let active = atomic.load<i32>(control, ACTIVE)
  for (let i = 0; i < SPINS && active != 0; i++) active = atomic.load<i32>(control, ACTIVE)
  return active
}
