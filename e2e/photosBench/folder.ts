/** Folders of photos, ten a person, made once and kept where the system keeps temporary files. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { portrait } from '../support/photos/portraits'

const SIDE = 250
const TAKES = 10

/** The folder with so many photos in it. */
export async function folderOf(photos: number, progress: (text: string) => void): Promise<string> {
  const kept = join(tmpdir(), `siamese-photos-${photos}`)
  const folder = join(kept, 'photos')
  if (existsSync(kept)) return folder
  progress(`Making ${photos} photos in ${kept}`)
  // Its name is its own only once all is there.
  const making = await mkdtemp(`${kept}-`)
  let next = 0
  const make = async () => {
    while (next < photos) await makePhoto(join(making, 'photos'), next++)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, make))
  await rename(making, kept)
  return folder
}

async function makePhoto(folder: string, photo: number): Promise<void> {
  const [person, take] = [Math.floor(photo / TAKES), photo % TAKES]
  const home = join(folder, `person_${String(person + 1).padStart(4, '0')}`)
  await mkdir(home, { recursive: true })
  const jpeg = await portrait({ person, take, side: SIDE })
  await writeFile(join(home, `${String(take + 1).padStart(2, '0')}.jpg`), jpeg)
}
