import { useStore } from 'zustand'
import { setupStore } from '../../state/setup'
import { lazyPart } from '../../ui/lazyPart'
import './openCase.css'

const OpenCase = lazyPart(
  'The case',
  () => import('./OpenCase'),
  (loaded) => loaded.OpenCase,
)

/** The card of the case that is open; nothing where none is. */
export function CaseCard() {
  const isOpen = useStore(setupStore, ({ setup }) => setup.caseId !== null)
  return isOpen && <OpenCase />
}
