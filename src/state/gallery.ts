/** Whether the cases are on the screen, and where they open: at a case's page or at a symptom. */
import { createStore } from 'zustand/vanilla'
import type { SymptomId } from '../domain/symptoms'

/** Where the gallery opens. */
export interface GalleryStart {
  readonly caseId: string | null
  readonly symptom: SymptomId | null
}

export const galleryStore = createStore<{ readonly start: GalleryStart | null }>(() => ({
  start: null,
}))

/** Opens the cases: all of them, where nothing is said. */
export function showGallery({ caseId = null, symptom = null }: Partial<GalleryStart> = {}): void {
  galleryStore.setState({ start: { caseId, symptom } })
}

export function closeGallery(): void {
  galleryStore.setState({ start: null })
}
