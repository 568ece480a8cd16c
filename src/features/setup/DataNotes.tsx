import { configOf, runsOf, sameValue, type RunConfig, type Setup } from '../../domain/config'
import { MNIST_IMAGES } from '../../domain/mnist'
import { splitOf } from '../../domain/split'
import { sideText, splitCounts } from '../../domain/splitCounts'
import { setFor } from '../../state/datasets'
import { RunBadge } from '../../ui/RunBadge'

const MNIST_SPLIT = [
  `${MNIST_IMAGES.train.toLocaleString('en')} images to train on`,
  `${MNIST_IMAGES.heldOut.toLocaleString('en')} held out`,
]

/** How much is trained on and held out; null where the images are not here. */
function countsOf(config: RunConfig): readonly string[] | null {
  if (config.data === 'mnist01') return MNIST_SPLIT
  const set = setFor(config)
  if (set === null) return null
  const { train, heldOut } = splitCounts(set, splitOf(set, config))
  return [`${sideText(train)} to train on`, `${sideText(heldOut)} held out`]
}

/** What is trained on and held out; B's where that is other. */
export function SplitNote({ setup }: { readonly setup: Setup }) {
  const all = runsOf(setup).map((run) => ({ run, counts: countsOf(configOf(setup, run)) }))
  const [a, b] = all
  const differs = b !== undefined && !sameValue(a?.counts, b.counts)
  return (differs ? all : all.slice(0, 1)).map(({ run, counts }) =>
    counts === null ? null : (
      <p key={run} className="data-counts">
        {differs && <RunBadge run={run} />}
        {counts.map((side) => (
          <span key={side}>{side}</span>
        ))}
      </p>
    ),
  )
}

function Origin({ data }: Pick<RunConfig, 'data'>) {
  switch (data) {
    case 'mnist01':
      return (
        <>
          MNIST: LeCun, Cortes, Burges · <a href="./data/LICENCE-MNIST.txt">CC BY-SA 3.0</a>
        </>
      )
    case 'faces':
      return 'Drawn with facesjs (Apache-2.0): not real people'
    case 'own':
      return 'Your photos stay on this machine'
    default:
      return data satisfies never
  }
}

/** Whose images they are. */
export function Attribution({ setup }: { readonly setup: Setup }) {
  const kinds = new Set(runsOf(setup).map((run) => configOf(setup, run).data))
  return [...kinds].map((data) => (
    <p key={data} className="attribution">
      <Origin data={data} />
    </p>
  ))
}
