import { FileCode2 } from 'lucide-react'
import { useRef } from 'react'
import { useStore } from 'zustand'
import { openCodeFile, pastedCodeStore, runCode, setCode } from '../../state/pastedCode'
import { Button } from '../../ui/Button'
import { Functions } from './Functions'
import { Questions } from './Questions'
import { ReadLines } from './ReadLines'
import { Summary } from './Summary'
import './code.css'

/** Where code is pasted, what was read of it line by line, and the way to a run. */
export function CodePage() {
  const { text, state, reading, problem } = useStore(pastedCodeStore)
  const box = useRef<HTMLTextAreaElement>(null)
  const file = useRef<HTMLInputElement>(null)

  function select(line: number) {
    const shown = box.current
    if (shown === null || reading?.code !== text) return
    const lines = text.split('\n')
    const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
    shown.focus()
    shown.setSelectionRange(from, from + (lines[line - 1] ?? '').length)
    const height = parseFloat(getComputedStyle(shown).lineHeight)
    shown.scrollTop = Math.max(0, (line - 4) * height)
  }

  return (
    <div
      className="code-page"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const [dropped] = event.dataTransfer.files
        event.preventDefault()
        if (dropped) void openCodeFile(dropped)
      }}
    >
      <section className="code-text" aria-label="Code">
        <div className="code-bar">
          <label htmlFor="pasted-code">Python code</label>
          <Button className="small" onClick={() => file.current?.click()}>
            <FileCode2 size={13} aria-hidden /> Open a .py or .ipynb
          </Button>
          <input
            ref={file}
            type="file"
            hidden
            accept=".py,.ipynb,.txt"
            onChange={(event) => {
              const [chosen] = event.target.files ?? []
              if (chosen) void openCodeFile(chosen)
              event.target.value = ''
            }}
          />
        </div>
        <textarea
          ref={box}
          id="pasted-code"
          value={text}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          placeholder="Paste the network, its loss and its training, in Keras or PyTorch; or drop a file here."
          onChange={(event) => setCode(event.target.value)}
        />
      </section>
      <section className="code-reading" aria-label="What was read" aria-busy={state === 'reading'}>
        {problem !== null && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        {reading === null ? (
          problem === null && <Empty isReading={state === 'reading' && text !== ''} />
        ) : (
          <>
            <Summary reading={reading} />
            <Questions reading={reading} />
            <Functions functions={reading.functions} />
            <ReadLines reading={reading} onSelect={select} />
          </>
        )}
      </section>
      <footer className="code-foot">
        <p className="muted" role="status">
          {state === 'reading' && text !== '' ? 'Reading…' : ''}
        </p>
        <Button
          look="primary"
          disabled={reading === null || reading.problem !== null || state === 'reading'}
          onClick={() => reading && runCode(reading)}
        >
          Use this code
        </Button>
      </footer>
    </div>
  )
}

const Empty = ({ isReading }: { readonly isReading: boolean }) => (
  <p className="muted">
    {isReading
      ? 'Reading…'
      : 'Here stands, line by line, what became of it: understood, of no matter here, not understood, or suspicious.'}
  </p>
)
