/** What the bench asks of its page and its Workers, and their answers. Types only. */
import type { RunConfig } from '../../../src/domain/config'
import type { LayerSpec } from '../../../src/domain/layers'

export interface StepsRequest {
  /** Its backend is one, not `auto`. */
  readonly config: RunConfig
  readonly layers: readonly LayerSpec[]
  /** Training time to spend, but these steps at least. */
  readonly seconds: number
  readonly fewest: number
  /** Whether kernels are timed; that takes time itself. */
  readonly profile: boolean
}

/** A kernel over the steps measured. */
export interface KernelTime {
  readonly name: string
  /** Calls a step. */
  readonly calls: number
  /** Milliseconds a step without those of the kernels it calls; GPU backends only issue here. */
  readonly ms: number
}

export interface StepsAnswer {
  /** Milliseconds of each step, in order; a profile leaves out those to warm up. */
  readonly ms: readonly number[]
  readonly kernels: readonly KernelTime[]
  /** What a GPU backend sends to the GPU, a step. */
  readonly dispatches: number
}

export interface StockRequest {
  readonly request: StepsRequest
  /** Absolute address of the images. */
  readonly dataUrl: string
}

export type StockAnswer =
  | { readonly type: 'done'; readonly steps: StepsAnswer }
  | { readonly type: 'failed'; readonly reason: string }

/** To a run's Worker: begin, where `steps` is null; else tell what it was over so many steps. */
export interface ProfileCommand {
  readonly type: 'profile'
  readonly steps: number | null
}

export interface ProfileAnswer {
  readonly type: 'profile'
  readonly kernels: readonly KernelTime[]
  readonly dispatches: number
}
