export function SetupPanel() {
  return <aside className="card">Set-up</aside>
}
