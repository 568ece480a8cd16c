import { verifyLink } from '../../../domain/link'
import { bringVerifier } from '../../../state/bringWeights'

/** Opens a verifier's file in place of what is shown; resolves to why it could not, or to null. */
export async function openInstead(files: readonly File[]): Promise<string | null> {
  if (files.length === 0) return null
  try {
    const link = verifyLink(await bringVerifier(files.map((file) => ({ name: file.name, file }))))
    // Under the same address, what was missing is here now: looked for anew.
    if (location.hash === link) location.reload()
    else location.hash = link
    return null
  } catch (thrown) {
    return (thrown as Error).message
  }
}
