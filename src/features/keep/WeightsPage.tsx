import { FolderOpen } from 'lucide-react'
import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import { bringWeights } from '../../state/bringWeights'
import { networksStore } from '../../state/networks'
import { weightsDialogStore } from '../../state/weightsDialog'
import { Button } from '../../ui/Button'
import { NetworkRow } from './NetworkRow'

const ACCEPTED = '.safetensors,.keras,.h5,.onnx,.data,.zip,.json,.bin'

/** Opens files of weights, and lists what is kept. */
export function WeightsPage() {
  const { state, kept, problem: storage } = useStore(networksStore)
  const { reading, problem, latest } = useStore(weightsDialogStore)
  const [failed, setFailed] = useState<string | null>(null)
  const files = useRef<HTMLInputElement>(null)
  return (
    <div className="keep">
      <p>
        A verifier that was kept here, or an encoder of Keras, PyTorch or TensorFlow.js:{' '}
        <code>.safetensors</code>, <code>.keras</code>, <code>.weights.h5</code>, <code>.onnx</code>
        , or <code>model.json</code> with its files, as a zip or together. It can be dropped
        anywhere on the page.
      </p>
      <div className="tab-actions">
        <input
          ref={files}
          type="file"
          accept={ACCEPTED}
          multiple
          hidden
          data-for="weights"
          onChange={(event) => {
            void bringWeights(
              Array.from(event.target.files ?? [], (file) => ({ name: file.name, file })),
            )
            event.target.value = ''
          }}
        />
        <Button look="primary" disabled={reading} onClick={() => files.current?.click()}>
          <FolderOpen size={14} aria-hidden /> Open a file…
        </Button>
        {reading && (
          <span className="muted" role="status">
            Reading…
          </span>
        )}
      </div>
      {[problem, storage, failed].map((text, i) =>
        text === null ? null : (
          <p key={i} className="control-problem" role="alert">
            {text}
          </p>
        ),
      )}
      <section aria-labelledby="weights-kept">
        <h3 id="weights-kept">Kept in this browser</h3>
        {kept.length === 0 ? (
          <p className="muted">
            {state === 'loading'
              ? 'Reading what is kept…'
              : 'None yet. Open a file, or keep a trained run: “Keep verifier…”, “Keep it here”.'}
          </p>
        ) : (
          <ul className="networks">
            {kept.map((each) => (
              <NetworkRow
                key={each.network.id}
                kept={each}
                isLatest={each.network.id === latest}
                onProblem={setFailed}
              />
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
