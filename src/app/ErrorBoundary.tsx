import { Component, type ReactNode } from 'react'

interface Props {
  /** Called once the page is there, however it came out. */
  readonly onShown: () => void
  readonly children: ReactNode
}

/** Catches what no part of the page could: says so, and offers the way back. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override componentDidMount() {
    this.props.onShown()
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <main className="crashed" role="alert">
        <h1>The page itself failed</h1>
        <p>{error.message}</p>
        <p>Your settings are in the address; reloading opens them again.</p>
        <button type="button" className="button primary" onClick={() => location.reload()}>
          Reload
        </button>
      </main>
    )
  }
}
