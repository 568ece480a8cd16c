import { Dices } from 'lucide-react'
import { useStore } from 'zustand'
import { newSeed, setupStore } from '../../state/setup'
import { Button } from '../../ui/Button'

/** Shows the seed; a click draws another. */
export function SeedButton() {
  const seed = useStore(setupStore, ({ setup }) => setup.a.seed)
  return (
    <Button
      className="seed"
      onClick={newSeed}
      aria-label={`Seed ${seed}: take another`}
      title="Take another seed: other weights, pairs and dropout masks"
    >
      <Dices size={14} aria-hidden /> seed {seed}
    </Button>
  )
}
