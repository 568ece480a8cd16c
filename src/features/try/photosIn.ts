import type { Source } from '../../state/tryoutPictures'

type Photo = Extract<Source, { kind: 'photo' }>

/** The image files that were dropped or pasted, whatever else came with them. */
export function photosIn({ files }: Pick<DataTransfer, 'files'>): readonly Photo[] {
  return photosOf(files).filter(({ blob }) => blob.type === '' || blob.type.startsWith('image/'))
}

export function photosOf(files: Iterable<File> | null): readonly Photo[] {
  return Array.from(files ?? [], (file) => ({ kind: 'photo', blob: file, name: file.name }))
}
