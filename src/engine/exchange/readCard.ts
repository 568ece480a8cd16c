/** What a file written here says of its verifier. */
import type { Verifier } from '../../domain/verifier'
import { FileFault } from './format'

/** @param text null where the file says nothing */
export function verifierFrom(text: unknown): Verifier | null {
  if (typeof text !== 'string') return null
  const told = parsed(text)
  if (told.version !== 1)
    throw new FileFault(
      `The file’s description is of version ${String(told.version)}; this page reads version 1. Reload the page: it may be older than the file.`,
    )
  return told as unknown as Verifier
}

function parsed(text: string): Record<string, unknown> {
  try {
    const told: unknown = JSON.parse(text)
    if (typeof told === 'object' && told !== null) return told as Record<string, unknown>
  } catch {
    // Told below.
  }
  throw new FileFault('The file’s description is no JSON object: save or download it again.')
}
