import { FileCode2, Search } from 'lucide-react'
import { SYMPTOMS } from '../../domain/symptoms'
import { showCode } from '../../state/codeDialog'
import { showGallery } from '../../state/gallery'
import { Button } from '../../ui/Button'
import { Pill } from '../../ui/Pill'

/** Before anything has run: what the page is for, and the symptoms, each a way to its cases. */
export function FirstHelp() {
  return (
    <section className="first-help" aria-labelledby="first-help">
      <h3 id="first-help">Does a network of your own fail?</h3>
      <p>
        This page trains Siamese networks on pairs of images, in your browser. Paste your code, or
        choose what you see: a case shows it happen, says why, and gives you the lines to change.
      </p>
      <ul>
        {SYMPTOMS.map(({ id, label }) => (
          <li key={id}>
            <Pill aria-haspopup="dialog" onClick={() => showGallery({ symptom: id })}>
              {label}
            </Pill>
          </li>
        ))}
      </ul>
      <div>
        <Button className="small" aria-haspopup="dialog" onClick={() => showCode(true)}>
          <FileCode2 size={13} aria-hidden /> Paste my code…
        </Button>
        <Button className="small" aria-haspopup="dialog" onClick={() => showGallery()}>
          <Search size={13} aria-hidden /> In my own words…
        </Button>
      </div>
    </section>
  )
}
