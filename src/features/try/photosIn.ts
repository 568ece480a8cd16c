import type { PictureSource } from '../../state/tryoutPictures'

type PhotoFile = Extract<PictureSource, { kind: 'photo' }>

/** The image files that were dropped or pasted, whatever else came with them. */
export function photosIn({ files }: Pick<DataTransfer, 'files'>): readonly PhotoFile[] {
  return photosOf(files).filter(({ blob }) => blob.type === '' || blob.type.startsWith('image/'))
}

export function photosOf(files: Iterable<File> | null): readonly PhotoFile[] {
  return Array.from(files ?? [], (file) => ({ kind: 'photo', blob: file, name: file.name }))
}
