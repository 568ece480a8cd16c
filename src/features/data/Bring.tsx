import { useStore } from 'zustand'
import { LIMITS } from '../../domain/intake'
import { bytesText } from '../../domain/memory'
import { intakeStore, type Gather } from '../../state/intake'
import { Layouts } from './Layouts'
import { Pickers } from './Pickers'
import { StoredAs } from './StoredAs'

const thousands = (count: number) => count.toLocaleString('en')

/** Where photos come in, with what is taken said first. */
export function Bring({ take }: { readonly take: (gather: Gather) => void }) {
  const options = useStore(intakeStore, (intake) => intake.options)
  return (
    <>
      <section className="data-part drop-zone" aria-label="Bring photos">
        <p className="drop-title">
          Drop folders, zips, tars or photos here, or anywhere on the page
        </p>
        <Pickers take={take} />
        <p className="muted">
          Or paste them. JPEG, PNG, WebP, AVIF, GIF, BMP, PGM and its kin, TIFF, HEIC, whatever
          their names; zip, tar, tar.gz; lists of pairs; .npy pairs. What decodes TIFF (0.1 MB) and
          HEIC (1.5 MB) is fetched from this page’s server when the first such file comes.
        </p>
        <StoredAs options={options} photos={null} />
        <p className="muted">
          At most {thousands(LIMITS.images)} photos a set, {thousands(LIMITS.photoPixels / 1e6)}{' '}
          megapixels and {bytesText(LIMITS.fileBytes)} a photo, {thousands(LIMITS.files)} files;
          archives of any size that unpack to {bytesText(LIMITS.unpackedBytes)}. Photos of more than{' '}
          {thousands(LIMITS.photoPixelsAtOnce / 1e6)} megapixels are decoded one at a time.
        </p>
      </section>
      <Layouts />
    </>
  )
}
