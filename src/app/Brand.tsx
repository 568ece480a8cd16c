/** The name and its two overlapping twins. */
export function Brand() {
  return (
    <h1 className="brand">
      <svg width="30" height="20" viewBox="0 0 30 20" aria-hidden fill="none" strokeWidth="2.6">
        <circle cx="11" cy="10" r="8.5" stroke="var(--a)" />
        <circle cx="19" cy="10" r="8.5" stroke="var(--b)" />
      </svg>
      Siamese Playground
    </h1>
  )
}
