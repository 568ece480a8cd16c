import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createNodeClient } from '../../src/engine/node'
import { configOf } from './links'
import { createRecordings } from './recordings'
import { toldOf } from './told'

const TINY = 'encoder=custom&layers=flatten()-dense(8,linear)&batch=8&steps=25'
const folder = await mkdtemp(join(tmpdir(), 'faults-'))
afterAll(() => rm(folder, { recursive: true }))

test('a run is trained once, and then told from its recording', async () => {
  // The engine is started here, so that this file has a thread of its own.
  expect(createNodeClient).toBeTypeOf('function')
  const config = configOf(TINY, 1)
  expect(await createRecordings(folder, false).of(config, 'full')).toBeNull()
  const made = await createRecordings(folder, true).of(config, 'full')
  const read = await createRecordings(folder, false).of(config, 'full')
  expect(read?.measured).toEqual(made?.measured)
  expect(await createRecordings(folder, false).of(config, 'slim')).toEqual(read)
  expect(await createRecordings(folder, false).of(configOf(TINY, 2), 'full')).toBeNull()
  const { facts } = toldOf(config, read!)
  expect([facts.finished, facts.log.length, facts.heldOut?.step]).toEqual([true, 25, 25])
  expect(facts.untrained).not.toBeNull()
})

test('a fault is told from the step on at which the page would tell it', async () => {
  const config = configOf(`${TINY}&convention=different`, 1)
  const recording = await createRecordings(folder, true).of(config, 'full')
  const { told } = toldOf(config, recording!)
  expect(told[0]).toMatchObject({ step: 0, code: 'inverted_convention' })
})
