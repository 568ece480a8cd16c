import { Copy, Download } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { FRAMEWORKS, scriptProblems, writeScript, type Framework } from '../../code/write/script'
import { configOf, type RunConfig, type RunId } from '../../domain/config'
import { WHOLE_VIEW } from '../../domain/linkView'
import { datasetsStore, setFor } from '../../state/datasets'
import { linkOf } from '../../state/linkSync'
import { setupStore } from '../../state/setup'
import { Button } from '../../ui/Button'
import { saveFile } from '../../ui/saveFile'
import { partsOf } from './partsOf'
import './takeOut.css'

const LABELS: Readonly<Record<Framework, string>> = { keras: 'Keras 3', pytorch: 'PyTorch' }

/** A run's settings as a script to go on with elsewhere. */
export function CodeTab({ run }: { readonly run: RunId }) {
  const { setup } = useStore(setupStore)
  const config = configOf(setup, run)
  // A set that is read meanwhile says how its photos are cut, and how long an epoch is.
  useStore(datasetsStore)
  const [framework, setFramework] = useState<Framework>('keras')
  const [problem] = scriptProblems(config, framework)
  return (
    <div className="take-out">
      <div className="take-out-frameworks" role="group" aria-label="Library">
        {FRAMEWORKS.map((each) => (
          <Button
            key={each}
            className="small"
            aria-pressed={framework === each}
            onClick={() => setFramework(each)}
          >
            {LABELS[each]}
          </Button>
        ))}
      </div>
      {problem === undefined ? (
        <Script key={framework} config={config} framework={framework} />
      ) : (
        <p className="problem tab-note" role="status">
          There is no script of these settings. {problem.title}: {problem.message}
        </p>
      )}
    </div>
  )
}

function Script(props: { readonly config: RunConfig; readonly framework: Framework }) {
  const { config, framework } = props
  const [note, setNote] = useState('')
  const link = linkOf({ caseId: null, a: config, b: {}, compare: false }, false, true, WHOLE_VIEW)
  const { file, text } = writeScript(framework, { config, set: setFor(config), link })
  const lines = text.trimEnd().split('\n')
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setNote('Copied.'),
      () => setNote('The browser keeps the clipboard closed: download the file.'),
    )
  return (
    <>
      <div className="tab-actions">
        <Button className="small" onClick={copy}>
          <Copy size={13} aria-hidden /> Copy
        </Button>
        <Button className="small" onClick={() => saveFile(file, text, 'text/x-python')}>
          <Download size={13} aria-hidden /> Download {file}
        </Button>
        <span role="status">{note}</span>
      </div>
      <p className="muted tab-note">
        The present settings as a script that runs as it stands, on one machine or several:{' '}
        {lines.length} lines. Weights that “Keep verifier…” downloads as .safetensors are begun with
        by <code>--weights</code>, and “Weights…” reads what it saves.
      </p>
      <pre className="take-out-code" tabIndex={0} aria-label={`Script for ${LABELS[framework]}`}>
        {partsOf(lines).map(({ text: part, isSaid }, i) =>
          isSaid ? (
            <span className="take-out-said" key={i}>
              {part}
            </span>
          ) : (
            part
          ),
        )}
      </pre>
    </>
  )
}
