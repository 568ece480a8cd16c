/** Types of mnist.js, for its test. */
export const SOURCE: string
export const TARGET: string
export function sha256(bytes: Uint8Array): string
export function makePayload(folder?: string): Buffer
export function pack(payload: Uint8Array): Buffer
export function difference(packed: Uint8Array, payload: Uint8Array): string | null
