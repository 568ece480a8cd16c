import { setBackend } from '@tensorflow/tfjs-core'
import type { HelperWork } from '../../protocol/run'

/** How a backend gets further threads. */
export interface Helpers {
  /**
   * Asks for helpers at this work. They come later, on their own; `onFailed` is called with the
   * cause for each that cannot.
   */
  recruit(count: number, work: HelperWork, onFailed: (cause: string) => void): void
  /** To be told what the backend runs on when that has changed. */
  onDetail(detail: string): void
}

export interface StarterOptions {
  /** Whether an adapter in software will do. */
  readonly software: boolean
  /** To be called when the device is gone or refuses its work, with what to tell. */
  readonly onLost: (thrown: unknown) => void
  /** Null where this Worker computes alone. */
  readonly helpers: Helpers | null
}

/**
 * Starts one backend and says what it runs on: threads, or the adapter.
 * Rejects with `Unavailable` where it cannot start here.
 */
export type Starter = (options: StarterOptions) => Promise<string>

/** A backend cannot start here; the message is a plain sentence. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
}

/** Makes a backend TensorFlow.js's; `setBackend` answers false where others would throw. */
export async function activate(name: string, otherwise: string): Promise<void> {
  if (!(await setBackend(name))) throw new Unavailable(otherwise)
}
