import { ChevronLeft } from 'lucide-react'
import { useId, useState } from 'react'
import type { Case } from '../../domain/case'
import { linkOf } from '../../state/linkSync'
import { reset } from '../../state/runs'
import { openCase } from '../../state/setup'
import { openSweepOn } from '../../state/sweepDrafting'
import { Button } from '../../ui/Button'
import { CodeDiff } from '../../ui/CodeDiff'
import { Prediction } from './Prediction'
import { Words } from './Words'

/** One case on one screen: words, lines, the prediction, and the way in. */
export function CasePage(props: {
  readonly of: Case
  readonly onBack: () => void
  readonly onDone: () => void
}) {
  const { of, onBack, onDone } = props
  const { sweep } = of
  const title = useId()
  const link = (b = of.setup.b) => linkOf({ ...of.setup, b, caseId: of.id }, false)
  const open = () => {
    reset()
    openCase(of.id)
    onDone()
  }
  return (
    <article className="case-page" aria-labelledby={title}>
      <div className="case-text">
        <Button look="quiet" className="case-back" onClick={onBack}>
          <ChevronLeft size={14} aria-hidden /> All cases
        </Button>
        <h3 id={title}>{of.title}</h3>
        <div className="case-top">
          <section className="case-question" aria-label="Your prediction">
            <h4>Before you press Train</h4>
            <Prediction of={of} />
          </section>
          <div className="case-words">
            {of.words.map((text) => (
              <p key={text}>
                <Words text={text} />
              </p>
            ))}
          </div>
        </div>
        <CodeDiff changes={of.lines} />
        {of.variants && (
          <nav className="variants" aria-label="Other runs beside A">
            Beside A:
            <ul>
              {of.variants.map(({ text, patch }) => (
                <li key={text}>
                  <a
                    href={link(patch)}
                    onClick={() => {
                      reset()
                      onDone()
                    }}
                  >
                    {text}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
      <footer className="case-foot">
        <Button look="primary" onClick={open}>
          Open this case
        </Button>
        {sweep && (
          <Button
            onClick={() => {
              open()
              openSweepOn(sweep.preset)
            }}
          >
            {sweep.text}
          </Button>
        )}
        <CopyLink link={link()} />
      </footer>
    </article>
  )
}

function CopyLink({ link }: { readonly link: string }) {
  const [note, setNote] = useState('')
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setNote('Copied.'),
      () => setNote('The browser keeps the clipboard closed: select the link and copy it.'),
    )
  return (
    <>
      <input
        readOnly
        aria-label="Link to this case"
        value={link}
        onFocus={(event) => event.target.select()}
      />
      <Button onClick={copy}>Copy link</Button>
      <span role="status">{note}</span>
    </>
  )
}
