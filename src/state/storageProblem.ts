/** What kept the storage from working, and what to do. @param what is to be kept there */
export function storageProblem(thrown: unknown, what: string): string {
  const name = thrown instanceof Error ? thrown.name : ''
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  if (name === 'QuotaExceededError' || /quota/i.test(message))
    return `The browser has no room left for this page. Delete ${what} that you don’t need, or free disk space.`
  return `The browser’s storage cannot be used: ${message} In a private window, or with site data blocked, ${what} last only as long as this page.`
}
