/** Brings “Who is who” into sight, wherever the sheet is scrolled to. */
export function showWhoIsWho(): void {
  const title = document.querySelector<HTMLElement>('.who-title')
  title?.scrollIntoView({ block: 'start' })
  title?.focus({ preventScroll: true })
}
