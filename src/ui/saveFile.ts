/** Browsers may read the address a moment after the click. */
const READ_BY = 60_000

/** Gives a text or a file to the person as a file. */
export function saveFile(name: string, content: string | Blob, type?: string): void {
  const blob = typeof content === 'string' ? new Blob([content], type ? { type } : {}) : content
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), READ_BY)
}
