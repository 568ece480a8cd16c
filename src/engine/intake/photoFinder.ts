/** From a path in a list to the file that is meant, among photos or .npy files. */
import { createFinder, type Found } from './finder'
import type { FoundFile } from './foundFiles'
import { sharedFolder } from './paths'
import { digits } from './refusal'

export function finderOf(files: readonly FoundFile[], kind: 'photo' | 'npy', byNumbers: boolean) {
  const ours = files.filter((file) => file.kind === kind)
  const above = sharedFolder(ours.map(({ path }) => path))
  const below = above === '' ? 0 : above.length + 1
  const find = createFinder(
    ours.map(({ path }) => path.slice(below)),
    kind === 'npy',
    byNumbers,
  )
  const what = kind === 'npy' ? 'files' : 'photos'
  return (path: string): FoundFile | Error => {
    const found: Found = find(path)
    if ('place' in found) return ours[found.place]!
    return new Error(
      found.fitting === 0
        ? `“${path}” is not among the ${what}. Bring it too, or take the line out.`
        : `“${path}” fits ${digits(found.fitting)} ${what}. Write more of its path.`,
    )
  }
}
