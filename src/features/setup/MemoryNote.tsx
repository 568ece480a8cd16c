import {
  configOf,
  runsOf,
  sameValue,
  type RunConfig,
  type RunId,
  type Setup,
} from '../../domain/config'
import type { BackendId } from '../../domain/settings'
import { bytesText, estimateMemory, type MemoryEstimate } from '../../domain/memory'
import { memoryProblem, WASM_HEAP } from '../../domain/memoryLimit'
import { RunBadge } from '../../ui/RunBadge'

const BACKENDS: Readonly<Record<BackendId, string>> = {
  wasm: 'WASM',
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  cpu: 'CPU',
}
const BACKEND_IDS = Object.keys(BACKENDS) as BackendId[]
const PARTS: readonly (readonly [keyof MemoryEstimate, string])[] = [
  ['weights', 'Weights'],
  ['update', 'Gradients and optimiser'],
  ['images', 'Images'],
  ['activations', 'Activations'],
]

type Estimates = Readonly<Record<BackendId, MemoryEstimate>>

/** Null where the encoder does not fit its input. */
function estimatesOf(config: RunConfig): Estimates | null {
  const each = BACKEND_IDS.map((id) => [id, estimateMemory(config, id)] as const)
  return each.some(([, estimate]) => estimate === null)
    ? null
    : (Object.fromEntries(each) as Estimates)
}

/** The peak, in a few words; WASM's where the backend is left to choose. */
function Peak({ config, estimates }: { config: RunConfig; estimates: Estimates }) {
  const id = config.backend === 'auto' ? 'wasm' : config.backend
  const peak = bytesText(estimates[id].peak)
  if (memoryProblem(config) === null)
    return (
      <>
        Memory: {peak} on {BACKENDS[id]}
      </>
    )
  return (
    <>
      Memory: {peak},{' '}
      <span className="control-problem">
        {config.backend === 'auto' ? 'maybe too much' : 'too much'}
      </span>
    </>
  )
}

function Row({ label, bytes }: { readonly label: string; readonly bytes: number }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{bytesText(bytes)}</td>
    </tr>
  )
}

function Details(props: {
  readonly run: RunId
  readonly badge: boolean
  readonly config: RunConfig
  readonly estimates: Estimates
}) {
  const { run, badge, config, estimates } = props
  const { wasm } = estimates
  return (
    <details className="layers">
      <summary>
        {badge && <RunBadge run={run} />} <Peak config={config} estimates={estimates} />
      </summary>
      <table>
        <tbody>
          {PARTS.map(([part, label]) => (
            <Row key={part} label={label} bytes={wasm[part]} />
          ))}
        </tbody>
        <tbody>
          {BACKEND_IDS.map((id) => (
            <Row key={id} label={`Peak on ${BACKENDS[id]}`} bytes={estimates[id].peak} />
          ))}
        </tbody>
      </table>
      <p className="memory-limits">
        Estimates. WASM can hold {bytesText(WASM_HEAP)}, or less where the device has less. What a
        GPU can hold is known only once training starts; its largest buffer here takes{' '}
        {bytesText(wasm.largestTensor)}.
      </p>
    </details>
  )
}

/** How much memory training will take and, on request, what for and on which backend. */
export function MemoryNote({ setup }: { readonly setup: Setup }) {
  const all = runsOf(setup).map((run) => {
    const config = configOf(setup, run)
    return { run, config, estimates: estimatesOf(config) }
  })
  const [a, b] = all
  const differs =
    b !== undefined &&
    (a?.config.backend !== b.config.backend || !sameValue(a.estimates, b.estimates))
  return (differs ? all : all.slice(0, 1)).map(({ run, config, estimates }) =>
    estimates === null ? null : (
      <Details key={run} run={run} badge={differs} config={config} estimates={estimates} />
    ),
  )
}
