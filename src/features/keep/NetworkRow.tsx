import { useState } from 'react'
import type { RunId } from '../../domain/config'
import { verifyLink } from '../../domain/link'
import { exportNetwork, startFrom, type Begun } from '../../state/bringWeights'
import { networkLibrary, type KeptNetwork } from '../../state/networks'
import { showWeights } from '../../state/weightsDialog'
import { Button } from '../../ui/Button'
import { saveFile } from '../../ui/saveFile'
import { useTyped, type Typed } from '../../ui/useTyped'
import { networkFacts } from './networkFacts'

/** Kept weights: their name, what is known of them, and what can be done with them. */
export function NetworkRow(props: {
  readonly kept: KeptNetwork
  readonly isLatest: boolean
  readonly onProblem: (problem: string | null) => void
}) {
  const { kept, isLatest, onProblem } = props
  const { network, when, stored } = kept
  const { id, name, verifier, notes } = network
  const [doing, setDoing] = useState<'delete' | 'export' | null>(null)
  const [begun, setBegun] = useState<(Begun & { readonly run: RunId }) | null>(null)
  const { input, problem } = useTyped(name, readName, (typed) => {
    void networkLibrary.rename(id, typed).then(onProblem)
  })

  async function save() {
    setDoing('export')
    try {
      const file = `${name.replace(/\.[a-z0-9.]+$/i, '').replace(/[^\p{L}\p{N} ._-]/gu, '_')}.safetensors`
      saveFile(file, await exportNetwork(network, 'safetensors'))
      onProblem(null)
    } catch (thrown) {
      onProblem(`“${name}” could not be exported: ${(thrown as Error).message}`)
    }
    setDoing(null)
  }

  return (
    <li data-network={id} data-latest={isLatest || undefined}>
      <span className="network-name">
        <input {...input} aria-label={`Name of ${name}`} maxLength={80} />
        {problem && (
          <span className="control-problem" role="alert">
            {problem}
          </span>
        )}
      </span>
      <span className="network-facts muted">
        {[
          ...networkFacts(network),
          stored
            ? new Date(when).toLocaleDateString(undefined, { dateStyle: 'medium' })
            : 'in this page only',
        ].join(' · ')}
      </span>
      <span className="network-actions">
        {doing === 'delete' ? (
          <>
            <span role="status">Delete {name} and who is enrolled with it, for good?</span>
            <Button
              className="small"
              onClick={() => void networkLibrary.remove(id).then(onProblem)}
            >
              Delete
            </Button>
            <Button className="small" autoFocus onClick={() => setDoing(null)}>
              Keep
            </Button>
          </>
        ) : (
          <>
            {(['A', 'B'] as const).map((run) => (
              <Button
                key={run}
                className="small"
                aria-label={`Start run ${run} from ${name}`}
                onClick={() => setBegun({ run, ...startFrom(run, network) })}
              >
                {run === 'A' ? 'Start run A from these' : 'Run B'}
              </Button>
            ))}
            {verifier !== null && (
              <>
                <a
                  className="button small"
                  href={verifyLink(id)}
                  aria-label={`Verify with ${name}`}
                >
                  Verify…
                </a>
                <Button
                  className="small"
                  aria-label={`Export ${name}`}
                  title="The verifier as .safetensors, with who is enrolled"
                  disabled={doing === 'export'}
                  onClick={() => void save()}
                >
                  {doing === 'export' ? 'Writing…' : 'Export'}
                </Button>
              </>
            )}
            <Button
              className="small"
              aria-label={`Delete ${name}`}
              onClick={() => setDoing('delete')}
            >
              Delete…
            </Button>
          </>
        )}
      </span>
      {notes.map((note) => (
        <p key={note} className="muted network-note">
          {note}
        </p>
      ))}
      {verifier === null && (
        <p className="muted network-note">
          It says nothing of a distance and a threshold. To verify with it, start a run, judge it,
          and keep that.
        </p>
      )}
      {begun !== null && (
        <div className="network-note" role="status">
          <p>
            <b>
              {begun.problem === null
                ? `Run ${begun.run} begins with these weights.`
                : `Run ${begun.run} is set to begin with these weights, and cannot start yet.`}
            </b>{' '}
            {[...(begun.problem === null ? [] : [begun.problem]), ...begun.notes].join(' ')}
          </p>
          <Button className="small" onClick={() => showWeights(false)}>
            To the run
          </Button>
        </div>
      )}
    </li>
  )
}

const readName = (text: string): Typed<string> =>
  text.trim() === '' ? { problem: 'Weights need a name' } : { value: text.trim() }
