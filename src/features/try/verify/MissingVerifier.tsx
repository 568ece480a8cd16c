import { FolderOpen } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../../../ui/Button'
import { openInstead } from './openInstead'

/** What to do where a verifier is not in this browser. */
export function MissingVerifier(props: {
  readonly id: string
  /** Why a file that was dropped could not be opened; null where none was. */
  readonly refused: string | null
}) {
  const { id, refused } = props
  const [chosen, setProblem] = useState<string | null>(null)
  const problem = chosen ?? refused
  const input = useRef<HTMLInputElement>(null)
  async function take(files: FileList | null) {
    setProblem(await openInstead(Array.from(files ?? [])))
  }
  return (
    <section aria-label="No verifier" className="verify-missing">
      <h2>This verifier is not in this browser</h2>
      <p>
        Verifiers never travel with a link: whoever sent it keeps {id}. Open its file, or another
        verifier’s, and it is kept here.
      </p>
      <span className="tab-actions">
        <input
          ref={input}
          type="file"
          accept=".safetensors,.keras,.h5,.onnx,.zip,.json,.bin"
          multiple
          hidden
          data-for="verifier"
          onChange={(event) => {
            void take(event.target.files)
            event.target.value = ''
          }}
        />
        <Button look="primary" onClick={() => input.current?.click()}>
          <FolderOpen size={14} aria-hidden /> Open a verifier’s file…
        </Button>
      </span>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  )
}
