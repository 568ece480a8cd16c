/** Types of test.js, for its test. */
export interface Task {
  readonly name: string
  /** Run in turn; the first that fails is the last. */
  readonly commands: readonly string[]
}
export function planOf(
  changed: readonly string[] | null,
  journeys?: readonly string[],
): { readonly checks: readonly Task[]; readonly journeys: readonly Task[] }
export function inParallel(
  tasks: readonly Task[],
  jobs: number,
  run: (task: Task) => Promise<boolean>,
): Promise<readonly string[]>
