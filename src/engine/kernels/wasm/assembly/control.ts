/**
 * The control block, which all threads share: 256 zeroed bytes, wherever the leader allocated them.
 * The module itself owns no memory: no static data, no heap, no stack.
 */

/** Counts loops; helpers sleep on it. */
export const GENERATION = 0
/** 1 while a loop's turns may be claimed. */
export const OPEN = 4
/** Helpers that look at the loop; the leader sleeps on it. */
export const ACTIVE = 8
/** The next turn, how many there are, and of what task. */
export const NEXT = 12
export const COUNT = 16
export const TASK = 20
/** Helpers that have started. */
export const HELPERS = 24
/** The task's arguments, four bytes each, up to 48. */
const ARGUMENTS = 64

export let control: usize = 0

export function attachControl(block: usize): void {
  control = block
}

/** The argument `index` of the task under way: an address, a size. */
export function argument(index: i32): i32 {
  return load<i32>(control + ARGUMENTS + ((<usize>index) << 2))
}

/** An argument that is a fraction. */
export function fraction(index: i32): f32 {
  return load<f32>(control + ARGUMENTS + ((<usize>index) << 2))
}
