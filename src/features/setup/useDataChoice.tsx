import { useState } from 'react'
import { loadPart, PartError } from '../../loading/part'
import type * as DataChoice from '../../state/dataChoice'

/** Does what a choice of images asks for; the problem says why it could not be fetched, and what to do. */
export function useDataChoice() {
  const [problem, setProblem] = useState('')
  async function choose(act: (choice: typeof DataChoice) => void): Promise<void> {
    try {
      const choice = await loadPart(
        'What goes with other images',
        () => import('../../state/dataChoice'),
      )
      setProblem('')
      act(choice)
    } catch (thrown) {
      if (!(thrown instanceof PartError)) throw thrown
      setProblem(thrown.message)
    }
  }
  return { choose, problem }
}

/** Under a control: why it could not do what was asked. */
export function ControlProblem({ text }: { readonly text: string }) {
  return text === '' ? null : (
    <p className="control-problem" role="alert">
      {text}
    </p>
  )
}
