import { Component, type ReactNode } from 'react'
import { PartFailed } from './PartFailed'

interface Props {
  /** What the part is called: “ROC”. */
  readonly name: string
  readonly children: ReactNode
}

/** A part that throws costs that part: it says so in its place, and can be shown anew. */
export class PartBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null }

  static getDerivedStateFromError(thrown: unknown) {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <PartFailed
        title={`${this.props.name} could not be shown`}
        advice={`${error.message} Try again; if it stays, reload the page: runs that are kept go on.`}
        reloads
        again={() => this.setState({ error: null })}
      />
    )
  }
}
