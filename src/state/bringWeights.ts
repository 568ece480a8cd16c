/** From files of weights, or a run's network, to what this browser keeps, and from there to a run. */
import { configOf, sameValue, type ConfigPatch, type FieldId, type RunId } from '../domain/config'
import { setupFromNetwork } from '../domain/setupFromNetwork'
import type { FoundNetwork } from '../domain/foundNetwork'
import type { ExchangeFormat } from '../domain/exchangeFormats'
import { withValues } from '../domain/fileWeights'
import { fitWeights } from '../domain/fitWeights'
import { encoderOf, headOf, type WeightedVerifier } from '../domain/verifier'
import { scaleOf } from './judgeFor'
import { asText } from './networkPeople'
import { networkLibrary } from './networks'
import { problemsOf } from './runStart'
import { applyPatch, setupStore, showAsB } from './setup'
import { thresholdsStore } from './thresholds'
import { exchange, verifierFile } from './verifiers'
import { weightsDialogStore } from './weightsDialog'

export interface WeightsFile {
  readonly name: string
  readonly file: Blob
}

/** Endings of what is read as weights; a zip may be of photos as well. */
const WEIGHTS =
  /\.(safetensors|keras|h5|hdf5|onnx|pth?|ckpt|pkl|pb|tflite|npz)$|(^|\/)model\.json$/i
/** Names that stand in a zip of weights, and in none of photos. */
const INSIDE = /model\.json|model\.weights\.h5/
/** Where a zip lists what is in it. */
const LISTED = 65_536

/** Whether what was dropped, by the names of it, is a file of weights; a zip is looked into. */
export async function isWeights(files: readonly WeightsFile[]): Promise<boolean> {
  if (files.some(({ name }) => WEIGHTS.test(name))) return true
  const [only, other] = files
  if (only === undefined || other !== undefined || !/\.zip$/i.test(only.name)) return false
  const { file } = only
  const end = await file.slice(Math.max(0, file.size - LISTED)).arrayBuffer()
  return INSIDE.test(new TextDecoder('latin1').decode(end))
}

/** Reads files that belong together and keeps what they come to; what goes wrong is told in the dialog. */
export async function bringWeights(files: readonly WeightsFile[]): Promise<void> {
  if (files.length === 0) return
  weightsDialogStore.setState({ open: true, reading: true, problem: null, latest: null })
  try {
    await take(await exchange().read(files))
  } catch (thrown) {
    const { message } = thrown as Error
    const name = files[0]?.name ?? ''
    const problem = files.length > 1 || message.includes(name) ? message : `${name}: ${message}`
    weightsDialogStore.setState({ reading: false, problem })
  }
}

/** Keeps a run's network here, as if its file had been opened. Rejects with an Error for the person. */
export async function keepHere(name: string, verifier: WeightedVerifier): Promise<FoundNetwork> {
  const network = await exchange().named(name, verifier)
  const problem = await networkLibrary.keep(network)
  if (problem !== null) throw new Error(problem)
  return network
}

async function take(network: FoundNetwork): Promise<void> {
  const problem = await networkLibrary.keep(network)
  weightsDialogStore.setState({ reading: false, problem, latest: network.id })
}

/** A kept verifier as a file, with who is enrolled. Rejects with an Error for the person. */
export async function exportNetwork(network: FoundNetwork, format: ExchangeFormat): Promise<Blob> {
  const { verifier, shapes, values, id } = network
  if (verifier === null) throw new Error('Only verifiers of this page can be written again.')
  const file = withValues(shapes, new Float32Array(await values.arrayBuffer()))
  const fitted = fitWeights(file, encoderOf(verifier), headOf(verifier))
  if ('misfit' in fitted) throw new Error(fitted.misfit)
  const people = asText(await networkLibrary.enrolledWith(id))
  const { people: _, ...own } = verifier
  return verifierFile(format, {
    verifier: { ...own, ...(people.length > 0 && { people }) },
    weights: fitted.weights,
  })
}

export interface Begun {
  /** What there is to be known of it, a sentence each. */
  readonly notes: readonly string[]
  /** Why the run cannot begin with them as it is set up now; null where it can. */
  readonly problem: string | null
}

/** Sets a run up to begin with a network, as its file says; B is put beside A where it is not there yet. */
export function startFrom(run: RunId, network: FoundNetwork): Begun {
  const { setup } = setupStore.getState()
  const config = configOf(setup, run)
  const { patch, notes } = setupFromNetwork(network, config)
  const before: ConfigPatch = config
  const changes = Object.entries(patch).filter(
    ([id, value]) => !sameValue(before[id as FieldId], value),
  )
  const own = Object.fromEntries(changes)
  if (run === 'B' && !setup.compare) showAsB(own)
  else applyPatch(run, own)
  const after = configOf(setupStore.getState().setup, run)
  const [found] = problemsOf(after)
  const problem = found ? `${found.title}: ${found.message}` : null
  const threshold = network.verifier?.threshold
  if (!threshold) return { notes, problem }
  thresholdsStore.setState({
    [run]: { kind: 'set', value: threshold.value, scale: scaleOf(after) },
  })
  return { notes: [...notes, `Its threshold, ${threshold.value.toPrecision(3)}, is set.`], problem }
}

/** Reads and keeps a verifier; its id. Rejects with an Error for the person. */
export async function bringVerifier(files: readonly WeightsFile[]): Promise<string> {
  const network = await exchange().read(files)
  if (network.verifier === null)
    throw new Error(
      'The file holds weights alone: it says nothing of a distance and a threshold. Open the playground, start a run from it, and keep that.',
    )
  await networkLibrary.keep(network)
  return network.id
}
