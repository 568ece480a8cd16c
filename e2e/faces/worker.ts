/** A process that trains one link after another and judges each by its held-out pairs. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'
import type { RunConfig } from '../../src/domain/config'
import { readLink } from '../../src/domain/link'
import { largerMeans } from '../../src/domain/objective'
import type { Judgement } from '../../src/domain/reports'
import { rank } from '../../src/domain/verification/ranking'
import { rocCurve } from '../../src/domain/verification/roc'
import { tarAt } from '../../src/domain/verification/tarAt'
import { startRaster } from '../../src/engine/core/data/drawn/raster'
import { createDataLoader } from '../../src/engine/core/data/loader'
import { drawFaces } from '../../src/engine/core/data/drawn/draw'
import { parseMnist } from '../../src/engine/core/data/mnist'
import { createTrainer } from '../../src/engine/core/trainer'
import { startEngine } from '../support/nodeEngine'
import type { Outcome } from './outcome'

const require = createRequire(import.meta.url)
const loader = createDataLoader({
  drawFaces,
  fetchMnist: async (path) => parseMnist(new Uint8Array(gunzipSync(await readFile(path)))),
})

const ready = startEngine().then(() =>
  startRaster(async () => {
    const binary = await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm'))
    return new Uint8Array(binary)
  }),
)

async function train(keys: string, seed: number): Promise<Outcome> {
  await ready
  const { setup, ignored } = readLink(`${keys}&seed=${seed}`)
  if (ignored.length > 0) throw new Error(ignored.join(' '))
  const config = setup.a
  const source =
    config.data === 'faces'
      ? ({ kind: 'faces' } as const)
      : ({ kind: 'mnist01', url: 'public/data/mnist01.bin' } as const)
  const trainer = createTrainer(config, await loader.load(source, config, () => undefined))
  try {
    while (trainer.stepsIssued < config.steps) {
      const { nonFinite } = await trainer.step()
      if (nonFinite) throw new Error(`The run turned to NaN at step ${trainer.stepsIssued}.`)
    }
    return { keys, seed, ...judged(await trainer.judge(config.steps), config) }
  } finally {
    trainer.dispose()
  }
}

function judged({ same, outputs, baselines }: Judgement, config: RunConfig) {
  const larger = largerMeans(config)
  const { auc, eer, bestAccuracy } = rank({ outputs, same }, larger)
  return {
    pairs: same.length,
    pixels: rank({ outputs: baselines.pixels, same }, 'different').auc,
    untrained: rank({ outputs: baselines.untrained, same }, larger).auc,
    auc,
    eer,
    accuracy: bestAccuracy,
    tar: tarAt(rocCurve({ outputs, same }, larger), 0.01).tar,
  }
}

process.on('message', ({ keys, seed }: { keys: string; seed: number }) => {
  train(keys, seed)
    .then((outcome) => process.send?.(outcome))
    .catch((thrown: unknown) => {
      console.error(keys, thrown)
      process.exit(1)
    })
})
