/** Work shared among processes, each of which takes one task after another. */
import { fork } from 'node:child_process'

/**
 * Takes tasks from the front of the queue, as many at a time as there are jobs.
 * @param script answers each message, a task, by a message, what came of it
 */
export async function inProcesses<Task extends object, Outcome>(
  queue: Task[],
  script: string,
  jobs: number,
  done: (outcome: Outcome, task: Task) => Promise<void>,
): Promise<void> {
  await Promise.all(Array.from({ length: jobs }, () => work(queue, script, done)))
}

async function work<Task extends object, Outcome>(
  queue: Task[],
  script: string,
  done: (outcome: Outcome, task: Task) => Promise<void>,
): Promise<void> {
  // Not as JSON, which has no NaN.
  const child = fork(script, [], { serialization: 'advanced' })
  for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
    const given = task
    const outcome = await new Promise<Outcome>((resolve, reject) => {
      child.once('message', (message) => resolve(message as Outcome))
      child.once('exit', (code) => reject(new Error(`A run ended with code ${code}.`)))
      child.send(given)
    })
    child.removeAllListeners('exit')
    await done(outcome, task)
  }
  child.kill()
}

/** What such a script does: it answers each task, and ends at the first that fails. */
export function answerTasks<Task extends object, Outcome extends object>(
  answer: (task: Task) => Promise<Outcome>,
): void {
  process.on('message', (task: Task) => {
    answer(task)
      .then((outcome) => process.send?.(outcome))
      .catch((thrown: unknown) => {
        console.error(task, thrown)
        process.exit(1)
      })
  })
}
