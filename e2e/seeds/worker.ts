/** A process that trains one link after another and reports each outcome. */
import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { readLink } from '../../src/domain/link'
import type { Dataset } from '../../src/engine/core/data/dataset'
import { parseMnist } from '../../src/engine/core/data/mnist'
import { createTrainer } from '../../src/engine/core/trainer'
import { startEngine } from '../support/nodeEngine'
import { DEAD_STEPS, LEARNT, type Outcome } from './outcome'

async function start(): Promise<Dataset> {
  await startEngine()
  return parseMnist(new Uint8Array(gunzipSync(await readFile('public/data/mnist01.bin'))))
}

async function train(dataset: Dataset, keys: string, seed: number): Promise<Outcome> {
  const { setup, ignored } = readLink(`${keys}&seed=${seed}`)
  if (ignored.length > 0) throw new Error(ignored.join(' '))
  const trainer = createTrainer(setup.a, dataset)
  let still = 0
  let loss = NaN
  try {
    while (trainer.stepsIssued < setup.a.steps && still < DEAD_STEPS) {
      const { record, nonFinite } = await trainer.step()
      loss = record.loss
      const steps = record.step
      if (nonFinite) return { keys, seed, kind: 'nan', steps, loss, auc: NaN, accuracy: NaN }
      still = record.gradNorm === 0 ? still + 1 : 0
    }
    const steps = trainer.stepsIssued
    const { auc, accuracy } = await trainer.evaluate(steps)
    const kind = still >= DEAD_STEPS ? 'dead' : auc >= LEARNT ? 'learns' : 'other'
    return { keys, seed, kind, steps, loss, auc, accuracy }
  } finally {
    trainer.dispose()
  }
}

const dataset = start()
process.on('message', ({ keys, seed }: { keys: string; seed: number }) => {
  dataset
    .then((data) => train(data, keys, seed))
    .then((outcome) => process.send?.(outcome))
    .catch((thrown: unknown) => {
      console.error(keys, thrown)
      process.exit(1)
    })
})
