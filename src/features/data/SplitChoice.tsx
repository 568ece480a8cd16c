import { useMemo } from 'react'
import type { RunConfig } from '../../domain/config'
import { settingsForSet, waysToSplit, type SuitedSettings } from '../../domain/dataDefaults'
import type { PhotoSet } from '../../domain/photoSet'
import { SET_WORDS } from '../../domain/setKind'
import { splitOf } from '../../domain/split'
import { Button } from '../../ui/Button'
import { showWhoIsWho } from './people/showWhoIsWho'
import { counted, sideText, splitCounts } from '../../domain/splitCounts'

const WAYS: Readonly<Record<RunConfig['split'], string>> = {
  identity: 'by identity',
  image: 'by image',
  folds: 'by the list’s folds',
}

/** How the set can be split, in numbers; the one that is chosen is what training will use. */
export function SplitChoice(props: {
  readonly set: PhotoSet
  readonly suited: SuitedSettings
  /** Whether the set-up is on this set already, and as it is stays so. */
  readonly stands: boolean
  readonly onWay: (way: RunConfig['split']) => void
}) {
  const { set, suited, stands, onWay } = props
  const rows = useMemo(() => waysToSplit(set).map((way) => splitRow(set, way)), [set])
  return (
    <>
      <div className="split-scroll">
        <table className="split-table">
          <caption className="hidden">Ways to split the set</caption>
          <thead>
            <tr>
              <th scope="col">Split</th>
              <th scope="col">Trained on</th>
              <th scope="col">Held out, to judge by</th>
              <th scope="col">Left out</th>
              <th scope="col">On both sides</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ way, train, heldOut, leftOut, shared }) => (
              <tr key={way} data-chosen={suited.patch.split === way || undefined}>
                <th scope="row">
                  <label className="check">
                    <input
                      type="radio"
                      name="way-to-split"
                      checked={suited.patch.split === way}
                      onChange={() => onWay(way)}
                    />
                    {WAYS[way]}
                  </label>
                </th>
                <td>{train}</td>
                <td>{heldOut}</td>
                <td>{leftOut}</td>
                <td>{shared}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {suited.problem !== null && (
        <p className="control-problem" role="alert">
          {suited.problem}{' '}
          <Button className="small" onClick={showWhoIsWho}>
            Show who is who
          </Button>
        </p>
      )}
      <p className="muted">
        {stands
          ? 'Run A is set up with these very photos: its settings stay as they are, unless another split is chosen here.'
          : `${suited.reasons.join(' ')} All of it can be changed in the set-up.`}
      </p>
    </>
  )
}

function splitRow(set: PhotoSet, way: RunConfig['split']) {
  const words = SET_WORDS[set.kind]
  const split = splitOf(set, settingsForSet(set, way).patch)
  const { train, heldOut } = splitCounts(set, split)
  const left = [
    split.leftOutImages > 0 && counted(split.leftOutImages, words.picture),
    split.leftOutPairs > 0 && counted(split.leftOutPairs, 'pair'),
  ].filter(Boolean)
  return {
    way,
    train: sideText(train, words),
    heldOut: sideText(heldOut, words),
    leftOut: left.join(', ') || 'none',
    shared: counted(split.sharedIdentities, words.one, words.many),
  }
}
