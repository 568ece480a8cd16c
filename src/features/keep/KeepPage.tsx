import { Download, Save } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { RunId } from '../../domain/config'
import {
  EXCHANGE_FORMAT_IDS,
  EXCHANGE_FORMATS,
  type ExchangeFormat,
} from '../../domain/exchangeFormats'
import type { WeightedVerifier } from '../../domain/verifier'
import { cardMarkdown, cardRows } from '../../domain/verifierCard'
import { examplesOf } from '../../domain/verifierUse'
import { verifyLink } from '../../domain/link'
import { keepHere } from '../../state/bringWeights'
import { verifierFile, verifierOf } from '../../state/verifiers'
import { Button } from '../../ui/Button'
import { FactList } from '../../ui/FactList'
import { saveFile } from '../../ui/saveFile'
import './keep.css'

const NAME = 'verifier'

/** “Verifier of people, 300 steps”: what tells it from others. */
const nameOf = ({ pictures, step }: WeightedVerifier['verifier']) =>
  `Verifier of ${pictures?.words.many ?? 'images'}, ${step.toLocaleString('en')} steps`

type Network = WeightedVerifier | 'asking' | { readonly problem: string }

/** The formats, the card and how the file is used. */
export function KeepPage({ run }: { readonly run: RunId }) {
  const [network, setNetwork] = useState<Network>('asking')
  useEffect(() => {
    let left = false
    const hear = (heard: Network) => !left && setNetwork(heard)
    verifierOf(run).then(hear, (error: Error) => hear({ problem: error.message }))
    return () => void (left = true)
  }, [run])
  if (network === 'asking')
    return (
      <p className="muted keep-wait" role="status">
        Reading the weights…
      </p>
    )
  if ('problem' in network)
    return (
      <p className="problem keep-wait" role="alert">
        {network.problem}
      </p>
    )
  return <Kept weighted={network} />
}

function Kept({ weighted }: { readonly weighted: WeightedVerifier }) {
  const { verifier } = weighted
  const [format, setFormat] = useState<ExchangeFormat>('safetensors')
  const [note, setNote] = useState<{ readonly text: string; readonly isProblem: boolean } | null>(
    null,
  )
  const [kept, setKept] = useState<string | null>(null)
  const file = NAME + EXCHANGE_FORMATS[format].ending
  const { about, holds } = EXCHANGE_FORMATS[format]

  async function keepIt() {
    setNote({ text: 'Keeping it…', isProblem: false })
    try {
      const { id } = await keepHere(nameOf(verifier), weighted)
      setKept(id)
      setNote({ text: 'Kept in this browser, under “Weights…”.', isProblem: false })
    } catch (error) {
      setNote({ text: (error as Error).message, isProblem: true })
    }
  }

  async function keep() {
    setNote({ text: `Writing ${file}…`, isProblem: false })
    try {
      const blob = await verifierFile(format, weighted)
      saveFile(file, blob)
      saveFile(`${NAME}-card.md`, cardMarkdown(verifier, format, file), 'text/markdown')
      const size = `${(blob.size / 2 ** 20).toFixed(2)} MiB`
      setNote({ text: `Downloaded: ${file} (${size}) and ${NAME}-card.md.`, isProblem: false })
    } catch (error) {
      setNote({ text: (error as Error).message, isProblem: true })
    }
  }

  return (
    <div className="keep">
      <div className="keep-formats" role="group" aria-label="Format">
        {EXCHANGE_FORMAT_IDS.map((id) => (
          <Button
            key={id}
            aria-pressed={format === id}
            onClick={() => {
              setFormat(id)
              setNote(null)
            }}
          >
            {EXCHANGE_FORMATS[id].label}
          </Button>
        ))}
      </div>
      <p>
        {about} <span className="muted">It holds {holds}.</span>
      </p>
      <div className="tab-actions">
        <Button look="primary" onClick={keep}>
          <Download size={14} aria-hidden /> Download {file}
        </Button>
        <Button
          title="In this browser: to verify with it, or to begin runs with it"
          onClick={keepIt}
        >
          <Save size={14} aria-hidden /> Keep it here
        </Button>
        {kept !== null && (
          <a className="button" href={verifyLink(kept)}>
            Verify with it
          </a>
        )}
        {note !== null && (
          <span
            className={note.isProblem ? 'problem' : 'muted'}
            role={note.isProblem ? 'alert' : 'status'}
          >
            {note.text}
          </span>
        )}
      </div>
      <div className="keep-columns">
        <section aria-label="Card">
          <h3>Card</h3>
          <FactList facts={cardRows(weighted.verifier)} />
        </section>
        <section aria-label="How it is used">
          <Example title="In Python" code={examplesOf(verifier, format, file).python} />
          <Example title="In JavaScript" code={examplesOf(verifier, format, file).javascript} />
        </section>
      </div>
    </div>
  )
}

function Example({ title, code }: { readonly title: string; readonly code: string }) {
  return (
    <>
      <h3>{title}</h3>
      <pre className="keep-code" tabIndex={0} aria-label={title}>
        {code}
      </pre>
    </>
  )
}
