import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { MendedCode } from '../../code/reading'
import type { Finding } from '../../diagnosis/finding'
import { configOf, type FieldId } from '../../domain/config'
import { setupStore } from '../../state/setup'
import { findUsed, linesOf, mended, usedCodeStore, type UsedCode } from '../../state/usedCode'
import { Button } from '../../ui/Button'
import { CodeDiff } from '../../ui/CodeDiff'
import { saveFile } from '../../ui/saveFile'
import './yourCode.css'

/** Where the run came from pasted code: the lines that a finding is about, and its first fix put into them. */
export function YourCode({ finding }: { readonly finding: Finding }) {
  const { setup } = useStore(setupStore)
  const used = useStore(usedCodeStore, (state) => state.used)
  const config = configOf(setup, finding.run)
  useEffect(() => void findUsed(setup.a), [setup.a])
  const [first] = finding.fixes
  if (used === null || first === undefined) return null
  const fields = finding.fixes.flatMap(({ patch }) => Object.keys(patch) as FieldId[])
  const lines = linesOf(used, config, fields)
  const texts = used.code.split('\n')
  return (
    <div className="your-code">
      {lines.length > 0 && (
        <>
          <h4>In your code</h4>
          <ol>
            {lines.slice(0, MOST).map(({ line }) => (
              <li key={line} data-code-line={line}>
                <span className="muted">{line}</span> <code>{texts[line - 1]?.trim()}</code>
              </li>
            ))}
          </ol>
        </>
      )}
      <MendedFile key={first.label} used={used} finding={finding} fix={first} />
    </div>
  )
}

/** Lines shown at most. */
const MOST = 6

/** What `first` does to the file, asked for at a click. */
function MendedFile(props: {
  readonly used: UsedCode
  readonly finding: Finding
  readonly fix: Finding['fixes'][number]
}) {
  const { used, finding, fix } = props
  const { setup } = useStore(setupStore)
  const [state, setState] = useState<'none' | 'asked' | MendedCode | Error>('none')
  const ask = async () => {
    setState('asked')
    try {
      setState(await mended(used, configOf(setup, finding.run), fix.patch))
    } catch (thrown) {
      setState(thrown as Error)
    }
  }
  if (state === 'none' || state === 'asked')
    return (
      <Button className="small" disabled={state === 'asked'} onClick={() => void ask()}>
        {state === 'asked' ? 'Mending…' : `“${fix.label}” in your code`}
      </Button>
    )
  if (state instanceof Error) return <p className="problem">{state.message}</p>
  const { code, put, byHand } = state
  return (
    <>
      {put.length > 0 && code !== used.code && <CodeDiff changes={hunksOf(used.code, code)} />}
      {byHand.map(({ field, text }) => (
        <p key={field} className="problem">
          {text}
        </p>
      ))}
      {code !== used.code && (
        <div className="your-code-take">
          <CopyButton code={code} />
          <Button className="small" onClick={() => saveFile('mended.py', code, 'text/x-python')}>
            Download it
          </Button>
        </div>
      )}
    </>
  )
}

function CopyButton({ code }: { readonly code: string }) {
  const [said, setSaid] = useState('Copy the mended file')
  return (
    <Button
      className="small"
      onClick={() =>
        void navigator.clipboard.writeText(code).then(
          () => setSaid('Copied'),
          () => setSaid('The browser does not let it be copied: download it'),
        )
      }
    >
      {said}
    </Button>
  )
}

/** Lines around each stretch that changed. */
const AROUND = 1

/** Stretches that differ, each with a line around it. */
function hunksOf(before: string, after: string) {
  const [a, b] = [before.split('\n'), after.split('\n')]
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const from = Math.max(0, start - AROUND)
  const cut = (lines: readonly string[]) =>
    lines.slice(from, Math.min(lines.length, lines.length - end + AROUND)).join('\n')
  const headings = ['Yours', 'Mended'] as const
  return [{ file: `Line ${from + 1} on`, original: cut(a), corrected: cut(b), headings }]
}
