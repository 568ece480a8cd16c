/** From --weights to what runs begin with. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { configOf, runsOf, type Setup } from '../../src/domain/config'
import type { FoundNetwork } from '../../src/domain/foundNetwork'
import { setupFromNetwork } from '../../src/domain/setupFromNetwork'
import { readNetwork } from '../../src/engine/node'
import { networksStore } from '../../src/state/networks'
import { Misuse } from './options'
import { reasonOf } from './reasons'

/** @throws Misuse where the file cannot be read */
export async function bringWeights(path: string): Promise<FoundNetwork> {
  try {
    const file = new Blob([await readFile(path)])
    const network = await readNetwork([{ name: basename(path), file }])
    // Where the page has what it keeps.
    networksStore.setState({ state: 'ready', kept: [{ network, when: 0, stored: false }] })
    return network
  } catch (thrown) {
    throw new Misuse(`--weights: “${path}” cannot be read. ${reasonOf(thrown)}`)
  }
}

/** What a file changes in a setup: nothing where that names its weights, else what it says of its network. */
export function beginningWith(
  setup: Setup,
  network: FoundNetwork,
): { setup: Setup; notes: readonly string[] } {
  const named = runsOf(setup)
    .map((run) => configOf(setup, run).weights)
    .filter((id) => id !== '')
  const other = named.find((id) => id !== network.id)
  if (other !== undefined)
    throw new Misuse(
      `The link begins with weights ${other}, and “${network.name}” are ${network.id}. Bring the very file, or a link without weights.`,
    )
  const notes = [`“${network.name}”: weights ${network.id}.`, ...network.notes]
  if (named.length > 0) return { setup, notes }
  const { patch, notes: told } = setupFromNetwork(network, setup.a)
  return { setup: { ...setup, a: { ...setup.a, ...patch } }, notes: [...notes, ...told] }
}
