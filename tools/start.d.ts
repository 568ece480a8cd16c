/** Types of start.js, for its test. */
export function needsBuild(root: string): boolean
export function portFrom(
  argument: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): number | undefined
export function baseFrom(argument: string): string
