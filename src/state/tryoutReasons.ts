import { PlaygroundError } from '../domain/errors'
import { IntakeFailure } from '../engine'

/** What was thrown, as a person is to read it: what happened, why, and what to do. */
export function reasonOf(thrown: unknown): string {
  if (thrown instanceof PlaygroundError || thrown instanceof IntakeFailure) {
    const { title, cause, fix } = thrown.run
    return `${title}: ${cause} ${fix}`
  }
  return thrown instanceof Error ? thrown.message : String(thrown)
}
