import { describe, expectTypeOf, it } from 'vitest'
import type { RunClient } from '../client/run'
import type { Command, Event, HelperFailed, HelperLoaded, HelperRequest } from './run'
import type { Session, SessionHost } from '../worker/session'

/** What structured cloning carries over unchanged: plain data, typed arrays and Blobs. */
type Primitive = string | number | boolean | null | undefined
type Cloneable<T> = T extends Primitive | Float32Array | Int32Array | Uint8Array | Blob
  ? T
  : T extends (...args: never[]) => unknown
    ? never
    : T extends readonly unknown[] | object
      ? { [K in keyof T]: Cloneable<T[K]> }
      : never

describe('the protocol', () => {
  it('holds structured-clone safe data only', () => {
    expectTypeOf<Command>().toExtend<Cloneable<Command>>()
    expectTypeOf<Event>().toExtend<Cloneable<Event>>()
    expectTypeOf<{ done: () => void }>().not.toExtend<Cloneable<{ done: () => void }>>()
    expectTypeOf<{ when: symbol }>().not.toExtend<Cloneable<{ when: symbol }>>()
  })

  it('tells a request for helpers from every event, and clones what helpers say', () => {
    expectTypeOf<Extract<HelperRequest['type'], Event['type']>>().toBeNever()
    expectTypeOf<HelperLoaded>().toExtend<Cloneable<HelperLoaded>>()
    expectTypeOf<HelperFailed>().toExtend<Cloneable<HelperFailed>>()
  })

  it('marks every event with the session it belongs to', () => {
    expectTypeOf<Event['session']>().toEqualTypeOf<number>()
  })

  it('has a method of the client for every command', () => {
    expectTypeOf<Exclude<Command['type'], keyof RunClient>>().toBeNever()
    expectTypeOf<Exclude<keyof RunClient, Command['type']>>().toEqualTypeOf<
      'terminate' | 'endSilent'
    >()
  })

  it('is spoken by both ends', () => {
    expectTypeOf<Parameters<Session['handle']>>().toEqualTypeOf<[Command]>()
    expectTypeOf<Parameters<SessionHost['post']>>().toEqualTypeOf<[Event]>()
  })

  it('knows these events', () => {
    expectTypeOf<Event['type']>().toEqualTypeOf<
      | 'progress'
      | 'ready'
      | 'backend'
      | 'steps'
      | 'resumed'
      | 'kept'
      | 'held_out'
      | 'evaluation'
      | 'baselines'
      | 'judging'
      | 'judgement'
      | 'compared'
      | 'weights'
      | 'training'
      | 'paused'
      | 'silence'
      | 'finished'
      | 'non_finite'
      | 'released'
      | 'failed'
    >()
  })
})
