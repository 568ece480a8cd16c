/** Writes scripts, the weights they begin with, and what the page's engine makes of pairs with these. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { FRAMEWORKS, scriptProblems, writeScript } from '../../src/code/write/script'
import type { RunConfig } from '../../src/domain/config'
import { writeVerifier } from '../../src/engine/node'
import { NOT_FINITE, trained } from '../exchange/samples'
import { COMPARED, drawnConfigs, RUN, WORKERS, type Arguments } from './configs'

/** MNIST's side: what scripts read images at. */
const SIDE = 28
/** So many custom encoders; of distances that differ by this much at least. */
const DRAWN = 10
const TELLING = 0.05

export async function writeAll(folder: string, only: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  const chosen = <T>(configs: Readonly<Record<string, T>>) =>
    Object.entries(configs).filter(([name]) => name.startsWith(only))
  for (const [name, config] of chosen(COMPARED)) await compare(folder, name, config)
  let drawn = 0
  if ('drawn'.startsWith(only) || only.startsWith('drawn'))
    for (const [name, config] of drawnConfigs()) {
      if (await compare(folder, name, config, TELLING)) drawn++
      if (drawn === DRAWN) break
    }
  for (const [name, { config, given }] of chosen(RUN))
    await writeScripts(`${folder}/run/${name}`, config, given)
  for (const [name, config] of chosen(WORKERS))
    await writeScripts(`${folder}/workers/${name}`, config, 'mnist')
}

/** Whether the network tells pairs apart enough for a comparison to mean anything; else nothing is written. */
async function compare(folder: string, name: string, config: RunConfig, least = 0) {
  const sample = await trained(config, SIDE).catch((error: Error) => {
    if (least > 0 && error.message === NOT_FINITE) return null
    throw error
  })
  if (sample === null) return false
  const { weighted, pixels, distances, outputs } = sample
  const spread = Math.max(...distances) - Math.min(...distances)
  if (!(spread >= least)) return false
  const own = await writeScripts(`${folder}/compared/${name}`, config, 'mnist')
  await writeFile(`${own}/verifier.safetensors`, await writeVerifier('safetensors', weighted))
  await writeFile(`${own}/pixels.bin`, pixels)
  const told = { channels: config.channels, distances: [...distances], outputs: [...outputs] }
  await writeFile(`${own}/expected.json`, JSON.stringify(told))
  console.log(`${name}: written`)
  return true
}

async function writeScripts(folder: string, config: RunConfig, given: Arguments): Promise<string> {
  const [problem] = FRAMEWORKS.flatMap((each) => scriptProblems(config, each))
  if (problem !== undefined) throw new Error(`${folder}: ${problem.message}`)
  await mkdir(folder, { recursive: true })
  for (const framework of FRAMEWORKS) {
    const { file, text } = writeScript(framework, { config, set: null, link: '' })
    await writeFile(`${folder}/${file}`, text)
  }
  await writeFile(`${folder}/arguments.json`, JSON.stringify(given))
  return folder
}
