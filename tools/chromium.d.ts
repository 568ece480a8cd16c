/** Types of chromium.js, for its test and Playwright's configuration. */
export function findChromium(options?: {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly platform?: NodeJS.Platform
  readonly own?: string
  readonly exists?: (path: string) => boolean
}): string | null
export function ensureChromium(): string
