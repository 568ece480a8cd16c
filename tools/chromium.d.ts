/** Types of chromium.js, for its test and Playwright's configuration. */
export function findChromium(options?: {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly platform?: NodeJS.Platform
  readonly own?: string
  readonly exists?: (path: string) => boolean
}): string | null
/** Flags without which a headless Chromium calls home, or does not start as root. */
export const QUIET_FLAGS: readonly string[]
/** With them WebGPU is there on every machine, in software. */
export const SOFTWARE_WEBGPU: readonly string[]
export function ensureChromium(): string
