import { useState } from 'react'
import type { HeldOutImages } from '../../../domain/reports'
import type { Layout } from '../../../state/projection'
import { Button } from '../../../ui/Button'
import { distanceBetween, identityOf, imageName, nameOf, neighboursOf } from './figures'

interface MapTableProps {
  readonly layout: Layout
  readonly heldOut: HeldOutImages
  readonly kind: string
}

/** Thousands of rows at once would hold the page up. */
const PAGE = 50

/** The map in numbers: each image, its place, and the image nearest to it. */
export function MapTable(props: MapTableProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="map-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The map as a table</summary>
      {isOpen && <Rows {...props} />}
    </details>
  )
}

function Rows({ layout, heldOut, kind }: MapTableProps) {
  const count = layout.embeddings.images.length
  const [wanted, setPage] = useState(0)
  const last = Math.max(0, Math.ceil(count / PAGE) - 1)
  const page = Math.min(wanted, last)
  const rows = Array.from(
    { length: Math.min(PAGE, count - page * PAGE) },
    (_, i) => page * PAGE + i,
  )
  return (
    <>
      <table className="table">
        <caption>
          Images {page * PAGE + 1} to {page * PAGE + rows.length} of {count}
        </caption>
        <thead>
          <tr>
            <th scope="col">Image</th>
            <th scope="col">Who</th>
            <th scope="col">x</th>
            <th scope="col">y</th>
            <th scope="col">Nearest image</th>
            <th scope="col">Distance</th>
            <th scope="col">Same {kind}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row} layout={layout} heldOut={heldOut} row={row} />
          ))}
        </tbody>
      </table>
      {last > 0 && (
        <p className="tab-actions">
          <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
            Previous {PAGE}
          </Button>
          <Button disabled={page === last} onClick={() => setPage(page + 1)}>
            Next {PAGE}
          </Button>
        </p>
      )}
    </>
  )
}

function Row({ layout, heldOut, row }: Omit<MapTableProps, 'kind'> & { readonly row: number }) {
  const { embeddings, points } = layout
  const image = (of: number) => imageName(heldOut, embeddings.images[of] ?? -1)
  const identity = (of: number) => identityOf(heldOut, embeddings, of)
  const nearest = neighboursOf(layout, row)[0]
  return (
    <tr>
      <th scope="row">{image(row)}</th>
      <td>{nameOf(heldOut, identity(row))}</td>
      <td>{figure(points[2 * row])}</td>
      <td>{figure(points[2 * row + 1])}</td>
      {nearest === undefined ? (
        <td colSpan={3}>none</td>
      ) : (
        <>
          <td>
            {image(nearest)} <small>{nameOf(heldOut, identity(nearest))}</small>
          </td>
          <td>{figure(distanceBetween(embeddings, row, nearest))}</td>
          <td>{identity(nearest) === identity(row) ? 'yes' : 'no'}</td>
        </>
      )}
    </tr>
  )
}

const figure = (value = NaN) => (Number.isFinite(value) ? value.toPrecision(3) : 'no place')
