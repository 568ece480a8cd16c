/** Where programs lie on this machine. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The path that an environment variable names, or that of the first of these names on the PATH; null for none. */
export function findProgram(
  variable: string,
  names: readonly string[],
  { env = process.env, exists = existsSync } = {},
): string | null {
  const asked = env[variable]
  if (asked) {
    if (exists(asked)) return asked
    throw new Error(`${variable} is "${asked}", but there is no such file.`)
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return places.find((each) => exists(each)) ?? null
}
