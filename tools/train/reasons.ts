/** Why a file or folder cannot be used, for the person; the system's own sentence is for those who wrote it. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'This user may not open it.',
  EPERM: 'This user may not open it.',
  EISDIR: 'It is a folder, and a file is wanted.',
  ENOTDIR: 'A part of the path is a file, and no folder.',
  EEXIST: 'There is a file of that name already, and a folder is wanted.',
  ENOSPC: 'The disk has no room left: delete something, or name a folder on another.',
  EDQUOT: 'This user has no room left on the disk.',
  EROFS: 'The disk can only be read.',
  ENAMETOOLONG: 'The name is too long for this disk.',
  ELOOP: 'Its links lead in a circle.',
  EMFILE: 'Too many files are open: close other programs, or raise the limit (ulimit -n).',
  EIO: 'The disk could not be read.',
}

/** A sentence, with its full stop. */
export function reasonOf(thrown: unknown): string {
  const { code, message } = thrown as NodeJS.ErrnoException
  const known = code === undefined ? undefined : REASONS[code]
  if (known !== undefined) return known
  return /[.!?]$/.test(message) ? message : `${message}.`
}
