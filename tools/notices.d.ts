import type { Plugin } from 'vite'

export interface Notice {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly author: string
  readonly source: string
  readonly texts: readonly string[]
}
export function packageOf(id: string): string | null
export function noticeOf(folder: string): Notice
export function noticesText(notices: readonly Notice[]): string
export function noticesPlugins(): { readonly page: Plugin; readonly worker: () => Plugin }
